import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { LinhaCadastro } from './cadastro-linha.ts'
import { createCadastroImportRepository } from './cadastro-repository.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import { createGravarContatos } from './gravar-contatos.ts'
import { createGravarTitular, createTitularDaFonte, type Ato } from './gravar-titular.ts'

export interface DestinoDaLinha {
  ucId: number
  destino: 'novos' | 'atualizados' | 'repetidos'
  /** The person whose name is another now, at all their UCs; null when nobody's is. */
  renomeado: number | null
}

/** Keeps one line of the cadastro within the caller's transaction. The UC's number makes it idempotent. */
export function createGravarCadastro(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  const gravarContatos = createGravarContatos(tables)
  const gravarTitular = createGravarTitular(tables)
  const insertUc = createInsertUc(tables)

  return async (tx: Tx, linha: LinhaCadastro, ato: Ato): Promise<DestinoDaLinha> => {
    const known = await cadastro.findUc(tx, linha.numero, linha.uc.numeroAnterior)
    if (!known) {
      const { ucId, renomeado } = await insertUc(tx, linha, ato.agora)
      await gravarContatos(tx, ucId, linha.contatos, ato.agora)
      return { ucId, destino: 'novos', renomeado }
    }
    const { uc, titular } = known
    const values = differences({ ...linha.uc, numero: linha.numero }, uc)
    if (values) await cadastro.updateUc(tx, uc.id, { ...values, atualizadaEm: ato.agora })
    const gravado = await gravarTitular(tx, uc.id, linha.titular, titular, ato)
    const contatosMudaram = await gravarContatos(tx, uc.id, linha.contatos, ato.agora)
    const mudou = values !== null || gravado.mudou || contatosMudaram
    return { ucId: uc.id, destino: mudou ? 'atualizados' : 'repetidos', renomeado: gravado.renomeado }
  }
}

function createInsertUc(tables: Tables) {
  const faturas = createFaturaImportRepository(tables)
  const titularDaFonte = createTitularDaFonte(tables)
  return async (tx: Tx, { numero, uc, titular }: LinhaCadastro, agora: Date) => {
    const { id: titularId, renomeado } = await titularDaFonte(tx, titular, agora)
    const ucId = await faturas.insertUc(tx, {
      ...uc,
      numero,
      titularId,
      debitoAutomatico: uc.debitoAutomatico ?? false,
      suporteVital: uc.suporteVital ?? false,
      baixaRenda: uc.baixaRenda ?? false,
      titularDesde: agora,
      criadaEm: agora,
      atualizadaEm: agora,
    })
    return { ucId, renomeado }
  }
}

type Informado = LinhaCadastro['uc'] & { numero: string }

/** What the source states and is not on file; what it leaves empty stays. Null when there is nothing. */
function differences(informado: Informado, uc: { [name in keyof Informado]: unknown }) {
  const entries = Object.entries(informado).filter(
    ([name, value]) => value !== null && uc[name as keyof Informado] !== value,
  )
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, string | boolean>) : null
}
