import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createTrocas } from '#modules/envio-digital/trocas.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createCadastroImportRepository, createContatoImportRepository } from './cadastro-repository.ts'
import { findOrInsertConsumidor } from './consumidor.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import { isMesmoTitular, type TitularConhecido, type TitularInformado } from './titular.ts'

export interface Ato {
  usuarioId: number | null
  agora: Date
}

/** What a line did to the titular of its UC. */
export interface TitularGravado {
  mudou: boolean
  /** The person whose name is another now, at all their UCs. */
  renomeado: number | null
}

/** Applies whom the source names as titular of a UC: the same person, perhaps renamed, or another one. */
export function createGravarTitular(tables: Tables) {
  const isTitular = createIsTitular(tables)
  const rename = createRename(tables)
  const change = createChangeTitular(tables)

  return async (
    tx: Tx,
    ucId: number,
    informado: TitularInformado,
    titular: TitularConhecido,
    ato: Ato,
  ): Promise<TitularGravado> => {
    if (await isTitular(tx, informado, titular, ato.agora)) return rename(tx, informado, titular, ato.agora)
    const { renomeado } = await change(tx, ucId, titular.id, informado, ato)
    return { mudou: true, renomeado }
  }
}

/** The person whom the source names for a UC, made where nobody has the document, and called as the source says. */
export function createTitularDaFonte(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  const faturas = createFaturaImportRepository(tables)
  const rename = createRename(tables)
  return async (tx: Tx, informado: TitularInformado, agora: Date) => {
    const id = await findOrInsertConsumidor(faturas, tx, informado, agora)
    const { renomeado } = await rename(tx, informado, await cadastro.findTitular(tx, id), agora)
    return { id, renomeado }
  }
}

/** Whether the source names the titular on file; a document that an agent corrected is not held against it. */
function createIsTitular(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  return async (tx: Tx, informado: TitularInformado, titular: TitularConhecido, agora: Date) => {
    const { documento } = informado
    const correcao = (await cadastro.correcoesAbertas(tx, { consumidorId: titular.id })).get('documento')
    if (!correcao || documento === null) return isMesmoTitular(informado, titular)
    const confirma = correcao.valor === documento
    if (confirma || correcao.valorFonte !== documento) {
      const confirmadaEm = confirma ? agora : null
      await cadastro.updateCorrecao(tx, correcao.id, { valorFonte: documento, confirmadaEm })
    }
    return confirma || isMesmoTitular({ ...informado, documentoTipo: null }, titular)
  }
}

/** The source's name, and its document where none valid is on file and nobody else has it. */
function createRename(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  const faturas = createFaturaImportRepository(tables)
  return async (
    tx: Tx,
    informado: TitularInformado,
    titular: TitularConhecido,
    agora: Date,
  ): Promise<TitularGravado> => {
    const { nome, documento, documentoTipo } = informado
    const completes = documento !== null && documentoTipo !== null && titular.documentoTipo === null
    const free = completes && (await faturas.consumidoresPorDocumento(tx, [documento])).size === 0
    const renomeado = nome === titular.nome ? null : titular.id
    if (!free && renomeado === null) return { mudou: false, renomeado }
    const values = { nome, ...(free && { documento, documentoTipo }) }
    await cadastro.updateConsumidor(tx, titular.id, { ...values, atualizadoEm: agora })
    return { mudou: true, renomeado }
  }
}

/**
 * The UC has another titular: the last one's adhesion ends and their contacts go out of use, so that nobody offers them
 * for the next one's bills (design rule 3); the change is on record.
 */
function createChangeTitular(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  const contatos = createContatoImportRepository(tables)
  const titularDaFonte = createTitularDaFonte(tables)
  const trocas = createTrocas(tables)
  const eventos = createEventos(tables)
  return async (tx: Tx, ucId: number, de: number, titular: TitularInformado, { usuarioId, agora }: Ato) => {
    const { id: para, renomeado } = await titularDaFonte(tx, titular, agora)
    await trocas.encerrarPorTrocaDeTitular(tx, { ucId, usuarioId, agora })
    await contatos.removeAll(tx, ucId, agora)
    await cadastro.closeCorrecoesDaUc(tx, ucId, agora)
    await cadastro.updateUc(tx, ucId, { titularId: para, titularDesde: agora, atualizadaEm: agora })
    const dados = { tipo: 'uc.titular_trocado', deConsumidorId: de, paraConsumidorId: para } as const
    await eventos.registrar(tx, { atendimentoId: null, usuarioId, ucId, consumidorId: para, dados }, agora)
    return { renomeado }
  }
}
