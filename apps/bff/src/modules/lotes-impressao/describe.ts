import type { LoteImpressao } from '@ramal/shared/contracts/lotes-impressao.ts'
import type { LoteGravado } from './repository.ts'

const iso = (instante: Date | null) => instante?.toISOString() ?? null

/** A lot as the API gives it. */
export const describeLote = (lote: LoteGravado, feitas: number | null): LoteImpressao => ({
  id: lote.id,
  estado: lote.estado,
  criadoEm: lote.criadoEm.toISOString(),
  criadoPor: lote.criadoPor,
  faturas: lote.faturas,
  feitas,
  frenteVerso: lote.frenteVerso,
  paginas: lote.paginas,
  hash: lote.hash,
  tamanho: lote.tamanho,
  prontoEm: iso(lote.prontoEm),
  baixadoEm: iso(lote.baixadoEm),
  impressoEm: iso(lote.impressoEm),
  impressoPor: lote.impressoPor,
  erro: lote.erro,
})
