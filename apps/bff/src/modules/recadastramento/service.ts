import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { Contexto } from '#contexto.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import type { Escrever } from '#escrita.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { createFicha } from './ficha.ts'
import { createRegistrar, type PedidoDeRecadastramento } from './registrar.ts'

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  sinal: Sinal
}

export function createRecadastramentoService({ unitOfWork, escrever, relogio, sinal }: Deps) {
  const { tables } = unitOfWork
  const findUc = createFindUc(tables)
  const ficha = createFicha(tables)
  const registrar = createRegistrar(tables, escrever, relogio)

  return {
    /** @throws ErroDominio `nao_encontrado`. */
    ficha: (ucId: number): Promise<FichaRecadastramento> =>
      unitOfWork.read(async (tx) => ficha(tx, await findUc(tx, ucId), relogio.agora())),

    /** @throws ErroDominio as `createRegistrar` says. */
    async registrar(contexto: Contexto, ucId: number, pedido: PedidoDeRecadastramento) {
      const registrado = await registrar(contexto, ucId, pedido)
      // A new destinatário gets a copy of the term.
      if (pedido.trocarNoEnvioDigital) sinal.notify()
      return registrado
    },
  }
}

export type RecadastramentoService = ReturnType<typeof createRecadastramentoService>
