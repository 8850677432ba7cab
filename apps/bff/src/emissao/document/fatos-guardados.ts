import type { TipoFatura } from '#db/schema/faturas.ts'
import { decodeFatos } from '#emissao/nf3e/fatos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

/**
 * What a kept bill says, whatever its kind.
 * @throws Error when what is kept cannot be read: it was readable once.
 */
export function lerFatosGuardados({
  xmlDeflate,
  fatos,
}: {
  tipo: TipoFatura
  xmlDeflate: Uint8Array
  /** Null is read from the document again. */
  fatos?: Uint8Array | null
}): Nf3e {
  return (fatos && decodeFatos(fatos)) ?? reopenNf3e(xmlDeflate)
}
