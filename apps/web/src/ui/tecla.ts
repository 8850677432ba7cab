/** A key as `KeyboardEvent.key` gives it, with its modifiers. */
export interface Tecla {
  key: string
  ctrl?: true
  shift?: true
}

const NAMES: Record<string, string> = { Escape: 'Esc' }

/** 'Ctrl+K', 'Shift+F8', as written on the keyboard and understood by people. */
export function teclaLabel({ key, ctrl, shift }: Tecla): string {
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [ctrl && 'Ctrl', shift && 'Shift', name].filter(Boolean).join('+')
}

/** The same for `aria-keyshortcuts`. */
export function teclaAria({ key, ctrl, shift }: Tecla): string {
  return [ctrl && 'Control', shift && 'Shift', key].filter(Boolean).join('+')
}

/** Whether the event is this key with exactly these modifiers; Cmd counts as Ctrl. */
export function matchesTecla(event: KeyboardEvent, tecla: Tecla): boolean {
  // AltGr comes as Ctrl+Alt on Windows, so anything with Alt is typing and never a shortcut.
  if (event.altKey) return false
  // '?' needs Shift on most layouts, and its place differs: the character says it all.
  const shiftMatters = tecla.key.length > 1
  return (
    event.key.toLowerCase() === tecla.key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === (tecla.ctrl ?? false) &&
    (!shiftMatters || event.shiftKey === (tecla.shift ?? false))
  )
}

/** Takes back what was just sent, wherever the focus is but in a field, where it takes back what was typed. */
export const TECLA_DESFAZER: Tecla = { key: 'z', ctrl: true }
