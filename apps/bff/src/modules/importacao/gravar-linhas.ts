import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Tx } from '#db/tx.ts'
import type { LinhaCadastro } from './cadastro-linha.ts'
import { createCadastroImportRepository } from './cadastro-repository.ts'
import { isOfTheData, type ImportacaoDeps } from './deps.ts'
import { createGravarCadastro } from './gravar-cadastro.ts'
import { createImportacaoRepository } from './repository.ts'
import { novaContagem, type Contagem, type Falha, type Resultado } from './resultado.ts'

/** A line that was read: what it says of a UC, or why it is refused. */
export type LinhaPronta = { linha: number } & ({ cadastro: LinhaCadastro } | { falhas: Falha[] })

export interface CorridaCadastro {
  nome: string
  usuarioId: number | null
  /** Null for a dry run. */
  importacaoId: number | null
  resultado: Resultado
}

interface LoteFeito {
  contagem: Contagem
  falhas: Falha[]
  /** People who have another name now; the search must find it at every UC of theirs. */
  renomeados: number[]
}

/** UCs put in the search index by one transaction. */
const UCS_POR_LOTE = 100

/** Undoes the transaction of a dry run, and brings out what it found. */
class Simulado extends Error {
  readonly lote: LoteFeito
  constructor(lote: LoteFeito) {
    super('dry run')
    this.lote = lote
  }
}

/** Writes batches of lines, each in one transaction with its counts and faults; a dry run undoes every one. */
export function createGravarLinhas(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const gravarCadastro = createGravarCadastro(unitOfWork.tables)
  const reindexarUcsDe = createReindexarUcsDe(deps)

  async function writeAll(
    tx: Tx,
    linhas: readonly LinhaPronta[],
    corrida: CorridaCadastro,
  ): Promise<LoteFeito> {
    const contagem = { ...novaContagem(), recebidos: linhas.length }
    const falhas: Falha[] = []
    const ucIds = new Set<number>()
    const renomeados = new Set<number>()
    for (const pronta of linhas) {
      if ('falhas' in pronta) {
        contagem.recusados++
        falhas.push(...pronta.falhas)
        continue
      }
      const ato = { usuarioId: corrida.usuarioId, agora: relogio.agora() }
      const { ucId, destino, renomeado } = await gravarCadastro(tx, pronta.cadastro, ato)
      contagem[destino]++
      if (destino !== 'repetidos') ucIds.add(ucId)
      if (renomeado !== null) renomeados.add(renomeado)
    }
    await deps.reindexar(tx, [...ucIds])
    const lote = { contagem, falhas, renomeados: [...renomeados] }
    if (corrida.importacaoId === null) throw new Simulado(lote)
    await importacoes.add(tx, corrida.importacaoId, contagem)
    await importacoes.addFalhas(tx, corrida.importacaoId, falhas)
    return lote
  }

  async function write(linhas: readonly LinhaPronta[], corrida: CorridaCadastro): Promise<LoteFeito> {
    try {
      return await unitOfWork.transaction((tx) => writeAll(tx, linhas, corrida))
    } catch (error) {
      if (error instanceof Simulado) return error.lote
      throw error
    }
  }

  /** If one of the lines breaks a rule of the database, each goes alone and only that one is refused. */
  return async function gravar(linhas: readonly LinhaPronta[], corrida: CorridaCadastro): Promise<void> {
    try {
      const { contagem, falhas, renomeados } = await write(linhas, corrida)
      if (corrida.importacaoId !== null) await reindexarUcsDe(renomeados)
      corrida.resultado.add(contagem, falhas)
    } catch (error) {
      if (!isOfTheData(error)) throw error
      const [only, ...others] = linhas
      if (only && others.length === 0) await gravar([refused(only.linha, corrida.nome)], corrida)
      else for (const linha of linhas) await gravar([linha], corrida)
    }
  }
}

/** Puts all UCs of these people in the search index again: a company may have thousands, so not in one transaction. */
function createReindexarUcsDe({ unitOfWork, reindexar }: ImportacaoDeps) {
  const cadastro = createCadastroImportRepository(unitOfWork.tables)
  return async (titulares: readonly number[]): Promise<void> => {
    let depoisDe: number | undefined = titulares.length > 0 ? 0 : undefined
    while (depoisDe !== undefined) {
      const pagina = { titulares, depoisDe, limite: UCS_POR_LOTE }
      depoisDe = await unitOfWork.transaction(async (tx) => {
        const ucIds = await cadastro.ucsDosTitulares(tx, pagina)
        await reindexar(tx, ucIds)
        return ucIds.length === UCS_POR_LOTE ? ucIds.at(-1) : undefined
      })
      await yieldToOthers()
    }
  }
}

const refused = (linha: number, arquivo: string): LinhaPronta => {
  const mensagem = 'A linha não pôde ser gravada: um dado já pertence a outra UC ou pessoa.'
  return { linha, falhas: [{ arquivo, linha, campo: null, mensagem }] }
}
