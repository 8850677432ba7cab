import * as z from 'zod/mini'
import { atendimento } from './atendimentos.ts'
import { instante, texto } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'
import { eventoDados } from './eventos.ts'

export const eventoProtocolo = z.object({
  /** Stable across reads: `evento:12`, `disparo:7`, `tentativa:3`. */
  id: z.string(),
  em: instante,
  usuario: z.nullable(z.string()),
  dados: eventoDados,
})

export const protocoloDetalhe = z.object({
  atendimento,
  uc: z.nullable(z.object({ id: z.number(), numero: z.string(), nome: z.string() })),
  /** In order of time: what was done in the call and every disparo it caused, even weeks later. */
  eventos: z.array(eventoProtocolo),
})

export type ProtocoloDetalhe = z.infer<typeof protocoloDetalhe>
export type EventoProtocolo = z.infer<typeof eventoProtocolo>

export const verProtocolo = contract({
  metodo: 'GET',
  caminho: '/protocolos/:protocolo',
  resumo: 'Tudo o que um protocolo registrou e causou',
  acesso: EQUIPE,
  params: z.object({ protocolo: texto(30) }),
  resposta: { status: 200, corpo: protocoloDetalhe },
})
