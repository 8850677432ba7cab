// Codes of the NF3e layout 1.00 (tpClasse, tpGrpTensao), in words; what is not in the table is shown as it came.

const CLASSES: Record<string, string> = {
  '01': 'Comercial',
  '02': 'Consumo próprio',
  '03': 'Iluminação pública',
  '04': 'Industrial',
  '05': 'Poder público',
  '06': 'Residencial',
  '07': 'Rural',
  '08': 'Serviço público',
}

const GRUPOS_TENSAO: Record<string, string> = {
  '01': 'A1',
  '02': 'A2',
  '03': 'A3',
  '04': 'A3a',
  '05': 'A4',
  '06': 'AS',
  '07': 'B1',
  '08': 'B1 baixa renda',
  '09': 'B2 rural',
  '10': 'B2 cooperativa',
  '11': 'B2 irrigação',
  '12': 'B3',
  '13': 'B4a',
  '14': 'B4b',
}

/** 'Residencial · B1', or null when neither is known. */
export function classeTexto(classe: string | null, grupoTensao: string | null): string | null {
  const words = [
    classe && (CLASSES[classe] ?? classe),
    grupoTensao && (GRUPOS_TENSAO[grupoTensao] ?? grupoTensao),
  ]
  return words.filter(Boolean).join(' · ') || null
}
