import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components/Toast'

export interface Aviso {
  tom: 'bom' | 'ruim'
  texto: string
  /** Offers to take back what was done, until `ateMs` by this machine's clock. */
  desfazer?: { ateMs: number; agir: () => void }
}

/** Shown by toasts.tsx; nobody else reads it. */
export const toastQueue = new ToastQueue<Aviso>({ maxVisibleToasts: 3 })

const READING_MS = 6000

export const toast = {
  /** Says that something was done; goes away by itself. */
  feito: (texto: string): void => void toastQueue.add({ tom: 'bom', texto }, { timeout: READING_MS }),
  /** Says what went wrong; stays until it is closed. */
  erro: (texto: string): void => void toastQueue.add({ tom: 'ruim', texto }),
  /**
   * Says what is about to happen and offers to take it back, counting down; goes away when the time is over, also under
   * the pointer, because what it offers is then no longer true.
   */
  desfazivel(texto: string, desfazer: NonNullable<Aviso['desfazer']>): void {
    const timer = setTimeout(() => toastQueue.close(key), desfazer.ateMs - Date.now())
    const key = toastQueue.add({ tom: 'bom', texto, desfazer }, { onClose: () => clearTimeout(timer) })
  },
}
