import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import type { Contexto } from '#contexto.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import { isOfTheData, type ImportacaoDeps } from './deps.ts'
import { createGravarLote, type LoteGravado } from './gravar-lote.ts'
import { falhaDe, readRecebida, type Nf3eRecebida } from './nf3e-recebida.ts'
import { readArquivos, type Arquivo, type Recebido } from './recebido.ts'
import { createImportacaoRepository } from './repository.ts'
import { novaContagem, Resultado, type Contagem, type Falha } from './resultado.ts'

export interface PedidoImportacaoFaturas {
  arquivos: AsyncIterable<Arquivo> | Iterable<Arquivo>
  /** The bills were printed by the reader in the field: Ramal does not print them again (design rule 4). */
  jaImpressa: boolean
  /** An archive, with which a distributor starts: its bills reached their customers long ago and are not sent again. */
  historico: boolean
  onProgresso?: (contagem: Readonly<Contagem>) => void
}

type Modo = Pick<PedidoImportacaoFaturas, 'jaImpressa' | 'historico'>

/** Bills of one transaction. With its UC, titular, document and eleven disparos each, they stay below 500 rows. */
const LOTE = 30
/** Reading costs about a millisecond each; requests that wait get their turn in between. */
const LEITURAS_ENTRE_PAUSAS = 10

export function createFaturaImportService(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)
  const gravarLote = createGravarLote({ ...deps, tables: unitOfWork.tables })

  function write(recebidas: readonly Nf3eRecebida[], importacaoId: number, modo: Modo) {
    return unitOfWork.transaction(async (tx): Promise<LoteGravado> => {
      const { criarUcDesconhecida } = await lerParametros(tx)
      const gravado = await gravarLote(tx, {
        recebidas,
        importacaoId,
        ...modo,
        criarUcDesconhecida,
        condicoes: await deps.lerCondicoes(tx),
        agora: relogio.agora(),
      })
      await deps.reindexar(tx, gravado.ucsCriadas)
      await importacoes.add(tx, importacaoId, gravado.contagem)
      await importacoes.addFalhas(tx, importacaoId, gravado.falhas)
      return gravado
    })
  }

  /** Keeps a refused document's faults. */
  async function refuse(importacaoId: number, falhas: Falha[]): Promise<Contagem> {
    const contagem = { ...novaContagem(), recebidos: 1, recusados: 1 }
    await unitOfWork.transaction(async (tx) => {
      await importacoes.add(tx, importacaoId, contagem)
      await importacoes.addFalhas(tx, importacaoId, falhas)
    })
    return contagem
  }

  /** Writes a batch; if one of its bills breaks a rule of the database, each goes alone and only that one is refused. */
  async function writeBatch(
    recebidas: readonly Nf3eRecebida[],
    importacaoId: number,
    modo: Modo,
    resultado: Resultado,
  ): Promise<void> {
    try {
      const { contagem, falhas } = await write(recebidas, importacaoId, modo)
      resultado.add(contagem, falhas)
    } catch (error) {
      if (!isOfTheData(error)) throw error
      const [only, ...others] = recebidas
      if (only && others.length === 0) {
        const falhas = [falhaDe(only.nome, 'A fatura não pôde ser gravada: um dado não é aceito pelo banco.')]
        resultado.add(await refuse(importacaoId, falhas), falhas)
        return
      }
      for (const recebida of recebidas) await writeBatch([recebida], importacaoId, modo, resultado)
    }
  }

  async function importAll(
    recebidos: AsyncIterable<Recebido>,
    importacaoId: number,
    { jaImpressa, historico, onProgresso }: PedidoImportacaoFaturas,
  ): Promise<Resultado> {
    const resultado = new Resultado()
    let lote = new Map<string, Nf3eRecebida>()
    const flush = async () => {
      if (lote.size > 0)
        await writeBatch([...lote.values()], importacaoId, { jaImpressa, historico }, resultado)
      lote = new Map()
      deps.sinal.notify()
      onProgresso?.(resultado.contagem)
      await yieldToOthers()
    }
    let lidos = 0
    for await (const recebido of recebidos) {
      const read = readRecebida(recebido)
      if ('falhas' in read) resultado.add(await refuse(importacaoId, read.falhas), read.falhas)
      else {
        // The same bill twice in one delivery: the second must find the first.
        if (lote.has(read.nf3e.chave)) await flush()
        lote.set(read.nf3e.chave, read)
        if (lote.size === LOTE) await flush()
      }
      if (++lidos % LEITURAS_ENTRE_PAUSAS === 0) await yieldToOthers()
    }
    await flush()
    return resultado
  }

  return {
    /** Receives NF3e. Each document has its own outcome; none stops the others. */
    async importar(contexto: Contexto, pedido: PedidoImportacaoFaturas): Promise<ResultadoImportacao> {
      const { usuarioId } = contexto.autor
      const importacaoId = await unitOfWork.transaction((tx) =>
        importacoes.open(tx, {
          tipo: 'faturas',
          nome: contexto.autor.nome,
          inicio: relogio.agora(),
          usuarioId,
        }),
      )
      const resultado = await importAll(readArquivos(pedido.arquivos), importacaoId, pedido)
      await unitOfWork.transaction((tx) => importacoes.close(tx, importacaoId, relogio.agora()))
      return resultado.toJson(importacaoId)
    },
  }
}

export type FaturaImportService = ReturnType<typeof createFaturaImportService>
