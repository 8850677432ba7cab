import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Condicoes } from '#modules/disparos/decisao.ts'
import type { DocumentoCongelado, FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import { createInserirNovas } from './inserir-novas.ts'
import type { FaturaRecebida } from './nf3e-recebida.ts'
import { createReceberDeNovo } from './receber-de-novo.ts'
import { novaContagem, type Contagem, type Falha } from './resultado.ts'

export interface LoteDeFaturas {
  /** Each under another key. */
  recebidas: readonly FaturaRecebida[]
  importacaoId: number
  jaImpressa: boolean
  /** Bills of an archive: kept, but nothing is sent of them. */
  historico: boolean
  criarUcDesconhecida: boolean
  condicoes: Condicoes
  agora: Date
}

/** What a batch did, and which UCs it made (the search index wants to know). */
export interface LoteGravado {
  contagem: Contagem
  falhas: Falha[]
  ucsCriadas: number[]
}

/** What a disparo freezes of a bill (design rule 5). */
export type Congelar = (
  recebida: Pick<FaturaRecebida, 'nf3e' | 'xml'>,
  ucNumeroAnterior: string | null,
  via?: 1 | 2,
) => DocumentoCongelado

/** Keeps the bills of one batch within the caller's transaction and queues what they cause. */
export function createGravarLote(deps: { tables: Tables; fila: FilaDeDisparos; documentos: Documentos }) {
  const congelar: Congelar = ({ nf3e, xml }, ucNumeroAnterior, via = 1) => {
    const opcoes = { via, ucNumeroAnterior, xmlDeflate: xml.xmlDeflate, xmlTamanho: xml.tamanho }
    const { hash, versaoModelo } = deps.documentos.render(nf3e, opcoes)
    return { hash, versaoModelo }
  }
  const repository = createFaturaImportRepository(deps.tables)
  const receberDeNovo = createReceberDeNovo({ ...deps, congelar })
  const inserirNovas = createInserirNovas({ ...deps, congelar })

  return async (tx: Tx, lote: LoteDeFaturas): Promise<LoteGravado> => {
    const contagem = { ...novaContagem(), recebidos: lote.recebidas.length }
    const falhas: Falha[] = []
    const novas: FaturaRecebida[] = []
    const semUc: FaturaRecebida[] = []
    const chaves = lote.recebidas.map(({ nf3e }) => nf3e.chave)
    const existentes = await repository.existentes(tx, chaves)
    for (const recebida of lote.recebidas) {
      const existente = existentes.get(recebida.nf3e.chave)
      if (!existente) {
        novas.push(recebida)
        continue
      }
      const outcome = await receberDeNovo(tx, lote, recebida, existente)
      contagem[typeof outcome === 'string' ? outcome : 'recusados']++
      if (typeof outcome !== 'string') falhas.push(outcome)
      else if (existente.ucId === null) semUc.push(recebida)
    }
    const { aParte, ucsCriadas } = await inserirNovas(tx, lote, { novas, semUc })
    return { contagem: { ...contagem, novos: novas.length, aParte }, falhas, ucsCriadas }
  }
}
