import type { Tx } from '#db/tx.ts'
import type { FaturaImportRepository } from './fatura-repository.ts'
import { isPessoaJuridica, type TitularInformado } from './titular.ts'

/** The person or company with that valid document, made where there is none yet. Without one, always a new person. */
export async function findOrInsertConsumidor(
  repository: FaturaImportRepository,
  tx: Tx,
  titular: TitularInformado,
  agora: Date,
): Promise<number> {
  const { documento, documentoTipo } = titular
  if (documento && documentoTipo) {
    const known = await repository.consumidoresPorDocumento(tx, [documento])
    const id = known.get(documento)
    if (id !== undefined) return id
  }
  return repository.insertConsumidor(tx, {
    ...titular,
    pessoaJuridica: isPessoaJuridica(documentoTipo),
    criadoEm: agora,
    atualizadoEm: agora,
  })
}
