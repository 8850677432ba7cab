import type { UnitOfWork } from '#db/unit-of-work.ts'
import { assinarAviso, type StatusDaGraph } from '#emissao/channels/testing/avisos-graph.ts'
import { createReceberRecibo } from '#emissao/retornos/receber-recibo.ts'
import { referenciaDoDisparo } from '#emissao/retornos/referencia.ts'
import { createCenaDeRecibos, type CenaDeRecibos } from '#emissao/retornos/testing/cena-recibos.ts'
import { CANAL_WHATSAPP } from '#modules/canais/testing/canais.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { deriveKey } from '#secret-key.ts'
import { createTratarAvisos } from '../tratar.ts'

export const URL_DO_WEBHOOK = '/api/canais/whatsapp/webhook'
export const { segredoApp, tokenVerificacao } = CANAL_WHATSAPP.segredos

const chaveRecibos = deriveKey('a-secret-key-that-only-the-tests-know', 'recibos')

export type Caso = Awaited<ReturnType<CenaDeRecibos['caso']>>

/** A call centre whose WhatsApp is configured, and the calls of Meta. */
export async function createCenaDeAvisos(unitOfWork: UnitOfWork) {
  const cena = await createCenaDeRecibos(unitOfWork)
  const { relogio } = cena
  const { read, tables } = unitOfWork
  const fila = createFilaDeDisparos(tables)
  const receberRecibo = createReceberRecibo({ unitOfWork, relogio, fila })
  await cena.supervisor('PUT', '/api/canais', CANAL_WHATSAPP)

  return {
    ...cena,
    /** Works through what was kept; the application does the same by itself, at a moment of its own. */
    tratar: createTratarAvisos({ unitOfWork, relogio, receberRecibo, chaveRecibos }).tratarPendentes,
    async post(corpo: Buffer, headers: Record<string, string> = assinarAviso(corpo, segredoApp)) {
      const { status, body } = await cena.anonimo('POST', URL_DO_WEBHOOK, corpo, headers)
      return { status, codigo: body.codigo as string | undefined }
    },
    /** A status of the case's message, with the reference that went out with it. */
    status: ({ wamid, disparoId, celular }: Caso, outro: Partial<StatusDaGraph> = {}): StatusDaGraph => ({
      id: wamid,
      status: 'delivered',
      em: relogio.agora(),
      numero: celular.replace('+55349', '5534'),
      referencia: referenciaDoDisparo(disparoId, chaveRecibos),
      ...outro,
    }),
    avisos: () => read((tx) => tx.select().from(tables.avisosRecebidos).orderBy(tables.avisosRecebidos.id)),
  }
}

export type CenaDeAvisos = Awaited<ReturnType<typeof createCenaDeAvisos>>
