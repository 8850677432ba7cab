import { useRef, useState } from 'react'
import { textos } from './textos.ts'

/** A file field read when the form is sent: the chosen files as a form, or null and a sentence at the field. */
export function useArquivos() {
  const inputRef = useRef<HTMLInputElement>(null)
  const [errorMessage, setErrorMessage] = useState<string | null>(null)
  const read = (): FormData | null => {
    const files = [...(inputRef.current?.files ?? [])]
    setErrorMessage(files.length === 0 ? textos.semArquivo : null)
    if (files.length === 0) {
      inputRef.current?.focus()
      return null
    }
    const form = new FormData()
    for (const file of files) form.append('arquivos', file, file.name)
    return form
  }
  return { field: { inputRef, errorMessage }, read }
}
