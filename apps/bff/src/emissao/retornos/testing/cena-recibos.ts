import { eq } from 'drizzle-orm'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { createReceberRecibo } from '../receber-recibo.ts'
import type { Recibo } from '../recibo.ts'

type Mudancas = Partial<UnitOfWork['tables']['disparos']['$inferInsert']>

/**
 * A call centre with a call under way, made once for many tests; whoever made it closes its `app`. Each case has a number
 * and a message of its own.
 */
export async function createCenaDeRecibos(unitOfWork: UnitOfWork) {
  const api = await createTestApp(unitOfWork)
  const { tables } = unitOfWork
  const fila = createFilaDeDisparos(tables)
  const receberRecibo = createReceberRecibo({ unitOfWork, relogio: api.relogio, fila })
  const supervisor = await api.entrar('supervisor')
  await supervisor('PUT', '/api/parametros/canais.whatsapp.channelContratado', { valor: true })
  const agente = await api.entrar('atendente')
  const { body: call } = await agente('POST', '/api/atendimentos', { origem: 'telefone' })
  const cadastro = createCadastro(unitOfWork)
  const emitir = createEmitir(unitOfWork, cadastro, api.relogio)
  let sequence = 0

  /** A UC that adhered by WhatsApp on the call, and its bill as the API accepted it. */
  async function caso(outros: readonly string[] = []) {
    const serie = String(++sequence).padStart(3, '0')
    const [celular, wamid] = [`+5534987654${serie}`, `wamid.${serie}`]
    const uc = await cadastro.uc()
    const { body: salvo } = await agente('PUT', `/api/ucs/${uc.id}/envio-digital`, {
      atendimentoId: call.id,
      destinatarios: [celular, ...outros].map((endereco) => ({
        meio: endereco.includes('@') ? 'email' : 'whatsapp',
        endereco,
      })),
      tipoCopia: 'apenas_digital',
      termoVersao: 1,
      modoAceite: 'falado',
    })
    const faturaId = await emitir(uc)
    const { disparos } = tables
    const disparosDa = () =>
      unitOfWork.read((tx) =>
        tx.select().from(disparos).where(eq(disparos.faturaId, faturaId)).orderBy(disparos.id),
      )
    const disparoId = (await disparosDa()).find(({ meio }) => meio === 'whatsapp')!.id
    const marcar = (mudancas: Mudancas) =>
      unitOfWork.transaction(async (tx) => {
        await tx.update(disparos).set(mudancas).where(eq(disparos.id, disparoId))
      })
    await marcar({ estado: 'aceito', externoId: wamid, proximaTentativaEm: null, tentativas: 1 })
    const padrao: Recibo = {
      canal: 'whatsapp',
      disparoId,
      externoId: wamid,
      estado: 'delivered',
      codigo: null,
      detalhe: null,
      ocorridoEm: api.relogio.agora(),
      // As WhatsApp writes older numbers, without the ninth digit.
      numero: celular.replace('+55349', '5534'),
      significa: 'entregue',
    }
    return {
      uc,
      celular,
      wamid,
      disparoId,
      destinatarios: salvo.adesao.destinatarios as { id: number; meio: string }[],
      marcar,
      disparosDa,
      /** States and channels of the bill's disparos. */
      resultado: async () => (await disparosDa()).map(({ meio, estado }) => `${meio} ${estado}`),
      /** A receipt of the bill's message as Meta gives it. */
      receber: (recibo: Partial<Recibo>) => receberRecibo({ ...padrao, ...recibo }),
      ...leituras(unitOfWork, { ucId: uc.id, celular, disparoId }),
    }
  }

  return {
    ...api,
    agente,
    supervisor,
    protocolo: call.protocolo as string,
    caso,
    recibosDe: (externoId: string) =>
      unitOfWork.read((tx) =>
        tx.select().from(tables.recibos).where(eq(tables.recibos.externoId, externoId)),
      ),
  }
}

export type CenaDeRecibos = Awaited<ReturnType<typeof createCenaDeRecibos>>

function leituras(
  { read, tables: { recibos, supressoes, contatos, eventos } }: UnitOfWork,
  { ucId, celular, disparoId }: { ucId: number; celular: string; disparoId: number },
) {
  return {
    recibos: () =>
      read((tx) => tx.select().from(recibos).where(eq(recibos.disparoId, disparoId)).orderBy(recibos.id)),
    supressoes: () => read((tx) => tx.select().from(supressoes).where(eq(supressoes.endereco, celular))),
    contatos: () => read((tx) => tx.select().from(contatos).where(eq(contatos.ucId, ucId))),
    eventos: () => read((tx) => tx.select().from(eventos).where(eq(eventos.ucId, ucId)).orderBy(eventos.id)),
  }
}

function createEmitir(
  unitOfWork: UnitOfWork,
  cadastro: ReturnType<typeof createCadastro>,
  relogio: { agora(): Date },
) {
  return async (uc: { id: number; titularId: number }): Promise<number> => {
    const id = await cadastro.fatura(uc.id, '2026-12', {
      chave: String(uc.id).padStart(44, '0'),
      consumidorId: uc.titularId,
    })
    const fatura = {
      id,
      ucId: uc.id,
      consumidorId: uc.titularId,
      autorizada: true,
      contingencia: false,
      homologacao: false,
      jaImpressa: false,
      documento: { hash: 'abc', versaoModelo: '1' },
    }
    const condicoes = { apresentarSemAutorizar: true, whatsappContratado: true, demonstracao: true }
    const agora = relogio.agora()
    await unitOfWork.transaction((tx) =>
      createFilaDeDisparos(unitOfWork.tables).decidirPrimeiraVia(tx, { faturas: [fatura], condicoes, agora }),
    )
    return id
  }
}
