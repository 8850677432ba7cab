import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { MotivoFinalizacao, OrigemAtendimento } from '#db/schema/atendimento.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface AtendimentoGravado {
  id: number
  protocolo: string
  origem: OrigemAtendimento
  telefone: string | null
  protocoloAnterior: string | null
  inicio: Date
  fim: Date | null
  motivo: MotivoFinalizacao | null
  observacao: string | null
  ucId: number | null
  agente: { id: number; nome: string }
}

export interface NovoAtendimento {
  protocolo: string
  agenteId: number
  origem: OrigemAtendimento
  telefone: string | null
  protocoloAnterior: string | null
  inicio: Date
}

export interface MudancasAtendimento {
  origem?: OrigemAtendimento
  telefone?: string | null
  ucId?: number | null
  fim?: Date
  motivo?: MotivoFinalizacao
  observacao?: string | null
}

export function createAtendimentoRepository({
  atendimentos,
  disparos,
  protocoloSequencias,
  usuarios,
}: Tables) {
  const { id, protocolo, origem, telefone, protocoloAnterior, inicio, fim, motivo, observacao, ucId } =
    atendimentos
  const base = (tx: ReadTx) =>
    tx
      .select({
        ...{ id, protocolo, origem, telefone, protocoloAnterior, inicio, fim, motivo, observacao, ucId },
        agente: { id: usuarios.id, nome: usuarios.nome },
      })
      .from(atendimentos)
      .innerJoin(usuarios, eq(usuarios.id, atendimentos.agenteId))

  return {
    async find(tx: ReadTx, atendimentoId: number): Promise<AtendimentoGravado | null> {
      const [row] = await base(tx).where(eq(id, atendimentoId))
      return row ?? null
    },
    async findAberto(tx: ReadTx, agenteId: number): Promise<AtendimentoGravado | null> {
      const [row] = await base(tx).where(and(eq(atendimentos.agenteId, agenteId), isNull(fim)))
      return row ?? null
    },
    async findByProtocolo(tx: ReadTx, digits: string): Promise<AtendimentoGravado | null> {
      const [row] = await base(tx).where(eq(protocolo, digits))
      return row ?? null
    },
    /** Takes the next number of the day (São Paulo), from 1; concurrent takers wait for each other. */
    async nextSequencia(tx: Tx, dia: string): Promise<number> {
      const { ultimo } = protocoloSequencias
      const [row] = await tx
        .insert(protocoloSequencias)
        .values({ dia, ultimo: 1 })
        .onConflictDoUpdate({ target: protocoloSequencias.dia, set: { ultimo: sql`${ultimo} + 1` } })
        .returning({ ultimo })
      return row!.ultimo
    },
    async insert(tx: Tx, atendimento: NovoAtendimento): Promise<number> {
      const [row] = await tx.insert(atendimentos).values(atendimento).returning({ id })
      return row!.id
    },
    async update(tx: Tx, atendimentoId: number, mudancas: MudancasAtendimento): Promise<void> {
      await tx.update(atendimentos).set(mudancas).where(eq(id, atendimentoId))
    },
    /** Whether a second copy was sent in the call; bills that its adhesion causes later are first copies. */
    async hasSegundaVia(tx: ReadTx, atendimentoId: number): Promise<boolean> {
      const [row] = await tx
        .select({ id: disparos.id })
        .from(disparos)
        .where(and(eq(disparos.atendimentoId, atendimentoId), eq(disparos.finalidade, 'segunda_via')))
        .limit(1)
      return row !== undefined
    },
  }
}
