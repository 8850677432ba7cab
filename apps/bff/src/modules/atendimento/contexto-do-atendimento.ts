import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import { createAtendimentoRepository, type AtendimentoGravado } from './repository.ts'

/** Checks the call that a write names; null or absent means outside a call, which is allowed. */
export type ContextoDoAtendimento = (
  tx: ReadTx,
  contexto: Contexto,
  atendimentoId: number | null | undefined,
) => Promise<number | null>

/**
 * @throws ErroDominio `validacao` on `atendimentoId` when it does not exist, `sem_permissao` when it is another agent's,
 * `atendimento_encerrado` when it has ended.
 */
export function createContextoDoAtendimento(tables: Tables): ContextoDoAtendimento {
  const repository = createAtendimentoRepository(tables)
  return async (tx, contexto, atendimentoId) => {
    if (atendimentoId == null) return null
    const atendimento = await repository.find(tx, atendimentoId)
    if (!atendimento) throw campoInvalido('atendimentoId', 'Este atendimento não existe.')
    assertAbertoDoAutor(atendimento, contexto)
    return atendimento.id
  }
}

export function assertAbertoDoAutor({ agente, fim }: AtendimentoGravado, { autor }: Contexto): void {
  if (agente.id !== autor.usuarioId) {
    throw new ErroDominio('sem_permissao', 'Este atendimento é de outra pessoa; só ela pode alterá-lo.')
  }
  if (fim) throw new ErroDominio('atendimento_encerrado', 'Este atendimento já foi finalizado.')
}

/** The id of the call that this person has open, or null: acts that carry no atendimentoId are found by its protocolo. */
export function createFindAtendimentoAberto(
  tables: Tables,
): (tx: ReadTx, usuarioId: number | null) => Promise<number | null> {
  const repository = createAtendimentoRepository(tables)
  return async (tx, usuarioId) =>
    usuarioId === null ? null : ((await repository.findAberto(tx, usuarioId))?.id ?? null)
}
