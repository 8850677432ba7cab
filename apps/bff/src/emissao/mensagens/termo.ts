import { formatInstant } from '@ramal/shared/domain/dates.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { renderHtml, renderTexto, type Pagina } from './html.ts'
import type { Mensagem } from './mensagem.ts'

export interface TermoNaMensagem {
  remetente: string
  titular: string
  uc: string
  aceitoEm: Date
  modoAceite: 'falado' | 'clicado' | 'assinado'
  /** Null when the adhesion was made outside a call. */
  protocolo: string | null
  versao: number
  texto: string
}

const MODOS = {
  falado: 'por telefone, de viva voz',
  clicado: 'pela internet',
  assinado: 'por assinatura',
} as const

/** The copy of the adhesion's term that goes to each new address. */
export function mensagemDoTermo(termo: TermoNaMensagem): Mensagem {
  const uc = formatUcNumber(termo.uc)
  const protocolo: [string, string][] = termo.protocolo
    ? [['Protocolo', formatProtocolo(termo.protocolo)]]
    : []
  const pagina: Pagina = {
    remetente: termo.remetente,
    titulo: 'Adesão à fatura digital',
    resumo: `As próximas faturas da UC ${uc} chegam por este endereço.`,
    blocos: [
      {
        tipo: 'paragrafo',
        texto: `Olá, ${termo.titular}.\nEste endereço vai receber as faturas da unidade consumidora abaixo. Guarde esta cópia do termo.`,
      },
      {
        tipo: 'destaque',
        linhas: [
          ['Unidade consumidora', uc],
          ['Aceito em', formatInstant(termo.aceitoEm)],
          ['Modo de aceite', MODOS[termo.modoAceite]],
          ...protocolo,
        ],
      },
      { tipo: 'paragrafo', texto: `Termo de adesão, versão ${termo.versao}` },
      { tipo: 'paragrafo', texto: termo.texto },
    ],
    rodape: [
      'Se esta unidade consumidora não é sua, avise a central de atendimento: o endereço será retirado.',
      'Mensagem automática: não é preciso responder.',
    ],
  }
  return {
    assunto: `Adesão à fatura digital - UC ${uc}`,
    texto: renderTexto(pagina),
    html: renderHtml(pagina),
    anexos: [],
  }
}
