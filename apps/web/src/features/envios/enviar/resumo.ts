import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import { textos } from './textos.ts'

const t = textos.resumo

export interface OQueSai {
  meio: MeioDisparo
  conteudo: 'fatura' | 'barra'
  faturas: number
  enderecos: number
  impressao: 'agora' | 'lote'
}

/** What goes where, in one line: '3 faturas para 2 endereços: 2 mensagens com 3 PDFs'. */
export function resumoDe({ meio, conteudo, faturas, enderecos, impressao }: OQueSai): string {
  const oQue = (conteudo === 'barra' ? t.barras : t.faturas)(faturas)
  if (meio === 'impressao')
    return `${oQue}: ${impressao === 'agora' ? '1 PDF para imprimir' : 'no próximo lote'}`
  if (meio === 'email') {
    return `${oQue} para ${t.enderecos(enderecos)}: ${t.mensagens(enderecos)} com ${t.pdfs(faturas)}`
  }
  return `${oQue} para ${t.numeros(enderecos)}: ${t.mensagens(faturas * enderecos)}`
}
