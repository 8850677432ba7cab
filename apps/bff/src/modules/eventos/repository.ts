import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import { asc, eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface NovoEvento {
  /** The call in which it happened, or null outside one. */
  atendimentoId: number | null
  /** Null when the system itself acts. */
  usuarioId: number | null
  ucId: number | null
  consumidorId: number | null
  dados: EventoDados
}

export interface Evento {
  id: number
  em: Date
  usuario: string | null
  dados: EventoDados
}

export function createEventoRepository({ eventos, usuarios }: Tables) {
  return {
    async insert(tx: Tx, evento: NovoEvento, em: Date): Promise<void> {
      await tx.insert(eventos).values({ ...evento, em, tipo: evento.dados.tipo })
    },
    /** In the order in which they were written. */
    async ofAtendimento(tx: ReadTx, atendimentoId: number): Promise<Evento[]> {
      const rows = await tx
        .select({ id: eventos.id, em: eventos.em, usuario: usuarios.nome, dados: eventos.dados })
        .from(eventos)
        .leftJoin(usuarios, eq(usuarios.id, eventos.usuarioId))
        .where(eq(eventos.atendimentoId, atendimentoId))
        .orderBy(asc(eventos.id))
      return rows.map((row) => ({ ...row, dados: row.dados as EventoDados }))
    },
  }
}
