import type { ProtocoloDetalhe } from '@ramal/shared/contracts/protocolos.ts'
import { normalizeProtocolo } from '@ramal/shared/domain/protocolo.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { encontrado } from '#http/rota.ts'
import { createFindByProtocolo } from '#modules/atendimento/descrever.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import { linhaDoTempo } from './linha-do-tempo.ts'
import { createDisparosDoAtendimentoRepository } from './repository.ts'

export function createProtocolosService(unitOfWork: UnitOfWork) {
  const { tables } = unitOfWork
  const repository = createDisparosDoAtendimentoRepository(tables)
  const eventos = createEventos(tables)
  const findAtendimento = createFindByProtocolo(tables)
  const findUc = createFindUc(tables)

  async function summarizeUc(tx: ReadTx, ucId: number | null): Promise<ProtocoloDetalhe['uc']> {
    if (ucId === null) return null
    const { id, numero, titular } = await findUc(tx, ucId)
    return { id, numero, nome: titular.nome }
  }

  return {
    /** All that a protocolo registered and caused. @throws ErroDominio `nao_encontrado`. */
    ver: (typed: string): Promise<ProtocoloDetalhe> =>
      unitOfWork.read(async (tx) => {
        const atendimento = encontrado(await findAtendimento(tx, normalizeProtocolo(typed)), 'Este protocolo')
        return {
          atendimento,
          uc: await summarizeUc(tx, atendimento.ucId),
          eventos: linhaDoTempo({
            eventos: await eventos.doAtendimento(tx, atendimento.id),
            disparos: await repository.disparos(tx, atendimento.id),
            tentativas: await repository.tentativas(tx, atendimento.id),
            recibos: await repository.recibos(tx, atendimento.id),
          }),
        }
      }),
  }
}

export type ProtocolosService = ReturnType<typeof createProtocolosService>
