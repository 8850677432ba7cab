import type { EstadoDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { EventoProtocolo } from '@ramal/shared/contracts/protocolos.ts'
import type { Evento } from '#modules/eventos/service.ts'
import type { DisparosDoAtendimento } from './repository.ts'

type Disparo = Awaited<ReturnType<DisparosDoAtendimento['disparos']>>[number]
type Tentativa = Awaited<ReturnType<DisparosDoAtendimento['tentativas']>>[number]

type Item = Omit<EventoProtocolo, 'em'> & { em: Date }

/** States of one that is under way or whose last attempt tells it; any other was reached by news that came after. */
const SEM_NOTICIA: readonly EstadoDisparo[] = [
  'retido',
  'aguardando_autorizacao',
  'na_fila',
  'enviando',
  'aceito',
]

/**
 * What a protocolo registered and caused, in order of time. Disparos and attempts come from their own rows, which are
 * the proof; of what happened in one instant, the cause comes before the effect.
 */
export function linhaDoTempo(
  eventos: readonly Evento[],
  disparos: readonly Disparo[],
  tentativas: readonly Tentativa[],
): EventoProtocolo[] {
  const itens: Item[] = [
    ...eventos.map(({ id, em, usuario, dados }) => ({ id: `evento:${id}`, em, usuario, dados })),
    ...disparos.map(criado),
    ...tentativas.map(tentado),
    ...disparos.filter(({ estado }) => !SEM_NOTICIA.includes(estado)).map(chegado),
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

const chegado = ({ id, estado, estadoEm }: Disparo): Item => ({
  id: `disparo:${id}:${estado}`,
  em: estadoEm,
  usuario: null,
  dados: { tipo: 'disparo.estado', disparoId: id, estado },
})
