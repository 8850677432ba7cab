import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Condicoes } from '#modules/disparos/decisao.ts'
import type { FaturaNova, FilaDeDisparos } from '#modules/disparos/fila.ts'
import { faturaNova } from './fatura-nova.ts'
import { createFaturaImportRepository, type UcConhecida } from './fatura-repository.ts'
import { autorizacaoDe, falhaDe, isMesmaNf3e, reopenNf3e, type Nf3eRecebida } from './nf3e-recebida.ts'
import { novaContagem, type Contagem, type Falha } from './resultado.ts'
import { createUcsDasFaturas } from './uc-da-fatura.ts'

export interface LoteDeFaturas {
  recebidas: readonly Nf3eRecebida[]
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

/** Keeps the bills of one batch within the caller's transaction and queues what they cause. */
export function createGravarLote(deps: { tables: Tables; fila: FilaDeDisparos; documentos: Documentos }) {
  const { fila, documentos } = deps
  const repository = createFaturaImportRepository(deps.tables)
  const ucsDasFaturas = createUcsDasFaturas(repository)

  const freeze = (nf3e: Nf3e, ucNumeroAnterior: string | null) => {
    const { hash, versaoModelo } = documentos.render(nf3e, { via: 1, ucNumeroAnterior })
    return { hash, versaoModelo }
  }

  /** UCs by the number that the bills name; unknown ones are made where the parameter says so. */
  async function resolveUcs(tx: Tx, lote: LoteDeFaturas, novas: readonly Nf3eRecebida[], criadas: number[]) {
    const known = await ucsDasFaturas.find(
      tx,
      novas.map(({ nf3e }) => nf3e.acesso.ucNumero),
    )
    if (!lote.criarUcDesconhecida) return known
    for (const { nf3e } of novas) {
      const numero = nf3e.acesso.ucNumero
      if (known.has(numero)) continue
      const uc = await ucsDasFaturas.create(tx, nf3e, lote.agora)
      criadas.push(uc.id)
      known.set(numero, uc)
    }
    return known
  }

  async function insertNovas(
    tx: Tx,
    lote: LoteDeFaturas,
    novas: readonly Nf3eRecebida[],
    ucs: ReadonlyMap<string, UcConhecida>,
  ): Promise<number> {
    const rows = []
    for (const recebida of novas) {
      const uc = ucs.get(recebida.nf3e.acesso.ucNumero)
      const consumidorId = uc ? await ucsDasFaturas.titular(tx, recebida.nf3e, uc, lote.agora) : null
      rows.push({
        recebida,
        uc,
        fatura: { ...faturaNova(recebida, lote), ucId: uc?.id ?? null, consumidorId },
      })
    }
    const ids = await repository.insertFaturas(
      tx,
      rows.map(({ fatura, recebida }) => ({ fatura, xml: recebida.xml })),
    )
    const aParte = rows.filter(({ uc }) => !uc).length
    if (lote.historico) return aParte
    const decidir = rows.flatMap(({ fatura, recebida, uc }): FaturaNova[] => {
      const id = ids.get(fatura.chave)
      if (id === undefined || !uc) return []
      const documento = freeze(recebida.nf3e, uc.numeroAnterior)
      return [{ ...fatura, id, ucId: uc.id, autorizada: fatura.autorizadaEm !== null, documento }]
    })
    await fila.decidirPrimeiraVia(tx, { faturas: decidir, condicoes: lote.condicoes, agora: lote.agora })
    return aParte
  }

  /** A bill that is already here: unchanged, now authorised, or another under the same key. */
  async function receiveAgain(
    tx: Tx,
    lote: LoteDeFaturas,
    { nome, nf3e, xml }: Nf3eRecebida,
    existente: { id: number; hash: string; autorizadaEm: Date | null },
  ): Promise<'repetidos' | 'atualizados' | Falha> {
    if (existente.hash === xml.hash) return 'repetidos'
    if (!isMesmaNf3e(reopenNf3e(await repository.xml(tx, existente.id)), nf3e)) {
      return falhaDe(nome, 'Já existe uma fatura com esta chave de acesso e outro conteúdo.', '@Id')
    }
    const autorizacao = autorizacaoDe(nf3e)
    if (existente.autorizadaEm || !autorizacao) return 'repetidos'
    const fatura = await repository.authorize(tx, existente.id, { ...autorizacao, xml })
    if (fatura.ucId !== null) {
      const documento = freeze(nf3e, await repository.numeroAnterior(tx, fatura.ucId))
      await repository.refreeze(tx, fatura.id, {
        documentoHash: documento.hash,
        versaoModelo: documento.versaoModelo,
      })
      await fila.liberarAutorizada(tx, { fatura, condicoes: lote.condicoes, agora: lote.agora })
    }
    return 'atualizados'
  }

  return async (tx: Tx, lote: LoteDeFaturas): Promise<LoteGravado> => {
    const contagem = { ...novaContagem(), recebidos: lote.recebidas.length }
    const falhas: Falha[] = []
    const ucsCriadas: number[] = []
    const existentes = await repository.existentes(
      tx,
      lote.recebidas.map(({ nf3e }) => nf3e.chave),
    )
    const novas = lote.recebidas.filter(({ nf3e }) => !existentes.has(nf3e.chave))
    for (const recebida of lote.recebidas) {
      const existente = existentes.get(recebida.nf3e.chave)
      if (!existente) continue
      const outcome = await receiveAgain(tx, lote, recebida, existente)
      if (typeof outcome === 'string') contagem[outcome]++
      else {
        contagem.recusados++
        falhas.push(outcome)
      }
    }
    const ucs = await resolveUcs(tx, lote, novas, ucsCriadas)
    contagem.novos = novas.length
    contagem.aParte = await insertNovas(tx, lote, novas, ucs)
    return { contagem, falhas, ucsCriadas }
  }
}

export type GravarLote = ReturnType<typeof createGravarLote>
