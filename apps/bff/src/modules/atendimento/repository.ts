import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
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

export type MudancasAtendimento = Partial<
  Pick<AtendimentoGravado, 'origem' | 'telefone' | 'ucId' | 'fim' | 'motivo' | 'observacao'>
>

export function createAtendimentoRepository(tables: Tables) {
  const { atendimentos, disparos, protocoloSequencias } = tables
  const find = createFind(tables)

  return {
    find: (tx: ReadTx, id: number) => find(tx, eq(atendimentos.id, id)),
    findAberto: (tx: ReadTx, agenteId: number) =>
      find(tx, and(eq(atendimentos.agenteId, agenteId), isNull(atendimentos.fim))),
    findByProtocolo: (tx: ReadTx, protocolo: string) => find(tx, eq(atendimentos.protocolo, protocolo)),

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
    async insert(tx: Tx, novo: NovoAtendimento): Promise<AtendimentoGravado> {
      const [row] = await tx.insert(atendimentos).values(novo).returning({ id: atendimentos.id })
      return (await find(tx, eq(atendimentos.id, row!.id)))!
    },
    async update(tx: Tx, id: number, mudancas: MudancasAtendimento): Promise<void> {
      await tx.update(atendimentos).set(mudancas).where(eq(atendimentos.id, id))
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

function createFind({ atendimentos, usuarios }: Tables) {
  return async (tx: ReadTx, where: SQL | undefined): Promise<AtendimentoGravado | null> => {
    const [row] = await tx
      .select({
        id: atendimentos.id,
        protocolo: atendimentos.protocolo,
        origem: atendimentos.origem,
        telefone: atendimentos.telefone,
        protocoloAnterior: atendimentos.protocoloAnterior,
        inicio: atendimentos.inicio,
        fim: atendimentos.fim,
        motivo: atendimentos.motivo,
        observacao: atendimentos.observacao,
        ucId: atendimentos.ucId,
        agente: { id: usuarios.id, nome: usuarios.nome },
      })
      .from(atendimentos)
      .innerJoin(usuarios, eq(usuarios.id, atendimentos.agenteId))
      .where(where)
    return row ?? null
  }
}
