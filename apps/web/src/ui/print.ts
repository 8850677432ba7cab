/** False where the browser has no viewer of PDF: a frame stays empty, and what is opened is saved. Old ones do not tell. */
export const canShowPdf = (): boolean => (navigator.pdfViewerEnabled as boolean | undefined) !== false

/** Prints what a frame shows. False where the browser does not let it, e.g. a viewer of PDF of its own. */
export function printFrame(frame: HTMLIFrameElement | null): boolean {
  try {
    if (!frame?.contentWindow) return false
    frame.contentWindow.focus()
    frame.contentWindow.print()
    return true
  } catch {
    return false
  }
}

/** Long enough for the dialog of the slowest printer: what is printed is read from the frame. */
const KEEP_MS = 10 * 60_000
/** A browser that saves PDFs instead of showing them never says that the frame is ready. */
const LOAD_MS = 10_000

/**
 * Prints a document that was fetched; where the browser does not, saves it as `nome`, to be printed from there.
 * @returns whether it was printed.
 */
export async function printOrSave(blob: Blob, nome: string): Promise<boolean> {
  const printed = canShowPdf() && (await printBlob(blob))
  if (!printed) saveBlob(blob, nome)
  return printed
}

function saveBlob(blob: Blob, nome: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = nome
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** In a frame that nobody sees: a window of its own would be blocked as a pop-up. */
function printBlob(blob: Blob): Promise<boolean> {
  const url = URL.createObjectURL(blob)
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.style.cssText = 'position:fixed;width:1px;height:1px;border:0;opacity:0;pointer-events:none'
  setTimeout(() => {
    frame.remove()
    URL.revokeObjectURL(url)
  }, KEEP_MS)
  return new Promise((resolve) => {
    const never = setTimeout(() => resolve(false), LOAD_MS)
    const ready = () => {
      clearTimeout(never)
      resolve(printFrame(frame))
    }
    frame.addEventListener('load', ready, { once: true })
    frame.src = url
    document.body.append(frame)
  })
}
