import type { EstadoDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { EventoProtocolo } from '@ramal/shared/contracts/protocolos.ts'
import type { Evento } from '#modules/eventos/service.ts'
import type { DisparosDoAtendimento } from './repository.ts'

type Disparo = Awaited<ReturnType<DisparosDoAtendimento['disparos']>>[number]
type Tentativa = Awaited<ReturnType<DisparosDoAtendimento['tentativas']>>[number]

type Recibo = Awaited<ReturnType<DisparosDoAtendimento['recibos']>>[number]

interface Registrado {
  eventos: readonly Evento[]
  disparos: readonly Disparo[]
  tentativas: readonly Tentativa[]
  recibos: readonly Recibo[]
}

type Item = Omit<EventoProtocolo, 'em'> & { em: Date }

/** States of one that is under way, or that something else here tells; any other was reached by news that came after. */
const SEM_NOTICIA: readonly EstadoDisparo[] = [
  'retido',
  'aguardando_autorizacao',
  'na_fila',
  'enviando',
  'aceito',
]

/**
 * What a protocolo registered and caused, in order of time. Disparos, attempts and receipts come from their own rows,
 * which are the proof; of what happened in one instant, the cause comes before the effect.
 */
export function linhaDoTempo({ eventos, disparos, tentativas, recibos }: Registrado): EventoProtocolo[] {
  // What nobody cancelled was called back by something else, e.g. the end of its adhesion.
  const cancelados = new Set(
    eventos.flatMap(({ dados }) => (dados.tipo === 'disparo.cancelado' ? dados.disparoId : [])),
  )
  const itens: Item[] = [
    ...eventos.map(({ id, em, usuario, dados }) => ({ id: `evento:${id}`, em, usuario, dados })),
    ...disparos.map(criado),
    ...tentativas.map(tentado),
    ...recibos.map(recebido),
    ...disparos.filter(({ id, estado }) => !SEM_NOTICIA.includes(estado) && !cancelados.has(id)).map(chegado),
  ]
  // The sort is stable, and the list was put together by cause and effect.
  return itens
    .toSorted((a, b) => a.em.getTime() - b.em.getTime())
    .map((item) => ({ ...item, em: item.em.toISOString() }))
}

const criado = ({ id, criadoEm, usuario, ...disparo }: Disparo): Item => ({
  id: `disparo:${id}`,
  em: criadoEm,
  usuario,
  dados: {
    tipo: 'disparo.criado',
    disparoId: id,
    faturaId: disparo.faturaId,
    competencia: disparo.competencia,
    finalidade: disparo.finalidade,
    conteudo: disparo.conteudo,
    meio: disparo.meio,
    endereco: disparo.endereco,
    documentoHash: disparo.documentoHash,
  },
})

const tentado = ({ id, inicio, fim, ...tentativa }: Tentativa): Item => ({
  id: `tentativa:${id}`,
  em: fim ?? inicio,
  usuario: null,
  dados: { tipo: 'disparo.tentativa', ...tentativa },
})

/** When it happened, which may be before another that was told of earlier. */
const recebido = ({ id, ocorridoEm, ...recibo }: Recibo): Item => ({
  id: `recibo:${id}`,
  em: ocorridoEm,
  usuario: null,
  dados: { tipo: 'disparo.recibo', ...recibo },
})

const chegado = ({ id, estado, estadoEm }: Disparo): Item => ({
  id: `disparo:${id}:${estado}`,
  em: estadoEm,
  usuario: null,
  dados: { tipo: 'disparo.estado', disparoId: id, estado },
})
