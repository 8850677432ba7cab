import { recadastramentoDue, type RecadastramentoDue } from '@ramal/shared/domain/recadastramento-due.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Contato, Uc } from '#modules/ucs/find-uc.ts'
import { createRecadastramentoRepository, type UltimoRecadastramento } from './repository.ts'

export interface SituacaoDaUc {
  /** Whether the modal comes up when this UC is chosen, and why. */
  uc: RecadastramentoDue
  ultimo: UltimoRecadastramento | null
  /** Whether the person's own data are to be asked too, or were at another UC within the interval. */
  perguntarConsumidor: boolean
}

/** Applies the due rule to what is on file; the parameters are read now, so that a change acts on the next request. */
export function createRecadastramentoDevido(tables: Tables) {
  const repository = createRecadastramentoRepository(tables)
  const lerParametros = createLerParametros(tables)

  return async (
    tx: ReadTx,
    { id, titular }: Pick<Uc, 'id' | 'titular'>,
    contatos: readonly Contato[],
    agora: Date,
  ): Promise<SituacaoDaUc> => {
    const { recadastramento: parametros } = await lerParametros(tx)
    const ultimo = await repository.ultimoDaUc(tx, id, titular.id)
    const aceito = ultimo?.aceito ? ultimo : await repository.ultimoAceitoDaUc(tx, id, titular.id)
    const uc = recadastramentoDue({
      parametros,
      ultimo,
      ultimoAceitoEm: aceito?.em ?? null,
      contatoDevolvidoEm: lastBounce(contatos),
      agora,
    })
    const pessoa = recadastramentoDue({
      // By hand the person's data are asked by the same interval, also while the modal is switched off.
      parametros: { ...parametros, efetuarNoAtendimento: true },
      ultimo: await repository.ultimoDoConsumidor(tx, titular.id),
      contatoDevolvidoEm: null,
      agora,
    })
    return { uc, ultimo, perguntarConsumidor: pessoa.devido }
  }
}

function lastBounce(contatos: readonly Contato[]): Date | null {
  const bounces = contatos.flatMap(({ devolvidoEm }) => devolvidoEm ?? [])
  return bounces.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
}
