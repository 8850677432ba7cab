import { formatCompetencia, formatDay, formatInstant } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { DadosDaFatura, DadosDoTermo } from './dados.ts'

/** What a template sees: texts as people read them, flags, and null for what is absent, which `{% if %}` takes as no. */
export type Escopo = Readonly<Record<string, Readonly<Record<string, string | boolean | null>>>>

const MESES = [
  ...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho'],
  ...['julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
]

const MODOS = {
  falado: 'por telefone, de viva voz',
  clicado: 'pela internet',
  assinado: 'por assinatura',
} as const

export function escopoDaFatura(dados: DadosDaFatura): Escopo {
  const { emitente, destinatario, fatura, totais } = dados.nf3e
  const linhaDigitavel = fatura.pagamento?.linhaDigitavel
  const fone = emitente.endereco.fone
  return {
    distribuidora: { nome: emitente.fantasia ?? emitente.nome, telefone: fone && formatPhone(fone) },
    titular: { nome: destinatario.nome },
    ...daUc(dados),
    fatura: {
      competencia: formatCompetencia(fatura.competencia),
      mes: mesPorExtenso(fatura.competencia),
      vencimento: formatDay(fatura.vencimento),
      valor: formatCentavos(totais.documentoCentavos ?? totais.notaCentavos),
      linhaDigitavel: linhaDigitavel ? formatLinhaDigitavel(linhaDigitavel) : null,
      pix: fatura.pix,
      debitoAutomatico: fatura.debitoAutomatico !== null,
      somenteBarra: dados.conteudo === 'barra',
    },
    pdf: { dicaDaSenha: dados.senhaDica },
  }
}

export function escopoDoTermo(dados: DadosDoTermo): Escopo {
  return {
    distribuidora: { nome: dados.remetente, telefone: null },
    titular: { nome: dados.titular },
    ...daUc(dados),
    termo: {
      texto: dados.texto,
      versao: String(dados.versao),
      aceitoEm: formatInstant(dados.aceitoEm),
      modoAceite: MODOS[dados.modoAceite],
      protocolo: dados.protocolo === null ? null : formatProtocolo(dados.protocolo),
    },
  }
}

const mesPorExtenso = (competencia: string) =>
  `${MESES[Number(competencia.slice(5)) - 1] ?? ''} de ${competencia.slice(0, 4)}`

const daUc = ({
  uc,
  ucNumeroAnterior = null,
  linkDescadastro = null,
}: Pick<DadosDoTermo, 'uc' | 'ucNumeroAnterior' | 'linkDescadastro'>) => ({
  uc: { numero: formatUcNumber(uc), numeroAnterior: ucNumeroAnterior },
  links: { descadastro: linkDescadastro },
})
