import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'
import type { ClasseDeRecusa } from '#emissao/channels/porta.ts'
import { retryOrGiveUp, type Andamento, type Desfecho } from './politica.ts'

/** What a refusal of a channel means for its disparo and for the person, whether it is the answer or comes later. */
export interface ConsequenciaDeRecusa {
  /** Whether another attempt may succeed. */
  repete: boolean
  /** Where the disparo ends when it is not tried again. */
  estado: Extract<EstadoDisparo, 'devolvido' | 'falhou'>
  /** Whether it is held against the channel: three in a row close it for a while. */
  culpaDoCanal: boolean
  /** The address is written to no more by this channel. */
  supressao: Extract<MotivoSupressao, 'endereco_invalido' | 'reclamacao'> | null
  /** The contact is marked, so that the next call asks for another (design rule 7). */
  marcaContato: boolean
  /** The destinatário leaves the adhesion: who wants no more by this channel wants it on paper. */
  retiraDestinatario: boolean
}

const NADA = {
  repete: false,
  estado: 'falhou',
  culpaDoCanal: false,
  supressao: null,
  marcaContato: false,
  retiraDestinatario: false,
} as const

const CONSEQUENCIAS: Readonly<Record<ClasseDeRecusa, ConsequenciaDeRecusa>> = {
  passageira: { ...NADA, repete: true },
  ritmo: { ...NADA, repete: true, culpaDoCanal: true },
  canal: { ...NADA, repete: true, culpaDoCanal: true },
  destinatario: { ...NADA, estado: 'devolvido', supressao: 'endereco_invalido', marcaContato: true },
  recusa_da_pessoa: { ...NADA, supressao: 'reclamacao', retiraDestinatario: true },
  conteudo: NADA,
}

export const consequenciaDe = (classe: ClasseDeRecusa): ConsequenciaDeRecusa => CONSEQUENCIAS[classe]

/** Decides by the answer of a channel that did not take the message. */
export function decidirRecusa(
  { classe, resposta }: { classe: ClasseDeRecusa; resposta: Resposta },
  andamento: Andamento,
): Desfecho {
  const { repete, estado, culpaDoCanal, supressao } = consequenciaDe(classe)
  if (repete) {
    // Only what an operator mends is soon tried again; a channel that is too fast has to slow down.
    const esperado = retryOrGiveUp(resposta, andamento, classe === 'canal' ? 'conta_ruim' : 'boa')
    return { ...esperado, saude: culpaDoCanal ? 'conta_ruim' : 'boa' }
  }
  return { resultado: 'recusado', estado, proximaEm: null, supressao, saude: 'boa', erro: resposta.texto }
}
