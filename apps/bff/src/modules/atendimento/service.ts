import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import type { Relogio } from '#relogio.ts'
import { createAlterar } from './alterar.ts'
import { createDescreverAtendimento } from './descrever.ts'
import { createIniciar } from './iniciar.ts'
import { createAtendimentoRepository } from './repository.ts'

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}

export function createAtendimentoService({ unitOfWork, escrever, relogio }: Deps) {
  const { tables } = unitOfWork
  const repository = createAtendimentoRepository(tables)
  const describe = createDescreverAtendimento(tables)

  return {
    iniciar: createIniciar(tables, escrever, relogio),
    ...createAlterar(tables, escrever, relogio),

    ver: (id: number): Promise<Atendimento> =>
      unitOfWork.read(async (tx) =>
        describe(tx, encontrado(await repository.find(tx, id), 'Este atendimento')),
      ),

    /** The call this agent has open, on whichever machine. */
    findAberto: (agenteId: number): Promise<Atendimento | null> =>
      unitOfWork.read(async (tx) => {
        const aberto = await repository.findAberto(tx, agenteId)
        return aberto && describe(tx, aberto)
      }),
  }
}

export type AtendimentoService = ReturnType<typeof createAtendimentoService>
