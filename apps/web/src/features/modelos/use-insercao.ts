import { type RefObject, useRef } from 'react'
import type { ModeloForm, Parte } from './use-modelo-form.ts'

export interface Insercao {
  /** Called when a part loses the focus: its cursor is where a variable goes. */
  left: (parte: Parte) => void
  /** Another part is shown: a variable goes to its end until its cursor is set. */
  moved: (parte: Parte) => void
  insert: (variavel: string) => void
}

/** Puts variables where the cursor was last, also once their button has the focus. */
export function useInsercao(root: RefObject<HTMLElement | null>, form: ModeloForm, inicial: Parte): Insercao {
  const last = useRef({ parte: inicial, at: form.fontes[inicial].length })
  const controlOf = (parte: Parte) =>
    root.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${parte}"]`)
  return {
    left(parte) {
      const at = controlOf(parte)?.selectionEnd
      if (typeof at === 'number') last.current = { parte, at }
    },
    moved(parte) {
      last.current = { parte, at: form.fontes[parte].length }
    },
    insert(variavel) {
      const { parte, at } = last.current
      const escrita = `{{ ${variavel} }}`
      const fonte = form.fontes[parte]
      const end = at + escrita.length
      form.change(parte, fonte.slice(0, at) + escrita + fonte.slice(at))
      last.current = { parte, at: end }
      // After React has put the new text there, which would send the cursor to the end.
      requestAnimationFrame(() => {
        controlOf(parte)?.focus()
        controlOf(parte)?.setSelectionRange(end, end)
      })
    },
  }
}
