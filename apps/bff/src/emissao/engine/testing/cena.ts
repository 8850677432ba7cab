import { eq } from 'drizzle-orm'
import { expect, onTestFinished } from 'vitest'
import { createCifra } from '#cifra.ts'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { DemoUc } from '#demo/modelo.ts'
import { startServidorSmtp } from '#emissao/channels/testing/servidor-smtp.ts'
import { CIFRA_CONTAS, createLerContas } from '#modules/contas-email/leitura.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { abrirProtecaoDe } from '#modules/envio-digital/protecao.ts'
import { multipart, type Parte } from '#modules/importacao/testing/nf3e.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { deriveKey } from '#secret-key.ts'
import { createTestApp } from '#testing/app.ts'
import { contaDaUrl } from '../conta-da-url.ts'
import { createDocumentos } from '../documentos.ts'
import { createMotor, type Motor, type MotorDeps } from '../motor.ts'
import { createOficina, createOficinaLocal, type Oficina } from '../oficina/oficina.ts'
import { createProcesso } from '../processo.ts'
import { createProvedores } from '../saida/provedores.ts'

const REMETENTE = 'Distribuidora Teste <faturas@distribuidora.example>'
export const SEGREDO = 'segredo de teste com mais de trinta e dois caracteres'

interface OpcoesMotor {
  prazoMs?: number
  renovacaoMs?: number
  contas?: Partial<MotorDeps['contas']>
  processo?: MotorDeps['processo']
  /** Threads that write and send; none does it in the test's own. */
  threads?: number
  /** Stands between the motor and the place that sends. */
  entre?: (oficina: Oficina) => Oficina
}

const DESDE = new Date('2026-01-10T12:00:00Z')

/** A distributor at work: the whole BFF, a real SMTP server, and motors that run when the test says so. */
export async function createCena(unitOfWork: UnitOfWork) {
  const api = await createTestApp(unitOfWork, { ports: { secretKey: SEGREDO } })
  const supervisor = await api.entrar('supervisor')
  const smtp = await startServidorSmtp()
  const cadastro = createCadastro(unitOfWork)
  const { tables } = unitOfWork
  const oficinas: Oficina[] = []
  const falhas: unknown[] = []
  onTestFinished(async () => {
    await Promise.all(oficinas.map((oficina) => oficina.close()))
    await smtp.close()
    await api.app.close()
    // One that a test provokes is taken out by it.
    expect(falhas).toEqual([])
  })

  /** A motor of its own, as another worker has; it leaves by the test's server unless the database says otherwise. */
  function motor({
    prazoMs = 4000,
    renovacaoMs = 60_000,
    contas = {},
    processo = createProcesso(),
    threads,
    entre,
  }: OpcoesMotor = {}): Motor {
    const oficina = threads ? createOficina(threads, prazoMs) : createOficinaLocal(prazoMs)
    oficinas.push(oficina)
    const { relogio } = api
    return createMotor({
      unitOfWork,
      relogio,
      oficina: entre?.(oficina) ?? oficina,
      fila: createFilaDeDisparos(tables),
      contas: {
        lerContas: createLerContas(tables, createCifra(SEGREDO, CIFRA_CONTAS), () => undefined),
        lerCanais: async () => [],
        fixa: contaDaUrl('teste', `${smtp.url}?conexoes=3`, REMETENTE),
        reserva: null,
        avisar: () => undefined,
        ...contas,
      },
      provedores: createProvedores({
        unitOfWork,
        relogio,
        consultarMx: () => Promise.reject(new Error('no DNS')),
      }),
      enderecamento: {
        publicUrl: 'https://ramal.example',
        verpKey: deriveKey(SEGREDO, 'verp'),
        tokensKey: deriveKey(SEGREDO, 'tokens'),
        recibosKey: deriveKey(SEGREDO, 'recibos'),
        abrirProtecao: abrirProtecaoDe(SEGREDO),
      },
      relatar: (falha) => falhas.push(falha),
      processo,
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
    falhas,
    documentos: await createDocumentos(),
    cadastro,
    cadastrar,
    aderir,
    motor,
    supervisor,
    async importar(...partes: Parte[]) {
      const { body, headers } = multipart(partes)
      return supervisor('POST', '/api/faturas/importacoes', body, headers)
    },
    /** An account of the database whose server listens on this port. @returns its id. */
    conta: (porta: number): Promise<number> =>
      unitOfWork.transaction(async (tx) => {
        const [row] = await tx
          .insert(tables.contasEmail)
          .values({
            nome: `Conta ${porta}`,
            host: '127.0.0.1',
            porta,
            seguranca: 'nenhuma',
            remetenteNome: 'Distribuidora',
            remetenteEndereco: 'faturas@distribuidora.example',
            conexoes: 3,
            ativa: true,
            criadaEm: DESDE,
            atualizadaEm: DESDE,
          })
          .returning({ id: tables.contasEmail.id })
        return row!.id
      }),
    /** Has a disparo leave by an account. */
    async porConta(tx: Tx, disparoId: number, contaEmailId: number): Promise<void> {
      await tx.update(tables.disparos).set({ contaEmailId }).where(eq(tables.disparos.id, disparoId))
    },
    /** Every disparo, oldest first. */
    disparos: () => unitOfWork.read((tx) => tx.select().from(tables.disparos).orderBy(tables.disparos.id)),
    tentativas: () =>
      unitOfWork.read((tx) => tx.select().from(tables.tentativas).orderBy(tables.tentativas.id)),
    parametro: (chave: string, valor: unknown) => supervisor('PUT', `/api/parametros/${chave}`, { valor }),
  }
}

export type Cena = Awaited<ReturnType<typeof createCena>>
