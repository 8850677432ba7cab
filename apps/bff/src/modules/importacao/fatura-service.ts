import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import type { Contexto } from '#contexto.ts'
import type { ImportacaoDeps } from './deps.ts'
import { createGravarFaturas, type Corrida } from './gravar-faturas.ts'
import { lerRecebido, type CancelamentoRecebido, type Lido } from './ler-recebido.ts'
import type { FaturaRecebida } from './nf3e-recebida.ts'
import { createReceberCancelamento } from './receber-cancelamento.ts'
import { readArquivos, type Arquivo, type Recebido } from './recebido.ts'
import { createImportacaoRepository } from './repository.ts'
import { Resultado, type Contagem } from './resultado.ts'
import { createVincularAParte } from './vincular-a-parte.ts'

export interface PedidoImportacaoFaturas {
  arquivos: AsyncIterable<Arquivo> | Iterable<Arquivo>
  /** The bills were printed by the reader in the field: Ramal does not print them again (design rule 4). */
  jaImpressa: boolean
  /** An archive, with which a distributor starts: its bills reached their customers long ago and are not sent again. */
  historico: boolean
  onProgresso?: (contagem: Readonly<Contagem>) => void
}

/** Bills of one transaction. With its UC, titular, document and eleven disparos each, they stay below 500 rows. */
const LOTE = 30
/** Reading costs about a millisecond each; requests that wait get their turn in between. */
const LEITURAS_ENTRE_PAUSAS = 10

export function createFaturaImportService(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const faturas = createGravarFaturas(deps)
  const vincularAParte = createVincularAParte(deps)
  const cancelar = createReceberCancelamento(deps)

  async function importAll(
    recebidos: AsyncIterable<Recebido>,
    corrida: Corrida,
    onProgresso: PedidoImportacaoFaturas['onProgresso'],
  ): Promise<void> {
    let lote = new Map<string, FaturaRecebida>()
    const flush = async () => {
      if (lote.size > 0) await faturas.gravar([...lote.values()], corrida)
      lote = new Map()
      deps.sinal.notify()
      onProgresso?.(corrida.resultado.contagem)
      await yieldToOthers()
    }
    const cancelamentos: CancelamentoRecebido[] = []
    let lidos = 0
    for await (const lido of lerTodos(recebidos)) {
      if ('falhas' in lido) await faturas.recusar(lido.falhas, corrida)
      else if ('cancelamento' in lido) cancelamentos.push(lido.cancelamento)
      else {
        // The same bill twice in one delivery: the second must find the first.
        if (lote.has(lido.nf3e.chave)) await flush()
        lote.set(lido.nf3e.chave, lido)
        if (lote.size === LOTE) await flush()
      }
      if (++lidos % LEITURAS_ENTRE_PAUSAS === 0) await yieldToOthers()
    }
    await flush()
    // After the bills, whichever came first: a cancellation may travel with what it cancels.
    for (const cancelamento of cancelamentos) await cancelar(cancelamento, corrida)
  }

  return {
    /** Receives NF3e, their cancellations, and bills older than them. Each has its own outcome; none stops the others. */
    async importar(contexto: Contexto, pedido: PedidoImportacaoFaturas): Promise<ResultadoImportacao> {
      const { usuarioId, nome } = contexto.autor
      const { arquivos, jaImpressa, historico, onProgresso } = pedido
      const importacaoId = await unitOfWork.transaction((tx) =>
        importacoes.open(tx, { tipo: 'faturas', nome, inicio: relogio.agora(), usuarioId }),
      )
      const resultado = new Resultado()
      const corrida = { importacaoId, jaImpressa, historico, resultado, ucsCriadas: 0 }
      await importAll(readArquivos(arquivos), corrida, onProgresso)
      // Earlier bills of a UC that was only made now were waiting for it.
      if (corrida.ucsCriadas > 0 && (await vincularAParte()) > 0) deps.sinal.notify()
      await unitOfWork.transaction((tx) => importacoes.close(tx, importacaoId, relogio.agora()))
      return resultado.toJson(importacaoId)
    },
  }
}

export type FaturaImportService = ReturnType<typeof createFaturaImportService>

async function* lerTodos(recebidos: AsyncIterable<Recebido>): AsyncGenerator<Lido> {
  for await (const recebido of recebidos) yield* lerRecebido(recebido)
}
