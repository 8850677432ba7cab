import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import type { KeyboardEvent } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { useLetras } from '#ui/letras.ts'
import { matchesTecla } from '#ui/tecla.ts'
import { agir, type Ato } from './acoes-faturas.tsx'

const ATOS: readonly Ato[] = ['ver', 'linhaDigitavel', 'pix', 'xml']

/** The letters that act on a row of the list; true when it was one. */
export function useLetraDaLinha(
  byId: (id: number) => FaturaResumo | undefined,
  ver: (fatura: FaturaResumo) => void,
) {
  const letras = useLetras()
  return (event: KeyboardEvent, id: number): boolean => {
    const fatura = byId(id)
    const ato = ATOS.find((ato) => matchesTecla(event.nativeEvent, TECLAS[ato]))
    if (!letras || !fatura || !ato || event.repeat) return false
    agir(ato, fatura, ver)
    return true
  }
}
