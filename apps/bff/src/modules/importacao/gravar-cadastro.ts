import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createTrocas } from '#modules/envio-digital/trocas.ts'
import { createEventos } from '#modules/eventos/service.ts'
import type { LinhaCadastro } from './cadastro-linha.ts'
import { createCadastroImportRepository } from './cadastro-repository.ts'
import { createFaturaImportRepository } from './fatura-repository.ts'
import { createGravarContatos } from './gravar-contatos.ts'
import { isMesmoTitular, isPessoaJuridica, type TitularConhecido, type TitularInformado } from './titular.ts'

export interface Ato {
  usuarioId: number | null
  agora: Date
}

export type DestinoDaLinha = { ucId: number; destino: 'novos' | 'atualizados' | 'repetidos' }

/** Keeps one line of the cadastro within the caller's transaction. The UC's number makes it idempotent. */
export function createGravarCadastro(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  const faturas = createFaturaImportRepository(tables)
  const gravarContatos = createGravarContatos(tables)
  const trocas = createTrocas(tables)
  const eventos = createEventos(tables)

  async function consumidorDe(tx: Tx, titular: TitularInformado, agora: Date): Promise<number> {
    const { documento, documentoTipo } = titular
    const known = documentoTipo && documento ? await faturas.consumidoresPorDocumento(tx, [documento]) : null
    return ((documento && known?.get(documento)) ??
      (await faturas.insertConsumidor(tx, {
        ...titular,
        pessoaJuridica: isPessoaJuridica(documentoTipo),
        criadoEm: agora,
        atualizadoEm: agora,
      }))) as number
  }

  /** Whether the source names the titular on file; a document that an agent corrected is not held against it. */
  async function staysTitular(tx: Tx, informado: TitularInformado, titular: TitularConhecido, agora: Date) {
    const correcao = (await cadastro.correcoesAbertas(tx, { consumidorId: titular.id })).get('documento')
    if (!correcao || informado.documento === null) return isMesmoTitular(informado, titular)
    const confirma = correcao.valor === informado.documento
    if (confirma || correcao.valorFonte !== informado.documento) {
      const confirmadaEm = confirma ? agora : null
      await cadastro.updateCorrecao(tx, correcao.id, { valorFonte: informado.documento, confirmadaEm })
    }
    return confirma || isMesmoTitular({ ...informado, documentoTipo: null }, titular)
  }

  /** The UC has another titular: the last one's adhesion ends (design rule 3) and the change is on record. */
  async function changeTitular(
    tx: Tx,
    ucId: number,
    de: number,
    titular: TitularInformado,
    { usuarioId, agora }: Ato,
  ) {
    const para = await consumidorDe(tx, titular, agora)
    await trocas.encerrarPorTrocaDeTitular(tx, { ucId, usuarioId, agora })
    await cadastro.updateUc(tx, ucId, { titularId: para, titularDesde: agora, atualizadaEm: agora })
    const dados = { tipo: 'uc.titular_trocado', deConsumidorId: de, paraConsumidorId: para } as const
    await eventos.registrar(tx, { atendimentoId: null, usuarioId, ucId, consumidorId: para, dados }, agora)
  }

  /** The source's name, and its document where none valid is on file. */
  async function updateTitular(tx: Tx, informado: TitularInformado, titular: TitularConhecido, agora: Date) {
    const completes = informado.documentoTipo !== null && titular.documentoTipo === null
    const taken = completes && (await faturas.consumidoresPorDocumento(tx, [informado.documento ?? '']))
    const documento =
      taken && taken.size === 0
        ? { documento: informado.documento, documentoTipo: informado.documentoTipo }
        : {}
    const values = { ...documento, ...(informado.nome !== titular.nome && { nome: informado.nome }) }
    if (Object.keys(values).length === 0) return false
    await cadastro.updateConsumidor(tx, titular.id, { ...values, atualizadoEm: agora })
    return true
  }

  async function insert(tx: Tx, linha: LinhaCadastro, { agora }: Ato): Promise<DestinoDaLinha> {
    const titularId = await consumidorDe(tx, linha.titular, agora)
    const { debitoAutomatico, suporteVital, baixaRenda } = linha.uc
    const ucId = await faturas.insertUc(tx, {
      ...linha.uc,
      numero: linha.numero,
      titularId,
      debitoAutomatico: debitoAutomatico ?? false,
      suporteVital: suporteVital ?? false,
      baixaRenda: baixaRenda ?? false,
      titularDesde: agora,
      criadaEm: agora,
      atualizadaEm: agora,
    })
    await gravarContatos(tx, ucId, linha.contatos, agora)
    return { ucId, destino: 'novos' }
  }

  return async (tx: Tx, linha: LinhaCadastro, ato: Ato): Promise<DestinoDaLinha> => {
    const known = await cadastro.findUc(tx, linha.numero, linha.uc.numeroAnterior)
    if (!known) return insert(tx, linha, ato)
    const { uc, titular } = known
    const stated = { ...linha.uc, numero: linha.numero }
    const values = Object.fromEntries(
      Object.entries(stated).filter(
        ([name, value]) => value !== null && uc[name as keyof typeof uc] !== value,
      ),
    )
    const changes = Object.keys(values).length > 0
    if (changes) await cadastro.updateUc(tx, uc.id, { ...values, atualizadaEm: ato.agora })
    const stays = await staysTitular(tx, linha.titular, titular, ato.agora)
    const renamed = stays && (await updateTitular(tx, linha.titular, titular, ato.agora))
    if (!stays) await changeTitular(tx, uc.id, titular.id, linha.titular, ato)
    const contacted = await gravarContatos(tx, uc.id, linha.contatos, ato.agora)
    return { ucId: uc.id, destino: changes || renamed || !stays || contacted ? 'atualizados' : 'repetidos' }
  }
}
