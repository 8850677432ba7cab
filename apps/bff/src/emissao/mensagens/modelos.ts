import type { TipoModelo } from '#db/schema/correio.ts'
import { anexoDe, nomeDoPadrao } from './anexos.ts'
import type { DadosDaFatura, DadosDoTermo, ModeloVigente } from './dados.ts'
import { escopoDaFatura, escopoDoTermo, type Escopo } from './escopo.ts'
import { especializar } from './especializar.ts'
import { compilar, escapeHtml, liquidHtml, liquidTexto } from './liquid.ts'
import type { Mensagem } from './mensagem.ts'
import { PADRAO, type Fontes } from './padrao/padrao.ts'
import { createSegundasVias } from './varias.ts'

export type { ModeloVigente } from './dados.ts'

/** A message, and the name of the words it is written in, e.g. `fatura-3`. */
export interface MensagemEscrita {
  mensagem: Mensagem
  versao: string
}

/** Writes messages: pure and synchronous, so that every thread has its own. */
export interface Mensagens {
  fatura(dados: DadosDaFatura): MensagemEscrita
  segundaVia(dados: DadosDaFatura): MensagemEscrita
  /** Several bills of a UC in one message, in the product's own words: a version speaks of a single one. */
  segundasVias(dados: readonly DadosDaFatura[]): MensagemEscrita
  termo(dados: DadosDoTermo): MensagemEscrita
}

/**
 * Parses the models once. A type without a version has the product's own words; so has a message that its version
 * cannot write, because a bill with plain words is better than no bill.
 *
 * @param vigentes the version in use of each type that a supervisor has rewritten.
 */
export function createMensagens(vigentes: readonly ModeloVigente[]): Mensagens {
  const escrever = (tipo: TipoModelo) =>
    createEscritor(
      tipo,
      vigentes.find((versao) => versao.tipo === tipo),
    )
  const fatura = escrever('fatura')
  const segundaVia = escrever('segunda_via')
  const termo = escrever('termo')
  return {
    fatura: (dados) => fatura(escopoDaFatura(dados), [anexoDe(dados)]),
    segundaVia: (dados) => segundaVia(escopoDaFatura(dados), [anexoDe(dados)]),
    segundasVias: createSegundasVias(),
    termo: (dados) => termo(escopoDoTermo(dados), []),
  }
}

/** Renders one set of sources. @throws LiquidError for what is not Liquid, or uses what the scope has not. */
export function compilarFontes({ assunto, html, texto }: Fontes): (escopo: Escopo) => Fontes {
  const partes = {
    assunto: deTexto(assunto),
    html: especializar({ fonte: html, render: compilar(liquidHtml, html), escapar: escapeHtml }),
    texto: deTexto(texto),
  }
  return (escopo) => ({
    // A line break in a header would begin another one.
    assunto: partes.assunto(escopo).replace(/\s+/gu, ' ').trim(),
    html: partes.html(escopo),
    texto: partes.texto(escopo),
  })
}

const deTexto = (fonte: string) =>
  especializar({ fonte, render: compilar(liquidTexto, fonte), escapar: (valor) => valor })

type Escritor = (escopo: Escopo, anexos: Mensagem['anexos']) => MensagemEscrita

function createEscritor(tipo: TipoModelo, vigente: ModeloVigente | undefined): Escritor {
  const padrao = createPadrao(tipo)
  if (!vigente) return padrao
  const versao = `${tipo}-${vigente.versao}`
  try {
    const render = compilarFontes(vigente)
    return (escopo, anexos) => {
      try {
        return { mensagem: { ...render(escopo), anexos }, versao }
      } catch {
        return padrao(escopo, anexos)
      }
    }
  } catch {
    return padrao
  }
}

function createPadrao(tipo: TipoModelo): Escritor {
  const fontes = PADRAO[tipo]
  const render = compilarFontes(fontes)
  const versao = nomeDoPadrao(tipo, fontes)
  return (escopo, anexos) => ({ mensagem: { ...render(escopo), anexos }, versao })
}
