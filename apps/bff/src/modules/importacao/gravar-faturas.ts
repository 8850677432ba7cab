import { createLerParametros } from '#modules/parametros/service.ts'
import { isOfTheData, type ImportacaoDeps } from './deps.ts'
import { createGravarLote, type LoteGravado } from './gravar-lote.ts'
import { falhaDe, type FaturaRecebida } from './nf3e-recebida.ts'
import { createImportacaoRepository } from './repository.ts'
import { novaContagem, type Contagem, type Falha, type Resultado } from './resultado.ts'

/** The import that a batch belongs to. */
export interface Corrida {
  importacaoId: number
  jaImpressa: boolean
  historico: boolean
  resultado: Resultado
  /** Counted here as batches are written. */
  ucsCriadas: number
}

/** Writes batches of bills, each in one transaction with its counts and faults. */
export function createGravarFaturas(deps: ImportacaoDeps) {
  const { unitOfWork, relogio } = deps
  const importacoes = createImportacaoRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)
  const gravarLote = createGravarLote({ ...deps, tables: unitOfWork.tables })

  const write = (recebidas: readonly FaturaRecebida[], { importacaoId, jaImpressa, historico }: Corrida) =>
    unitOfWork.transaction(async (tx): Promise<LoteGravado> => {
      const { criarUcDesconhecida } = await lerParametros(tx)
      const gravado = await gravarLote(tx, {
        recebidas,
        importacaoId,
        jaImpressa,
        historico,
        criarUcDesconhecida,
        condicoes: await deps.lerCondicoes(tx),
        agora: relogio.agora(),
      })
      await deps.reindexar(tx, gravado.ucsCriadas)
      await importacoes.add(tx, importacaoId, gravado.contagem)
      await importacoes.addFalhas(tx, importacaoId, gravado.falhas)
      return gravado
    })

  /** A document that is refused is counted and its faults are kept. */
  async function recusar(falhas: Falha[], { importacaoId, resultado }: Corrida): Promise<void> {
    const contagem: Contagem = { ...novaContagem(), recebidos: 1, recusados: 1 }
    await unitOfWork.transaction(async (tx) => {
      await importacoes.add(tx, importacaoId, contagem)
      await importacoes.addFalhas(tx, importacaoId, falhas)
    })
    resultado.add(contagem, falhas)
  }

  /** If one of the bills breaks a rule of the database, each goes alone and only that one is refused. */
  async function gravar(recebidas: readonly FaturaRecebida[], corrida: Corrida): Promise<void> {
    try {
      const { contagem, falhas, ucsCriadas } = await write(recebidas, corrida)
      corrida.ucsCriadas += ucsCriadas.length
      corrida.resultado.add(contagem, falhas)
    } catch (error) {
      if (!isOfTheData(error)) throw error
      const [only, ...others] = recebidas
      if (only && others.length === 0) {
        const falha = falhaDe(only.nome, 'A fatura não pôde ser gravada: um dado não é aceito.')
        await recusar([{ ...falha, linha: only.linha ?? null }], corrida)
        return
      }
      for (const recebida of recebidas) await gravar([recebida], corrida)
    }
  }

  return { gravar, recusar }
}
