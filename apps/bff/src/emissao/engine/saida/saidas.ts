import { inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { aposFalha, aposSucesso, saidaNova, type FalhaDaSaida, type Saida } from './circuito.ts'

/** What one attempt says of the ways it took. */
export interface SinaisDaSaida {
  /** In the order in which the attempts ended. */
  falhas: readonly (FalhaDaSaida & { chave: string })[]
  sucessos: ReadonlySet<string>
}

/** With the time of its last change. */
export interface SaidaGuardada extends Saida {
  atualizadaEm: Date
}

/** The state of the ways out, shared by every worker through the database. */
export function createSaidas({ saidas }: Pick<Tables, 'saidas'>) {
  async function read(tx: ReadTx, chaves: readonly string[]): Promise<Map<string, SaidaGuardada>> {
    if (chaves.length === 0) return new Map()
    const rows = await tx
      .select()
      .from(saidas)
      .where(inArray(saidas.chave, [...new Set(chaves)]))
    return new Map(rows.map((row) => [row.chave, row]))
  }

  async function save(tx: Tx, mudadas: readonly Saida[], agora: Date): Promise<void> {
    for (const { chave, ...values } of mudadas) {
      const row = { ...values, atualizadaEm: agora }
      await tx
        .insert(saidas)
        .values({ chave, ...row })
        .onConflictDoUpdate({ target: saidas.chave, set: row })
    }
  }

  return {
    read,
    save,

    /**
     * Notes what attempts that have ended say of their ways. Nothing is written while all goes well.
     * @returns the ways that have just been closed.
     */
    async note(tx: Tx, { falhas, sucessos }: SinaisDaSaida, agora: Date): Promise<Set<string>> {
      const conhecidas = await read(tx, [...sucessos, ...falhas.map(({ chave }) => chave)])
      const mudadas = new Map<string, Saida>()
      for (const { chave, ...falha } of falhas) {
        const saida = mudadas.get(chave) ?? conhecidas.get(chave) ?? saidaNova(chave)
        mudadas.set(chave, aposFalha(saida, falha, agora))
      }
      for (const chave of sucessos) {
        const saida = mudadas.get(chave) ?? conhecidas.get(chave)
        if (saida && saida.falhasSeguidas > 0) mudadas.set(chave, aposSucesso(saida))
      }
      await save(tx, [...mudadas.values()], agora)
      const fechadas = [...mudadas.values()].filter(
        ({ chave, abertaEm }) => abertaEm !== null && abertaEm !== conhecidas.get(chave)?.abertaEm,
      )
      return new Set(fechadas.map(({ chave }) => chave))
    },
  }
}
