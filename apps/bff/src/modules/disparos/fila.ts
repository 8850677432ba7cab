import type { Tables } from '#db/schema.ts'
import type { MeioDigital } from '#db/schema/envio-digital.ts'
import type { Tx } from '#db/tx.ts'
import { chavePrimeiraVia, chaveTermo } from './chaves.ts'
import { decidirDisparos, estadoDeSaida, type Condicoes, type FaturaADecidir } from './decisao.ts'
import { createFilaRepository } from './repository.ts'

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

const VERSAO_TERMO = 'termo-1'
const NOVO = { segurado: false, tentativas: 0 } as const

/** The ways into the outbox. Every function is part of the caller's transaction: nothing is queued that was not kept. */
export function createFilaDeDisparos(tables: Tables) {
  const repository = createFilaRepository(tables)

  return {
    /** Queues the copy of the term that goes to a new address. */
    async enfileirarTermo(tx: Tx, { agora, ...termo }: NovoTermo): Promise<void> {
      await repository.insert(tx, [
        {
          ...NOVO,
          ...termo,
          chave: chaveTermo(termo.destinatarioId),
          finalidade: 'termo',
          conteudo: 'termo',
          estado: 'na_fila',
          documentoHash: await repository.termoHash(tx, termo.destinatarioId),
          versaoModelo: VERSAO_TERMO,
          criadoEm: agora,
          liberadoEm: agora,
          proximaTentativaEm: agora,
          estadoEm: agora,
        },
      ])
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
      const ids =
        adesao.destinatarioIds ??
        (await repository.destinatariosDe(tx, adesao.envioDigitalId)).map((row) => row.id)
      if (ids.length === 0) return 0
      const cancelados = await repository.cancel(
        tx,
        ids,
        'O consumidor deixou o envio digital.',
        adesao.agora,
      )
      const faturaIds = cancelados.flatMap((row) =>
        row.finalidade === 'primeira_via' ? (row.faturaId ?? []) : [],
      )
      await this.imprimirSemCopia(tx, faturaIds, adesao.agora)
      return cancelados.length
    },

    /** Queues the 1ª via of bills that have come in, as design rule 4 decides. At most some fifty bills a call. */
    async decidirPrimeiraVia(
      tx: Tx,
      { faturas, condicoes, agora }: { faturas: readonly FaturaNova[]; condicoes: Condicoes; agora: Date },
    ): Promise<number> {
      const adesoes = await repository.adesoesVigentes(
        tx,
        faturas.map((fatura) => fatura.ucId),
      )
      const novos = faturas.flatMap((fatura) =>
        decidirDisparos(fatura, adesoes.get(fatura.ucId) ?? null, condicoes).map((decidido) => ({
          ...NOVO,
          chave: chavePrimeiraVia(fatura.id, decidido.meio, decidido.endereco),
          faturaId: fatura.id,
          ucId: fatura.ucId,
          destinatarioId: decidido.destinatario?.id ?? null,
          atendimentoId: decidido.destinatario?.atendimentoId ?? null,
          usuarioId: null,
          finalidade: 'primeira_via' as const,
          conteudo: 'fatura' as const,
          meio: decidido.meio,
          endereco: decidido.endereco,
          estado: decidido.estado,
          documentoHash: fatura.documento.hash,
          versaoModelo: fatura.documento.versaoModelo,
          criadoEm: agora,
          liberadoEm: decidido.estado === 'na_fila' ? agora : null,
          proximaTentativaEm: decidido.estado === 'na_fila' ? agora : null,
          estadoEm: agora,
          ultimoErro: decidido.motivo,
        })),
      )
      return repository.insert(tx, novos)
    },

    /** A bill that waited for its fiscal authorisation has it now. */
    async liberarAutorizada(
      tx: Tx,
      {
        fatura,
        condicoes,
        agora,
      }: {
        fatura: Pick<FaturaNova, 'id' | 'contingencia' | 'homologacao'>
        condicoes: Condicoes
        agora: Date
      },
    ): Promise<void> {
      const saida = estadoDeSaida({ ...fatura, autorizada: true }, condicoes)
      await repository.release(tx, fatura.id, saida, agora)
    },

    /** Prints those of the bills whose every copy was cancelled or has failed: nobody is left without (rule 7). */
    async imprimirSemCopia(tx: Tx, faturaIds: readonly number[], agora: Date): Promise<number> {
      if (faturaIds.length === 0) return 0
      const novos = []
      for (const fatura of await repository.semCopia(tx, [...new Set(faturaIds)])) {
        const { hash, versaoModelo, liberada } = await repository.primeiraVia(tx, fatura.id)
        // A bill that the panel still holds is held on paper too.
        const solta = liberada ? ('na_fila' as const) : ('retido' as const)
        const estado =
          fatura.autorizadaEm || fatura.contingencia ? solta : ('aguardando_autorizacao' as const)
        novos.push({
          ...NOVO,
          chave: chavePrimeiraVia(fatura.id, 'impressao', null),
          faturaId: fatura.id,
          ucId: fatura.ucId,
          finalidade: 'primeira_via' as const,
          conteudo: 'fatura' as const,
          meio: 'impressao' as const,
          estado,
          documentoHash: hash,
          versaoModelo,
          criadoEm: agora,
          liberadoEm: estado === 'na_fila' ? agora : null,
          proximaTentativaEm: estado === 'na_fila' ? agora : null,
          estadoEm: agora,
        })
      }
      return repository.insert(tx, novos)
    },
  }
}

export type FilaDeDisparos = ReturnType<typeof createFilaDeDisparos>
