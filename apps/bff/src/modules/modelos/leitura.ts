import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import type { ModeloVigente } from '#emissao/mensagens/dados.ts'
import { createModeloRepository } from './repository.ts'

/** Reads, inside the caller's transaction, the words of each model that a supervisor has rewritten. */
export function createLerModelos(tables: Tables): (tx: ReadTx) => Promise<ModeloVigente[]> {
  const repository = createModeloRepository(tables)
  return async (tx) =>
    (await repository.ultimas(tx))
      .filter(({ padrao }) => !padrao)
      .map(({ tipo, versao, assunto, html, texto }) => ({ tipo, versao, assunto, html, texto }))
}
