import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { renderHtml, renderTexto, type Bloco, type Pagina } from './html.ts'
import type { Mensagem } from './mensagem.ts'

export interface FaturaNaMensagem {
  distribuidora: string
  titular: string
  uc: string
  /** AAAA-MM. */
  competencia: string
  vencimento: string
  valorCentavos: number
  linhaDigitavel: string | null
  pix: string | null
  debitoAutomatico: boolean
  via: 1 | 2
  pdf: Uint8Array
}

/** The e-mail of a bill: what is due, how to pay, and how to change or leave; the DANF3E goes as an attachment. */
export function mensagemDaFatura(fatura: FaturaNaMensagem): Mensagem {
  const competencia = formatCompetencia(fatura.competencia)
  const uc = formatUcNumber(fatura.uc)
  const segunda = fatura.via === 2
  const nome = segunda ? '2ª via da fatura' : 'Fatura'
  const valor = formatCentavos(fatura.valorCentavos)
  const pagina: Pagina = {
    remetente: fatura.distribuidora,
    titulo: `${nome} de energia de ${competencia}`,
    resumo: `${valor}, vencimento em ${formatDay(fatura.vencimento)}. UC ${uc}.`,
    blocos: [
      {
        tipo: 'paragrafo',
        texto: `Olá, ${fatura.titular}.\nA ${segunda ? '2ª via da sua fatura' : 'sua fatura'} está no anexo, em PDF.`,
      },
      {
        tipo: 'destaque',
        linhas: [
          ['Unidade consumidora', uc],
          ['Mês de referência', competencia],
          ['Vencimento', formatDay(fatura.vencimento)],
          ['Valor', valor],
        ],
      },
      ...pagamento(fatura),
    ],
    rodape: segunda ? RODAPE_2VIA : RODAPE,
  }
  return {
    assunto: `${nome} de energia ${competencia} - UC ${uc} - vence ${formatDay(fatura.vencimento)}`,
    texto: renderTexto(pagina),
    html: renderHtml(pagina),
    anexos: [
      { nome: `fatura-${fatura.competencia}-${fatura.uc}.pdf`, tipo: 'application/pdf', bytes: fatura.pdf },
    ],
  }
}

function pagamento({ debitoAutomatico, linhaDigitavel, pix }: FaturaNaMensagem): Bloco[] {
  if (debitoAutomatico) {
    return [{ tipo: 'paragrafo', texto: 'Esta fatura está em débito automático: não é preciso pagá-la.' }]
  }
  const codigos: Bloco[] = []
  if (linhaDigitavel) {
    codigos.push({
      tipo: 'codigo',
      rotulo: 'Linha digitável',
      codigo: formatLinhaDigitavel(linhaDigitavel),
    })
  }
  if (pix) codigos.push({ tipo: 'codigo', rotulo: 'Pix copia e cola', codigo: pix })
  if (codigos.length > 0) return codigos
  return [{ tipo: 'paragrafo', texto: 'Para pagar, use as instruções que estão na fatura em anexo.' }]
}

const MARCA = 'Mensagem automática: não é preciso responder.'
const RODAPE = [
  'Você recebe esta mensagem porque esta unidade consumidora aderiu ao envio digital da fatura. Para trocar o endereço ' +
    'ou voltar à fatura impressa, a qualquer momento e sem custo, fale com a central de atendimento que está na fatura.',
  MARCA,
]
const RODAPE_2VIA = [
  'A 2ª via foi enviada a este endereço a pedido, na central de atendimento. Se o pedido não foi seu, apague a mensagem e ' +
    'avise a central que está na fatura.',
  MARCA,
]
