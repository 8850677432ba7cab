import { CLASSES, GRUPOS_TENSAO } from '@ramal/shared/domain/nf3e-codes.ts'

/** 'Residencial · B1', or null when neither is known; a code that is not in the layout's table is shown as it came. */
export function classeTexto(classe: string | null, grupoTensao: string | null): string | null {
  const words = [
    classe && (CLASSES[classe] ?? classe),
    grupoTensao && (GRUPOS_TENSAO[grupoTensao] ?? grupoTensao),
  ]
  return words.filter(Boolean).join(' · ') || null
}
