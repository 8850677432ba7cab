import { onTestFinished } from 'vitest'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { DemoUc } from '#demo/modelo.ts'
import { createCanalSmtp } from '#emissao/channels/email.ts'
import { startServidorSmtp } from '#emissao/channels/testing/servidor-smtp.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { multipart, type Parte } from '#modules/importacao/testing/nf3e.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { createDocumentos } from '../documentos.ts'
import { createMotor, type Motor } from '../motor.ts'

const DESDE = new Date('2026-01-10T12:00:00Z')

/** A distributor at work: the whole BFF, a real SMTP server, and motors that run when the test says so. */
export async function createCena(unitOfWork: UnitOfWork) {
  const api = await createTestApp(unitOfWork)
  const supervisor = await api.entrar('supervisor')
  const smtp = await startServidorSmtp()
  const documentos = await createDocumentos()
  const cadastro = createCadastro(unitOfWork)
  const { tables } = unitOfWork
  const canais: { close(): void }[] = []
  onTestFinished(async () => {
    for (const canal of canais) canal.close()
    await smtp.close()
    await api.app.close()
  })

  function motor({ prazoMs = 4000, renovacaoMs = 60_000 } = {}): Motor {
    const canal = createCanalSmtp(smtp.url, { conexoes: 3, prazoMs })
    canais.push(canal)
    return createMotor({
      unitOfWork,
      relogio: api.relogio,
      documentos,
      fila: createFilaDeDisparos(tables),
      canal,
      remetente: 'Distribuidora Teste <faturas@distribuidora.example>',
      renovacaoMs,
    })
  }

  /** The UC of the demonstration's book in the cadastro, with the titular whom its bills name. */
  async function cadastrar(uc: DemoUc): Promise<{ id: number; titularId: number }> {
    const { titular } = uc
    const titularId = await cadastro.consumidor({
      nome: titular.nome,
      documento: titular.documento,
      documentoTipo: titular.tipo === 'empresa' ? 'cnpj' : 'cpf',
    })
    return cadastro.uc({ numero: uc.numero, numeroAnterior: uc.numeroAnterior, titularId })
  }

  /** An adhesion as a customer's earlier call left it. @returns the ids of its destinatários, in order. */
  async function aderir(
    uc: { id: number; titularId: number },
    enderecos: readonly string[],
    tipoCopia: 'apenas_digital' | 'impressa_tambem' = 'apenas_digital',
  ): Promise<{ envioDigitalId: number; destinatarioIds: number[] }> {
    return unitOfWork.transaction(async (tx) => {
      const [termo] = await tx
        .insert(tables.termos)
        .values({ versao: 100 + uc.id, texto: 'Termo de teste.', hash: 'f'.repeat(64), vigenteDesde: DESDE })
        .returning({ id: tables.termos.id })
      const [envio] = await tx
        .insert(tables.enviosDigitais)
        .values({
          ucId: uc.id,
          consumidorId: uc.titularId,
          tipoCopia,
          termoId: termo!.id,
          termoHash: 'f'.repeat(64),
          modoAceite: 'falado',
          origem: 'crm',
          criadoEm: DESDE,
        })
        .returning({ id: tables.enviosDigitais.id })
      const rows = await tx
        .insert(tables.destinatarios)
        .values(
          enderecos.map((endereco) => ({
            envioDigitalId: envio!.id,
            meio: endereco.startsWith('+') ? ('whatsapp' as const) : ('email' as const),
            endereco,
            criadoEm: DESDE,
          })),
        )
        .returning({ id: tables.destinatarios.id })
      return { envioDigitalId: envio!.id, destinatarioIds: rows.map((row) => row.id) }
    })
  }

  return {
    ...api,
    unitOfWork,
    smtp,
    documentos,
    cadastro,
    cadastrar,
    aderir,
    motor,
    supervisor,
    async importar(...partes: Parte[]) {
      const { body, headers } = multipart(partes)
      return supervisor('POST', '/api/faturas/importacoes', body, headers)
    },
    /** Every disparo, oldest first. */
    disparos: () => unitOfWork.read((tx) => tx.select().from(tables.disparos).orderBy(tables.disparos.id)),
    tentativas: () =>
      unitOfWork.read((tx) => tx.select().from(tables.tentativas).orderBy(tables.tentativas.id)),
    parametro: (chave: string, valor: unknown) => supervisor('PUT', `/api/parametros/${chave}`, { valor }),
  }
}

export type Cena = Awaited<ReturnType<typeof createCena>>
