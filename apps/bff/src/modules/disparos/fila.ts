import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { MeioDigital } from '#db/schema/envio-digital.ts'
import type { Tx } from '#db/tx.ts'
import { chavePrimeiraVia } from './chaves.ts'
import { decidirDisparos, estadoDeSaida, type Condicoes, type FaturaADecidir } from './decisao.ts'
import { novaImpressao, novaPrimeiraVia, novoTermo } from './novos.ts'
import { createFilaRepository, type FilaRepository } from './repository.ts'

/** SHA-256 of the plain document and the template that rendered it: frozen when a disparo is queued (design rule 5). */
export interface DocumentoCongelado {
  hash: string
  versaoModelo: string
}

export interface FaturaNova extends FaturaADecidir {
  id: number
  ucId: number
  documento: DocumentoCongelado
}

export interface NovoTermo {
  ucId: number
  destinatarioId: number
  atendimentoId: number | null
  usuarioId: number | null
  meio: MeioDigital
  endereco: string
  agora: Date
}

/** Why a disparo is stopped whose destinatário has left the adhesion. */
export const DEIXOU = 'O consumidor deixou o envio digital.'

/** The ways into the outbox. Every function is part of the caller's transaction: nothing is queued that was not kept. */
export function createFilaDeDisparos(tables: Tables) {
  const repository = createFilaRepository(tables)
  return {
    ...daAdesao(repository),
    ...dasFaturas(repository),
    imprimirSemCopia: imprimirSemCopia(repository),
  }
}

export type FilaDeDisparos = ReturnType<typeof createFilaDeDisparos>

function daAdesao(repository: FilaRepository) {
  const imprimir = imprimirSemCopia(repository)
  return {
    /** Queues the copy of the term that goes to a new address. */
    async enfileirarTermo(tx: Tx, termo: NovoTermo): Promise<void> {
      const hash = await repository.termoHash(tx, termo.destinatarioId)
      await repository.insert(tx, [novoTermo(termo, hash)])
    },

    /**
     * Calls back what is queued for an adhesion, or for some of its destinatários, and prints the bills that would
     * otherwise reach nobody (design rule 3: withdrawing means paper).
     * @returns how many disparos were cancelled.
     */
    async cancelarDaAdesao(
      tx: Tx,
      adesao: { envioDigitalId: number; destinatarioIds?: readonly number[]; agora: Date },
    ): Promise<number> {
      const membros = await repository.membrosDe(tx, adesao.envioDigitalId)
      if (!membros) return 0
      const destinatarioIds = adesao.destinatarioIds ?? membros.destinatarioIds
      const cancelados = await repository.cancel(tx, { ...membros, destinatarioIds }, DEIXOU, adesao.agora)
      const faturaIds = cancelados.flatMap((row) =>
        row.finalidade === 'primeira_via' ? (row.faturaId ?? []) : [],
      )
      await imprimir(tx, faturaIds, adesao.agora)
      return cancelados.length
    },
  }
}

function dasFaturas(repository: FilaRepository) {
  return {
    /** Queues the 1ª via of bills that have come in, as design rule 4 decides. At most some thirty bills a call. */
    async decidirPrimeiraVia(
      tx: Tx,
      { faturas, condicoes, agora }: { faturas: readonly FaturaNova[]; condicoes: Condicoes; agora: Date },
    ): Promise<number> {
      const ucIds = faturas.map((fatura) => fatura.ucId)
      const adesoes = await repository.adesoesVigentes(tx, ucIds)
      const novos = faturas.flatMap((fatura) =>
        decidirDisparos(fatura, adesoes.get(fatura.ucId) ?? null, condicoes).map((decidido) =>
          novaPrimeiraVia(fatura, decidido, agora),
        ),
      )
      return repository.insert(tx, novos)
    },

    /** A bill that waited for its fiscal authorisation has it now. */
    async liberarAutorizada(
      tx: Tx,
      pedido: {
        fatura: Pick<FaturaNova, 'id' | 'contingencia' | 'homologacao'>
        condicoes: Condicoes
        agora: Date
      },
    ): Promise<void> {
      const saida = estadoDeSaida({ ...pedido.fatura, autorizada: true }, pedido.condicoes)
      await repository.release(tx, pedido.fatura.id, saida, pedido.agora)
    },
  }
}

/** Prints those of the bills whose every copy was cancelled or has failed: nobody is left without (design rule 7). */
function imprimirSemCopia(repository: FilaRepository) {
  return async (tx: Tx, faturaIds: readonly number[], agora: Date): Promise<number> => {
    if (faturaIds.length === 0) return 0
    const novos = []
    let reabertos = 0
    for (const fatura of await repository.semCopia(tx, [...new Set(faturaIds)])) {
      const congelado = await repository.primeiraVia(tx, fatura.id)
      // A bill that the panel still holds is held on paper too.
      const solta: EstadoDisparo = congelado.liberada ? 'na_fila' : 'retido'
      const estado = fatura.autorizadaEm || fatura.contingencia ? solta : 'aguardando_autorizacao'
      if (await repository.reopen(tx, chavePrimeiraVia(fatura.id, 'impressao', null), estado, agora))
        reabertos++
      else novos.push(novaImpressao(fatura, congelado, estado, agora))
    }
    return reabertos + (await repository.insert(tx, novos))
  }
}
