import { formatInstant, formatTime } from '@ramal/shared/domain/dates.ts'

const tamanhos = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 })

/** The size of a file, '18,4 kB' or '2,1 MB': 1 kB is 1,000 bytes, as file managers count. */
export function tamanhoTexto(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000
    ? `${tamanhos.format(bytes / 1_000)} kB`
    : `${tamanhos.format(bytes / 1_000_000)} MB`
}

/** An instant as the contracts give it (ISO 8601, UTC), '21/11/2026 14:02:11' in São Paulo. */
export function instanteTexto(iso: string): string {
  return formatInstant(new Date(iso))
}

/** The same, only the time, '14:02'. */
export function horaTexto(iso: string): string {
  return formatTime(new Date(iso), { segundos: false })
}
