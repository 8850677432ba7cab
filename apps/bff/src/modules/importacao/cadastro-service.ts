import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import type { Contexto } from '#contexto.ts'
import { readHeader, type Coluna } from './cadastro-colunas.ts'
import { readLinha } from './cadastro-linha.ts'
import { readCsv, type LinhaCsv } from './csv.ts'
import type { ImportacaoDeps } from './deps.ts'
import { createGravarLinhas, type CorridaCadastro, type LinhaPronta } from './gravar-linhas.ts'
import type { ArquivoNoDisco } from './recebido.ts'
import { createImportacaoRepository } from './repository.ts'
import { Resultado, type Contagem } from './resultado.ts'
import { createVincularAParte } from './vincular-a-parte.ts'

export interface PedidoImportacaoCadastro {
  arquivo: ArquivoNoDisco
  /** Checks everything against the database and keeps nothing. */
  simular: boolean
  onProgresso?: (contagem: Readonly<Contagem>) => void
}

/** Lines of one transaction: each may touch some twenty rows when its titular changes. */
const LOTE = 25

export function createCadastroImportService(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const gravar = createGravarLinhas(deps)
  const vincularAParte = createVincularAParte(deps)

  async function importLinhas(
    lidas: AsyncIterable<LinhaCsv<Coluna>>,
    corrida: CorridaCadastro,
    onProgresso: PedidoImportacaoCadastro['onProgresso'],
  ): Promise<void> {
    let lote: LinhaPronta[] = []
    const flush = async () => {
      if (lote.length > 0) await gravar(lote, corrida)
      lote = []
      onProgresso?.(corrida.resultado.contagem)
      await yieldToOthers()
    }
    for await (const lida of lidas) {
      lote.push(prepare(lida, corrida.nome))
      if (lote.length === LOTE) await flush()
    }
    await flush()
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
      const resultado = new Resultado()
      const corrida = { nome, usuarioId, importacaoId, resultado }
      await importLinhas(readCsv(caminho, readHeader), corrida, pedido.onProgresso)
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

function prepare(lida: LinhaCsv<Coluna>, arquivo: string): LinhaPronta {
  const { linha } = lida
  if ('falha' in lida) return { linha, falhas: [{ arquivo, linha, campo: null, mensagem: lida.falha }] }
  const read = readLinha(lida.celulas)
  if ('linha' in read) return { linha, cadastro: read.linha }
  return { linha, falhas: read.erros.map((erro) => ({ arquivo, linha, ...erro })) }
}
