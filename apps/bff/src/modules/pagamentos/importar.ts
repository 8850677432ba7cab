import { open } from 'node:fs/promises'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ResultadoPagamentos } from '@ramal/shared/contracts/pagamentos.ts'
import type { Contexto } from '#contexto.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { ErroDominio } from '#erros.ts'
import type { ArquivoNoDisco } from '#modules/importacao/recebido.ts'
import { createRegistroDeImportacao } from '#modules/importacao/registro.ts'
import type { Relogio } from '#relogio.ts'
import { createAplicarPagamentos, MAX_PAGAMENTOS } from './aplicar.ts'
import { readPagamentosCsv } from './csv.ts'
import { isFebraban, readFebraban, verifyFebraban } from './febraban.ts'
import type { LinhaDePagamento } from './lido.ts'

export interface PedidoPagamentos {
  arquivo: ArquivoNoDisco
  onProgresso?: (contagem: { recebidos: number; recusados: number }) => void
}

/** Answers carry the first faults only; all of them are kept with the import. */
const MAX_FALHAS_NA_RESPOSTA = 1000

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
}

/** Writes batches of lines, each in one transaction with its counts and faults. */
function createGravarLinhas({ unitOfWork, relogio }: Deps) {
  const registro = createRegistroDeImportacao(unitOfWork.tables)
  const { aplicar } = createAplicarPagamentos(unitOfWork.tables)

  return async (
    linhas: readonly LinhaDePagamento[],
    { nome, usuarioId }: { nome: string; usuarioId: number | null },
    resultado: ResultadoPagamentos,
  ): Promise<void> => {
    const { importacaoId } = resultado
    const falhas = linhas.flatMap((lida) =>
      'falha' in lida ? { arquivo: nome, linha: lida.linha, campo: lida.campo, mensagem: lida.falha } : [],
    )
    const lidos = linhas.flatMap((lida) => ('pagamento' in lida ? lida.pagamento : []))
    const contagem = { recebidos: linhas.length, recusados: falhas.length }
    const aplicados = await unitOfWork.transaction(async (tx) => {
      const feito = await aplicar(tx, lidos, { importacaoId, usuarioId, agora: relogio.agora() })
      const { novos, repetidos } = feito
      await registro.add(tx, importacaoId, { ...contagem, novos, repetidos })
      await registro.addFalhas(tx, importacaoId, falhas)
      return feito
    })
    resultado.recebidos += contagem.recebidos
    resultado.recusados += contagem.recusados
    resultado.falhas.push(...falhas.slice(0, MAX_FALHAS_NA_RESPOSTA - resultado.falhas.length))
    for (const campo of ['novos', 'repetidos', 'semFatura', 'novosCentavos'] as const) {
      resultado[campo] += aplicados[campo]
    }
  }
}

/** Receives files of payments: read as a stream, written in small transactions; sent again, they change nothing. */
export function createImportarPagamentos(deps: Deps) {
  const { unitOfWork, relogio } = deps
  const registro = createRegistroDeImportacao(unitOfWork.tables)
  const gravar = createGravarLinhas(deps)

  /**
   * @throws ErroDominio `arquivo_invalido` for a file that is refused whole: a return whose sequence or totals do not fit,
   * a CSV without a usable header
   */
  return async (contexto: Contexto, pedido: PedidoPagamentos): Promise<ResultadoPagamentos> => {
    const { nome, caminho } = pedido.arquivo
    const { usuarioId } = contexto.autor
    const lidas = await openLinhas(caminho)
    const inicio = relogio.agora()
    const importacaoId = await unitOfWork.transaction((tx) =>
      registro.open(tx, { tipo: 'pagamentos', nome, inicio, usuarioId }),
    )
    const resultado: ResultadoPagamentos = { importacaoId, ...NADA, falhas: [] }
    let lote: LinhaDePagamento[] = []
    const flush = async () => {
      if (lote.length > 0) await gravar(lote, { nome, usuarioId }, resultado)
      lote = []
      pedido.onProgresso?.(resultado)
      await yieldToOthers()
    }
    for await (const lida of lidas) {
      lote.push(lida)
      if (lote.length === MAX_PAGAMENTOS) await flush()
    }
    await flush()
    await unitOfWork.transaction((tx) => registro.close(tx, importacaoId, relogio.agora()))
    return resultado
  }
}

const NADA = { recebidos: 0, novos: 0, repetidos: 0, recusados: 0, semFatura: 0, novosCentavos: 0 }

/** The lines of the file, told apart by its content and verified as far as its kind allows. */
async function openLinhas(caminho: string): Promise<AsyncGenerator<LinhaDePagamento>> {
  if (!isFebraban(await beginOf(caminho))) return readPagamentosCsv(caminho)
  await verifyFebraban(caminho)
  return readFebraban(caminho)
}

async function beginOf(caminho: string): Promise<string> {
  const file = await open(caminho).catch(() => {
    throw new ErroDominio('arquivo_invalido', 'O arquivo não pôde ser aberto.')
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(150), 0, 150, 0)
    if (bytesRead === 0) throw new ErroDominio('arquivo_invalido', 'O arquivo está vazio.')
    return buffer.subarray(0, bytesRead).toString('latin1')
  } finally {
    await file.close()
  }
}
