import type { TipoFatura } from '#db/schema/faturas.ts'
import { decodeFatos } from '#emissao/nf3e/fatos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { fatosDoRegistro } from './fatos-energia.ts'
import { reopenRegistro } from './registro-energia.ts'

/** What a kept bill says, whatever its kind. Throws an Error when what is kept cannot be read. */
export const lerFatosGuardados = ({
  tipo,
  xmlDeflate,
  fatos,
}: {
  tipo: TipoFatura
  xmlDeflate: Uint8Array
  /** Null is read from the document again. */
  fatos?: Uint8Array | null
}): Nf3e =>
  tipo === 'fatura_energia'
    ? fatosDoRegistro(reopenRegistro(xmlDeflate))
    : ((fatos && decodeFatos(fatos)) ?? reopenNf3e(xmlDeflate))
