import { phoneVariants } from '@ramal/shared/domain/phone-digits.ts'
import * as z from 'zod/mini'
import type { Fase } from '../entrega.ts'
import type { EntregaDeCanal } from '../porta.ts'
import type { Retorno } from './cliente.ts'
import { classeDaResposta } from './codigos.ts'

const MAX_TEXTO = 500

const erroDaGraph = z.object({
  error: z.object({
    message: z.optional(z.string()),
    code: z.optional(z.number()),
    error_subcode: z.optional(z.number()),
    error_data: z.optional(z.looseObject({ details: z.optional(z.string()) })),
    fbtrace_id: z.optional(z.string()),
  }),
})

export type Recusada = Extract<EntregaDeCanal, { aceita: false }>

/** An answer that is no acceptance, or none at all, as the engine takes it. @param para the recipient, left out of the words. */
export function recusada(
  retorno: Retorno,
  fase: Extract<Fase, 'midia' | 'mensagem'>,
  para: string,
): Recusada {
  if (retorno.tipo === 'respondeu') return refused(retorno, fase, para)
  const { tipo, motivo } = retorno
  const resposta = { codigo: null, codigoEstendido: null }
  if (tipo === 'fila') {
    const texto = 'Nenhuma conexão ficou livre a tempo.'
    return {
      aceita: false,
      semConexao: true,
      classe: 'passageira',
      resposta: { ...resposta, texto, fase: 'conexao' },
    }
  }
  // Nobody was asked anything: as with a mail server that is away, everything waits for the way and not each for itself.
  if (tipo === 'conexao') {
    const texto = `A API do WhatsApp não atendeu a conexão (${motivo}).`
    return { aceita: false, classe: 'canal', resposta: { ...resposta, texto, fase: 'conexao' } }
  }
  const texto = `A API do WhatsApp não respondeu (${motivo}).`
  return { aceita: false, classe: 'passageira', resposta: { ...resposta, texto, fase } }
}

function refused(
  { status, corpo }: Extract<Retorno, { tipo: 'respondeu' }>,
  fase: Fase,
  para: string,
): Recusada {
  const parsed = erroDaGraph.safeParse(lerJson(corpo))
  const erro = parsed.success ? parsed.data.error : null
  const codigo = erro?.code ?? null
  const palavras = [erro?.message, erro?.error_data?.details].filter(Boolean).join(' ')
  const rastro = erro?.fbtrace_id ? ` [${erro.fbtrace_id.slice(0, 60)}]` : ''
  const texto = `${semNumero(palavras || `HTTP ${status}`, para).slice(0, MAX_TEXTO)}${rastro}`
  const classe = classeDaResposta(status, { codigo, subcodigo: erro?.error_subcode ?? null })
  return { aceita: false, classe, resposta: { codigo: codigo ?? status, codigoEstendido: null, texto, fase } }
}

/** Null for what is no JSON. */
export function lerJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Words of a provider without the number that they may repeat, in either of its forms. */
export function semNumero(text: string, para: string): string {
  const formas = phoneVariants(para).flatMap((e164) => [e164, e164.slice(1), e164.slice(3)])
  return formas.reduce((limpo, forma) => limpo.replaceAll(forma, '…'), text)
}
