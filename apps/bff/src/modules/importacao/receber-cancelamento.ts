import { isOfTheData, type ImportacaoDeps } from './deps.ts'
import { createEncerrarFaturas } from './encerrar-faturas.ts'
import type { Corrida } from './gravar-faturas.ts'
import type { CancelamentoRecebido } from './ler-recebido.ts'
import { falhaDe } from './nf3e-recebida.ts'
import { createImportacaoRepository } from './repository.ts'
import { novaContagem } from './resultado.ts'

/** Keeps the cancellation of a bill that is known, once; of one that is not it says so. */
export function createReceberCancelamento(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const encerrar = createEncerrarFaturas(unitOfWork.tables)

  return async (cancelamento: CancelamentoRecebido, { importacaoId, resultado }: Corrida): Promise<void> => {
    const { nome, chave, registradoEm } = cancelamento
    const desconhecida = [falhaDe(nome, 'A fatura deste cancelamento não é conhecida.', 'chNF3e')]
    const write = () =>
      unitOfWork.transaction(async (tx) => {
        const em = new Date(registradoEm)
        const feito = await encerrar.cancelada(tx, { chave, em, agora: relogio.agora() })
        const campo = { cancelada: 'atualizados', repetida: 'repetidos', desconhecida: 'recusados' } as const
        const contagem = { ...novaContagem(), recebidos: 1, [campo[feito]]: 1 }
        const falhas = feito === 'desconhecida' ? desconhecida : []
        await importacoes.add(tx, importacaoId, contagem)
        await importacoes.addFalhas(tx, importacaoId, falhas)
        return { contagem, falhas }
      })
    try {
      const { contagem, falhas } = await write()
      resultado.add(contagem, falhas)
    } catch (error) {
      if (!isOfTheData(error)) throw error
      const falhas = [falhaDe(nome, 'O cancelamento não pôde ser gravado: um dado não é aceito.')]
      resultado.add({ ...novaContagem(), recebidos: 1, recusados: 1 }, falhas)
    }
  }
}
