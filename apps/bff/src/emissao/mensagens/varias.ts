import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { anexosDe, nomeDoPadrao } from './anexos.ts'
import type { DadosDaFatura } from './dados.ts'
import { escopoDaFatura } from './escopo.ts'
import { compilar, liquidHtml, liquidTexto } from './liquid.ts'
import type { MensagemEscrita } from './modelos.ts'
import { SEGUNDAS_VIAS } from './padrao/segundas-vias.ts'

/** Writes one message of several bills of a UC, in the order in which they are given. At least one. */
export function createSegundasVias(): (dados: readonly DadosDaFatura[]) => MensagemEscrita {
  const assunto = compilar(liquidTexto, SEGUNDAS_VIAS.assunto)
  const html = compilar(liquidHtml, SEGUNDAS_VIAS.html)
  const texto = compilar(liquidTexto, SEGUNDAS_VIAS.texto)
  const versao = nomeDoPadrao('segunda_via-varias', SEGUNDAS_VIAS)
  return (dados) => {
    const escopo = escopoDeVarias(dados)
    const mensagem = { assunto: assunto(escopo), html: html(escopo), texto: texto(escopo) }
    return { mensagem: { ...mensagem, anexos: anexosDe(dados) }, versao }
  }
}

/** What all have in common is the first one's. */
function escopoDeVarias(dados: readonly DadosDaFatura[]) {
  const [primeira, ...outras] = dados.map(escopoDaFatura)
  if (!primeira) throw new RangeError('a message has at least one bill')
  const centavos = dados.map(({ nf3e: { totais } }) => totais.documentoCentavos ?? totais.notaCentavos)
  const lista = [primeira, ...outras]
  return {
    ...primeira,
    pdf: lista.find(({ pdf }) => pdf?.dicaDaSenha)?.pdf ?? primeira.pdf,
    faturas: {
      quantas: String(lista.length),
      total: formatCentavos(centavos.reduce((sum, valor) => sum + valor)),
      somenteBarra: primeira.fatura?.somenteBarra,
      lista: lista.map(({ fatura }) => fatura),
    },
  }
}
