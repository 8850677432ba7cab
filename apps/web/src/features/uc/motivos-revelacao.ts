/** The reason given in each call: it is asked once per atendimento, and outside of one every time. */
const motivos = new Map<number, string>()

export function motivoOf(atendimentoId: number | null): string | null {
  return atendimentoId === null ? null : (motivos.get(atendimentoId) ?? null)
}

export function rememberMotivo(atendimentoId: number | null, motivo: string): void {
  if (atendimentoId !== null) motivos.set(atendimentoId, motivo)
}
