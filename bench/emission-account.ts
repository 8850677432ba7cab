import { generateKeyPairSync } from 'node:crypto'
import { createCifra } from '../apps/bff/src/cifra.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { provarChaveDkim } from '../apps/bff/src/emissao/correio/chave-dkim.ts'
import { CIFRA_CONTAS } from '../apps/bff/src/modules/contas-email/leitura.ts'

export const SECRET_KEY = 'the secret of a database that lives as long as the bench'
export const CONNECTIONS = 10
const DOMAIN = 'faturas.example.com'
const RSA_BITS = 2048

/** Gives the bills an account at the sink, or has the one that they have sign from now on. */
export async function prepararConta(unitOfWork: UnitOfWork, porta: number, dkim: boolean): Promise<void> {
  const { contasEmail, parametros } = unitOfWork.tables
  const agora = new Date()
  const values = {
    nome: 'bench',
    host: '127.0.0.1',
    porta,
    seguranca: 'nenhuma',
    remetenteNome: 'Distribuidora',
    remetenteEndereco: `faturas@${DOMAIN}`,
    dominioRetorno: DOMAIN,
    conexoes: CONNECTIONS,
    ativa: true,
    criadaEm: agora,
    atualizadaEm: agora,
    ...(dkim
      ? newKey()
      : { dkimDominio: null, dkimSeletor: null, dkimChaveCifrada: null, dkimRegistro: null }),
  } as const
  await unitOfWork.transaction(async (tx) => {
    const [known] = await tx.select({ id: contasEmail.id }).from(contasEmail)
    if (known) {
      await tx.update(contasEmail).set(values)
      return
    }
    const [row] = await tx.insert(contasEmail).values(values).returning({ id: contasEmail.id })
    await tx
      .insert(parametros)
      .values({ chave: 'financeiro.contaEmailFaturas', valor: String(row!.id), atualizadoEm: agora })
  })
}

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: RSA_BITS })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const prova = provarChaveDkim(pem)
  if (!prova.ok) throw new Error(prova.motivo)
  return {
    dkimDominio: DOMAIN,
    dkimSeletor: 'bench',
    dkimChaveCifrada: createCifra(SECRET_KEY, CIFRA_CONTAS).cifrar(pem),
    dkimRegistro: prova.registro,
  }
}
