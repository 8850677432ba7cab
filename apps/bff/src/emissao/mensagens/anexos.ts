import { createHash } from 'node:crypto'
import type { DadosDaFatura } from './dados.ts'
import type { Mensagem } from './mensagem.ts'
import type { Fontes } from './padrao/padrao.ts'

type Anexo = Mensagem['anexos'][number]

/** What a bill's file is called. */
export const nomeDoAnexo = ({
  conteudo = 'fatura',
  nf3e,
  uc,
}: Pick<DadosDaFatura, 'conteudo' | 'nf3e' | 'uc'>): string =>
  `${conteudo}-${nf3e.fatura.competencia}-${uc}.pdf`

export const anexoDe = (dados: DadosDaFatura): Anexo => ({
  nome: nomeDoAnexo(dados),
  tipo: 'application/pdf',
  bytes: dados.pdf,
})

/** Those of several bills; two of one month, as a corrected one is, get names of their own. */
export function anexosDe(dados: readonly DadosDaFatura[]): Anexo[] {
  const vezes = new Map<string, number>()
  return dados.map(anexoDe).map((anexo) => {
    const vez = (vezes.get(anexo.nome) ?? 0) + 1
    vezes.set(anexo.nome, vez)
    return vez === 1 ? anexo : { ...anexo, nome: anexo.nome.replace(/\.pdf$/, `-${vez}.pdf`) }
  })
}

/** The product's own words are named by their hash: they change with the product and not by a version of their own. */
export function nomeDoPadrao(tipo: string, { assunto, html, texto }: Fontes): string {
  const hash = createHash('sha256').update(`${assunto}\0${html}\0${texto}`).digest('hex')
  return `${tipo}-padrao-${hash.slice(0, 8)}`
}
