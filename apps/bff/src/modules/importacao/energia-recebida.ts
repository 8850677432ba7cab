import { createHash } from 'node:crypto'
import { fatosDoRegistro } from '#emissao/document/fatos-energia.ts'
import { keepRegistro, registroBytes } from '#emissao/document/registro-energia.ts'
import { ErroDominio } from '#erros.ts'
import { readCsv } from './csv.ts'
import {
  fonteDaLinha,
  fonteDoObjeto,
  isObject,
  lerCabecalhoEnergia,
  type FonteEnergia,
} from './energia-colunas.ts'
import { readEnergia } from './energia-linha.ts'
import { readObjetos } from './json-objetos.ts'
import { falhaDe, type FaturaRecebida } from './nf3e-recebida.ts'
import type { ArquivoNoDisco } from './recebido.ts'
import type { Falha } from './resultado.ts'

type Lida = FaturaRecebida | { falhas: Falha[] }

/** The bills of a file in CSV, one at a time; what is wrong with a line stops no other. */
export async function* readEnergiaCsv({ nome, caminho }: ArquivoNoDisco): AsyncGenerator<Lida> {
  try {
    for await (const lida of readCsv(caminho, lerCabecalhoEnergia)) {
      const { linha } = lida
      yield 'falha' in lida
        ? { falhas: [{ ...falhaDe(nome, lida.falha), linha }] }
        : receber(nome, linha, fonteDaLinha(lida.celulas))
    }
  } catch (error) {
    // One file without a usable header must not stop the others of its delivery.
    if (!(error instanceof ErroDominio)) throw error
    yield { falhas: [falhaDe(nome, error.message)] }
  }
}

/** The bills of a file in JSON, one at a time. */
export async function* readEnergiaJson({ nome, caminho }: ArquivoNoDisco): AsyncGenerator<Lida> {
  for await (const lido of readObjetos(caminho)) {
    const { linha } = lido
    const fonte = 'falha' in lido ? lido.falha : fonteDoTexto(lido.texto)
    yield typeof fonte === 'string'
      ? { falhas: [{ ...falhaDe(nome, fonte), linha }] }
      : receber(nome, linha, fonte)
  }
}

function fonteDoTexto(texto: string): FonteEnergia | string {
  try {
    const registro: unknown = JSON.parse(texto)
    return isObject(registro) ? fonteDoObjeto(registro) : 'O registro não é um objeto JSON.'
  } catch {
    return 'O registro não é um JSON válido.'
  }
}

function receber(nome: string, linha: number, fonte: FonteEnergia): Lida {
  const read = readEnergia(fonte)
  if ('erros' in read) {
    return { falhas: read.erros.map(({ campo, mensagem }) => ({ ...falhaDe(nome, mensagem, campo), linha })) }
  }
  const { registro, situacao } = read
  const bytes = registroBytes(registro)
  return {
    nome,
    linha,
    nf3e: fatosDoRegistro(registro),
    xml: {
      xmlDeflate: keepRegistro(bytes),
      tamanho: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
      // The record itself is read as fast.
      fatos: null,
    },
    energia: { registro, situacao },
  }
}
