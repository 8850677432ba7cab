import { Moon, Sun, SunMoon } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { setTema, type Tema, useTema } from './tema.ts'
import { textos } from './textos.ts'

const NEXT: Record<Tema, Tema> = { sistema: 'claro', claro: 'escuro', escuro: 'sistema' }
const ICONS = { sistema: SunMoon, claro: Sun, escuro: Moon }

/** Goes round the system's theme, light and dark. */
export function TemaButton() {
  const tema = useTema()
  const Icon = ICONS[tema]
  return (
    <Button
      variante="icone"
      aria-label={`${textos.tema.rotulo}: ${textos.tema[tema]}`}
      icone={<Icon aria-hidden="true" />}
      onPress={() => setTema(NEXT[tema])}
    />
  )
}
