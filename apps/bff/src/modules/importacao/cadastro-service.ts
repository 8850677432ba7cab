import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import type { Contexto } from '#contexto.ts'
import type { Tx } from '#db/tx.ts'
import { readCadastroCsv, type LinhaLida } from './cadastro-csv.ts'
import { readLinha, type LinhaCadastro } from './cadastro-linha.ts'
import { isOfTheData, type ImportacaoDeps } from './deps.ts'
import { createGravarCadastro } from './gravar-cadastro.ts'
import type { ArquivoNoDisco } from './recebido.ts'
import { createImportacaoRepository } from './repository.ts'
import { novaContagem, Resultado, type Contagem, type Falha } from './resultado.ts'
import { createVincularAParte } from './vincular-a-parte.ts'

export interface PedidoImportacaoCadastro {
  arquivo: ArquivoNoDisco
  /** Checks everything against the database and keeps nothing. */
  simular: boolean
  onProgresso?: (contagem: Readonly<Contagem>) => void
}

/** Lines of one transaction: each may touch some twenty rows when its titular changes. */
const LOTE = 25

/** Undoes the transaction of a dry run. */
class Simulado extends Error {
  readonly lote: LoteFeito
  constructor(lote: LoteFeito) {
    super('dry run')
    this.lote = lote
  }
}

interface LoteFeito {
  contagem: Contagem
  falhas: Falha[]
}

interface Corrida {
  nome: string
  usuarioId: number | null
  /** Null for a dry run. */
  importacaoId: number | null
}

type LinhaPronta = { linha: number } & ({ cadastro: LinhaCadastro } | { falhas: Falha[] })

export function createCadastroImportService(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const gravarCadastro = createGravarCadastro(unitOfWork.tables)
  const vincularAParte = createVincularAParte(deps)

  async function writeAll(tx: Tx, linhas: readonly LinhaPronta[], corrida: Corrida): Promise<LoteFeito> {
    const contagem = { ...novaContagem(), recebidos: linhas.length }
    const falhas: Falha[] = []
    const ucIds = new Set<number>()
    for (const pronta of linhas) {
      if ('falhas' in pronta) {
        contagem.recusados++
        falhas.push(...pronta.falhas)
        continue
      }
      const ato = { usuarioId: corrida.usuarioId, agora: relogio.agora() }
      const { ucId, destino } = await gravarCadastro(tx, pronta.cadastro, ato)
      contagem[destino]++
      if (destino !== 'repetidos') ucIds.add(ucId)
    }
    await deps.reindexar(tx, [...ucIds])
    if (corrida.importacaoId === null) throw new Simulado({ contagem, falhas })
    await importacoes.add(tx, corrida.importacaoId, contagem)
    await importacoes.addFalhas(tx, corrida.importacaoId, falhas)
    return { contagem, falhas }
  }

  async function write(linhas: readonly LinhaPronta[], corrida: Corrida): Promise<LoteFeito> {
    try {
      return await unitOfWork.transaction((tx) => writeAll(tx, linhas, corrida))
    } catch (error) {
      if (error instanceof Simulado) return error.lote
      throw error
    }
  }

  /** Writes a batch; if one of its lines breaks a rule of the database, each goes alone. */
  async function writeBatch(
    linhas: readonly LinhaPronta[],
    corrida: Corrida,
    resultado: Resultado,
  ): Promise<void> {
    try {
      const { contagem, falhas } = await write(linhas, corrida)
      resultado.add(contagem, falhas)
    } catch (error) {
      if (!isOfTheData(error)) throw error
      const [only, ...others] = linhas
      if (only && others.length === 0) {
        const mensagem = 'A linha não pôde ser gravada: um dado já pertence a outra UC ou pessoa.'
        const falha = { arquivo: corrida.nome, linha: only.linha, campo: null, mensagem }
        await writeBatch([{ linha: only.linha, falhas: [falha] }], corrida, resultado)
        return
      }
      for (const linha of linhas) await writeBatch([linha], corrida, resultado)
    }
  }

  async function importLinhas(
    lidas: AsyncIterable<LinhaLida>,
    corrida: Corrida,
    onProgresso: PedidoImportacaoCadastro['onProgresso'],
  ): Promise<Resultado> {
    const resultado = new Resultado()
    let lote: LinhaPronta[] = []
    const flush = async () => {
      if (lote.length > 0) await writeBatch(lote, corrida, resultado)
      lote = []
      onProgresso?.(resultado.contagem)
      await yieldToOthers()
    }
    for await (const lida of lidas) {
      lote.push(prepare(lida, corrida.nome))
      if (lote.length === LOTE) await flush()
    }
    await flush()
    return resultado
  }

  return {
    /**
     * Receives the cadastro of UCs in CSV (docs/cadastro-csv.md).
     * @throws ErroDominio `arquivo_invalido` when the file has no usable header.
     */
    async importar(contexto: Contexto, pedido: PedidoImportacaoCadastro): Promise<ResultadoImportacao> {
      const { usuarioId } = contexto.autor
      const { nome, caminho } = pedido.arquivo
      const inicio = relogio.agora()
      const importacaoId = pedido.simular
        ? null
        : await unitOfWork.transaction((tx) =>
            importacoes.open(tx, { tipo: 'cadastro', nome, inicio, usuarioId }),
          )
      const corrida = { nome, usuarioId, importacaoId }
      const resultado = await importLinhas(readCadastroCsv(caminho), corrida, pedido.onProgresso)
      if (importacaoId !== null) {
        await vincularAParte()
        await unitOfWork.transaction((tx) => importacoes.close(tx, importacaoId, relogio.agora()))
        deps.sinal.notify()
      }
      return resultado.toJson(importacaoId)
    },
  }
}

export type CadastroImportService = ReturnType<typeof createCadastroImportService>

function prepare(lida: LinhaLida, arquivo: string): LinhaPronta {
  const { linha } = lida
  if ('falha' in lida) return { linha, falhas: [{ arquivo, linha, campo: null, mensagem: lida.falha }] }
  const read = readLinha(lida.celulas)
  if ('linha' in read) return { linha, cadastro: read.linha }
  return { linha, falhas: read.erros.map((erro) => ({ arquivo, linha, ...erro })) }
}
