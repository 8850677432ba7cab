import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import type { KeyboardEvent } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { useLetras } from '#ui/letras.ts'
import { matchesTecla } from '#ui/tecla.ts'
import { agir, type Ato } from './acoes-faturas.tsx'

const ATOS: readonly Ato[] = ['ver', 'linhaDigitavel', 'pix', 'xml']

interface Acts {
  byId: (id: number) => FaturaResumo | undefined
  ver: (fatura: FaturaResumo) => void
  /** Of the row or of what is chosen, as its button does; from elsewhere the key means the last open bill. */
  segundaVia: () => void
}

/** The keys that act on a row of the list; true when it was one. */
export function useTeclaDaLinha({ byId, ver, segundaVia }: Acts) {
  const letras = useLetras()
  return (event: KeyboardEvent, id: number): boolean => {
    const fatura = byId(id)
    if (!fatura || event.repeat) return false
    if (matchesTecla(event.nativeEvent, TECLAS.segundaVia)) {
      segundaVia()
      return true
    }
    const ato = ATOS.find((ato) => matchesTecla(event.nativeEvent, TECLAS[ato]))
    if (!letras || !ato) return false
    agir(ato, fatura, ver)
    return true
  }
}
