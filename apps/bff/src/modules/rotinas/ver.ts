import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { proximoAgendado } from './horario.ts'
import { createRotinaRepository } from './repository.ts'

/** When the routine runs next, and what its last run did. */
export function createVer({ unitOfWork, relogio }: { unitOfWork: UnitOfWork; relogio: Relogio }) {
  const repository = createRotinaRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)
  return () =>
    unitOfWork.read(async (tx) => {
      const horario = (await lerParametros(tx)).impressaoFatura.horarioRotina
      const ultima = await repository.findUltima(tx)
      return {
        horario,
        proxima: proximoAgendado(horario, relogio.agora()).toISOString(),
        ultima: ultima && {
          inicio: ultima.inicio.toISOString(),
          fim: ultima.fim?.toISOString() ?? null,
          liberados: ultima.liberados,
          agendada: ultima.agendadaPara !== null,
          usuario: ultima.usuario,
        },
      }
    })
}
