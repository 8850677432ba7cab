import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

export interface Aviso {
  tom: 'bom' | 'ruim'
  texto: string
}

/** Shown by toasts.tsx; nobody else reads it. */
export const toastQueue = new ToastQueue<Aviso>({ maxVisibleToasts: 3 })

const READING_MS = 6000

export const toast = {
  /** Says that something was done; goes away by itself. */
  feito: (texto: string): void => void toastQueue.add({ tom: 'bom', texto }, { timeout: READING_MS }),
  /** Says what went wrong; stays until it is closed. */
  erro: (texto: string): void => void toastQueue.add({ tom: 'ruim', texto }),
}
