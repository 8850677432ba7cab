/** '11/2026' or '2026-11' as the API has it, null for nothing typed, undefined for what is no month. */
export function readCompetencia(typed: string): string | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const [, mes, ano] = /^(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const competencia = ano === undefined ? text : `${ano}-${(mes ?? '').padStart(2, '0')}`
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(competencia) ? competencia : undefined
}
