import { Copy } from 'lucide-react'
import { Button } from './button.tsx'
import { toast } from './toast.ts'

export interface CopyButtonProps {
  /** What goes to the clipboard. */
  texto: string
  /** What it is, e.g. 'a linha digitável'. */
  oQue: string
  children?: string
}

/** Copies and says so. The clipboard exists only on https and localhost; elsewhere it says how to do it by hand. */
export async function copyText(texto: string, oQue: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(texto)
    toast.feito(`Copiado: ${oQue}.`)
  } catch {
    toast.erro(`Não foi possível copiar. Selecione e copie à mão: ${texto}`)
  }
}

export function CopyButton({ texto, oQue, children }: CopyButtonProps) {
  return (
    <Button
      variante={children ? 'discreto' : 'icone'}
      aria-label={`Copiar ${oQue}`}
      icone={<Copy aria-hidden="true" />}
      onPress={() => void copyText(texto, oQue)}
    >
      {children}
    </Button>
  )
}
