import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Escrever } from '#escrita.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { createFicha } from './ficha.ts'
import { createRegistrar } from './registrar.ts'

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}

export function createRecadastramentoService({ unitOfWork, escrever, relogio }: Deps) {
  const { tables } = unitOfWork
  const findUc = createFindUc(tables)
  const ficha = createFicha(tables)

  return {
    /** @throws ErroDominio `nao_encontrado`. */
    ficha: (ucId: number): Promise<FichaRecadastramento> =>
      unitOfWork.read(async (tx) => ficha(tx, await findUc(tx, ucId), relogio.agora())),
    registrar: createRegistrar(tables, escrever, relogio),
  }
}

export type RecadastramentoService = ReturnType<typeof createRecadastramentoService>
