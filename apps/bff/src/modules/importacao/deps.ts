import { DbError } from '#db/errors.ts'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import type { Condicoes } from '#modules/disparos/decisao.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'

export interface ImportacaoDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  fila: FilaDeDisparos
  sinal: Sinal
  /** The parameters that decide disparos, as they are now. */
  lerCondicoes: (tx: Tx) => Promise<Condicoes>
  /** Told, in the same transaction, of UCs that came to be or changed. */
  reindexar: (tx: Tx, ucIds: readonly number[]) => Promise<void>
}

/** Whether the rows themselves broke a rule, as opposed to the database or the program being at fault. */
export function isOfTheData(error: unknown): boolean {
  return (
    error instanceof DbError && ['unique', 'foreign_key', 'not_null', 'check', 'other'].includes(error.kind)
  )
}
