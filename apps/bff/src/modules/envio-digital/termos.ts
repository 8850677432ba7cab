import { createHash } from 'node:crypto'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { createTermoRepository, type Termo } from './termo-repository.ts'
import { TERMOS } from './termo.ts'

export type { Termo } from './termo-repository.ts'

const hashOf = (texto: string) => createHash('sha256').update(texto).digest('hex')

/** The terms of adhesion as they are kept: what somebody accepted must stay readable word by word. */
export function createTermos(tables: Tables) {
  const repository = createTermoRepository(tables)

  return {
    /**
     * Keeps the published versions that the database does not have yet. Throws Error when the text of a kept version was
     * changed in the code: people accepted the text that is kept, so a change needs a new version.
     */
    async ensure(tx: Tx): Promise<void> {
      for (const termo of TERMOS) {
        const hash = hashOf(termo.texto)
        const kept = await repository.findVersao(tx, termo.versao)
        if (!kept) await repository.insert(tx, { ...termo, hash })
        else if (kept.hash !== hash) throw new Error(`the published term ${termo.versao} was changed`)
      }
    },

    /** The version in force: the newest that has begun. */
    async vigente(tx: ReadTx, agora: Date): Promise<Termo> {
      const termo = await repository.findVigente(tx, agora)
      if (!termo) throw new Error('no term of adhesion is in force')
      return termo
    },
  }
}
