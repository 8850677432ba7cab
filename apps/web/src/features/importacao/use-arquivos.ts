import { useRef, useState } from 'react'
import { textos } from './textos.ts'

export interface ArquivosOptions {
  /** Endings that are taken, as `accept` spells them: '.xml'; any when not given. */
  endings?: readonly string[]
  /** True lets more files join those already chosen; otherwise the last one replaces the one before. */
  multiple?: boolean
}

/** The files chosen so far, and the form that carries them: null, with a sentence at the field, when there are none. */
export function useArquivos({ endings = [], multiple = false }: ArquivosOptions) {
  const buttonRef = useRef<HTMLButtonElement>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [errorMessage, setErrorMessage] = useState<string | null>(null)

  /** Takes what was chosen or dropped; the same file twice is one, and what cannot be imported is named. */
  const add = (given: readonly File[]) => {
    const fitting = given.filter(({ name }) => takes(endings, name))
    const refused = given.filter((file) => !fitting.includes(file))
    setErrorMessage(
      refused.length === 0
        ? null
        : textos.recusados(
            refused.map(({ name }) => name),
            endings,
          ),
    )
    if (fitting.length === 0) return
    setFiles((before) => (multiple ? withoutRepeats([...before, ...fitting]) : fitting.slice(-1)))
  }
  const read = (): FormData | null => {
    setErrorMessage(files.length === 0 ? textos.semArquivo : null)
    if (files.length === 0) {
      buttonRef.current?.focus()
      return null
    }
    const form = new FormData()
    for (const file of files) form.append('arquivos', file, file.name)
    return form
  }
  const remove = (file: File) => {
    setFiles((before) => before.filter((kept) => kept !== file))
    // The ✕ that had the focus is gone with its row.
    buttonRef.current?.focus()
  }
  const clear = () => setFiles([])
  return { field: { endings, multiple, files, errorMessage, buttonRef, add, remove }, read, clear }
}

export type ArquivosForm = ReturnType<typeof useArquivos>

const takes = (endings: readonly string[], name: string) =>
  endings.length === 0 || endings.some((ending) => name.toLowerCase().endsWith(ending))

function withoutRepeats(files: readonly File[]): File[] {
  const keyOf = ({ name, size, lastModified }: File) => `${name} ${size} ${lastModified}`
  return [...new Map(files.map((file) => [keyOf(file), file])).values()]
}
