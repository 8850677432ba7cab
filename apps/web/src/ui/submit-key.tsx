import type { Tecla } from './tecla.ts'
import { useAtalho } from './use-atalho.ts'

/** Sends the form by a key from any of its fields; rendered inside the dialog, so that it sleeps with it. */
export function SubmitKey({ tecla, formId }: { tecla: Tecla; formId: string }) {
  useAtalho(tecla, () => {
    const form = document.getElementById(formId)
    if (form instanceof HTMLFormElement) form.requestSubmit()
  })
  return null
}
