import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { suggestMotivo } from './motivo-sugerido.ts'
import { createAtendimentoRepository, type AtendimentoGravado } from './repository.ts'

/** The atendimento as the contract shows it, with the reason that what was done in it suggests. */
export function createDescreverAtendimento(tables: Tables) {
  const repository = createAtendimentoRepository(tables)
  const eventos = createEventos(tables)

  return async (tx: ReadTx, atendimento: AtendimentoGravado): Promise<Atendimento> => {
    const feitos = (await eventos.doAtendimento(tx, atendimento.id)).map(({ dados }) => dados)
    return {
      ...atendimento,
      inicio: atendimento.inicio.toISOString(),
      fim: atendimento.fim?.toISOString() ?? null,
      motivoSugerido: suggestMotivo(feitos, await repository.hasSegundaVia(tx, atendimento.id)),
    }
  }
}

/** The atendimento of a protocolo, given as its sixteen digits, or null. */
export function createFindByProtocolo(tables: Tables) {
  const repository = createAtendimentoRepository(tables)
  const describe = createDescreverAtendimento(tables)
  return async (tx: ReadTx, protocolo: string): Promise<Atendimento | null> => {
    const atendimento = await repository.findByProtocolo(tx, protocolo)
    return atendimento && describe(tx, atendimento)
  }
}
