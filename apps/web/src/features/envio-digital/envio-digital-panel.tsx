export interface EnvioDigitalPanelProps {
  ucId: number
  /** Null outside a call. */
  atendimentoId: number | null
}

export function EnvioDigitalPanel(_props: EnvioDigitalPanelProps) {
  return null
}
