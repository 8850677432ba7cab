import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, eq, gt, inArray, like, lt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import type { ContaDeCanal } from '../oficina/trabalho.ts'
import { chaveDoProvedor, type Pessoas } from './admissao.ts'
import { DESTINATARIO_WHATSAPP } from './provedor-do-envio.ts'
import type { SaidaGuardada } from './saidas.ts'

const HOUR = 3_600_000
const DIA_MS = 24 * HOUR
/** A little longer than they count. */
const GUARDA_MS = 25 * HOUR
/** Counting reads them all: between two counts, what this worker itself admits is added. */
const RECONTAR_MS = 30_000
const LOTE = 200

/**
 * The ways out that are recipients of WhatsApp, for LIKE. Not a range: collations order punctuation in ways of their own.
 */
export const DESTINATARIOS = `${chaveDoProvedor(DESTINATARIO_WHATSAPP)}%`

/**
 * Who was written to in the last 24 hours, against the tier of a WhatsApp business: beyond it new people wait, and those
 * of the day are written to again. Several workers may exceed it by what they admit between two counts; Meta then refuses
 * for the pace, which is tried again.
 */
export function createLerPessoas({ saidas }: Pick<Tables, 'saidas'>) {
  let contagem = { em: 0, total: 0 }

  async function total(tx: ReadTx, agora: Date): Promise<number> {
    if (agora.getTime() - contagem.em >= RECONTAR_MS) {
      const desde = new Date(agora.getTime() - DIA_MS)
      const recentes = and(like(saidas.chave, DESTINATARIOS), gt(saidas.atualizadaEm, desde))
      contagem = { em: agora.getTime(), total: await tx.$count(saidas, recentes) }
    }
    return contagem.total
  }

  /** @returns null where there is no limit. */
  return async (
    tx: ReadTx,
    { pessoasPor24h: limite }: Pick<ContaDeCanal, 'pessoasPor24h'>,
    lidas: ReadonlyMap<string, SaidaGuardada>,
    agora: Date,
  ): Promise<Pessoas | null> => {
    if (limite === null) return null
    const desde = agora.getTime() - DIA_MS
    const novas = new Set<string>()
    await total(tx, agora)
    return {
      isDemais(chave) {
        const conhecida = (lidas.get(chave)?.atualizadaEm.getTime() ?? 0) > desde || novas.has(chave)
        if (conhecida) return false
        if (contagem.total >= limite) return true
        contagem.total++
        novas.add(chave)
        return false
      },
    }
  }
}

/**
 * Removes the recipients of WhatsApp that no rate and no tier counts any more.
 * @returns a function that gives how many went.
 */
export function createEsquecerPessoas(unitOfWork: UnitOfWork, relogio: Relogio): () => Promise<number> {
  const { saidas } = unitOfWork.tables

  const forgetBatch = (antesDe: Date) =>
    unitOfWork.transaction(async (tx) => {
      const old = await tx
        .select({ chave: saidas.chave })
        .from(saidas)
        .where(
          and(
            like(saidas.chave, DESTINATARIOS),
            lt(saidas.atualizadaEm, antesDe),
            eq(saidas.falhasSeguidas, 0),
          ),
        )
        .limit(LOTE)
      const chaves = old.map(({ chave }) => chave)
      if (chaves.length > 0) await tx.delete(saidas).where(inArray(saidas.chave, chaves))
      return chaves.length
    })

  return async () => {
    const antesDe = new Date(relogio.agora().getTime() - GUARDA_MS)
    for (let total = 0; ;) {
      const forgotten = await forgetBatch(antesDe)
      total += forgotten
      if (forgotten < LOTE) return total
      await yieldToOthers()
    }
  }
}
