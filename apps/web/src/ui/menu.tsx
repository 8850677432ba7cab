import { ChevronDown } from 'lucide-react'
import { useRef } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Button, type ButtonProps } from './button.tsx'
import { cx } from './cx.ts'
import { KeyHint } from './key-hint.tsx'
import type { Tecla } from './tecla.ts'
import css from './menu.module.css'

export interface ItemMenu<T extends string> {
  id: T
  rotulo: string
  tecla?: Tecla | undefined
  /** Why it cannot be chosen now; its presence disables the item. */
  motivo?: string | null | undefined
}

interface MenuProps<T extends string> {
  label: string
  itens: readonly ItemMenu<T>[]
  onAction: (id: T) => void
}

/** A button that opens a list of acts: Enter or ↓ opens it, a letter goes to an item, Esc closes. */
export function MenuButton<T extends string>({
  label,
  itens,
  onAction,
  ...button
}: MenuProps<T> & Pick<ButtonProps, 'icone' | 'isDisabled' | 'tecla' | 'variante'>) {
  return (
    <MenuTrigger>
      <Button {...button}>
        {label}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover placement="bottom start" className={cx(css.balao)}>
        <Items label={label} itens={itens} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  )
}

/** Where a context menu was asked for, in the window. */
export interface Ponto {
  x: number
  y: number
}

/** The point of a `contextmenu` event; by the keyboard there is none, so it is under what has the focus. */
export function pontoDe(event: { clientX: number; clientY: number; currentTarget: Element }): Ponto {
  if (event.clientX > 0 || event.clientY > 0) return { x: event.clientX, y: event.clientY }
  const { left, bottom } = event.currentTarget.getBoundingClientRect()
  return { x: left + 40, y: bottom }
}

/** The list of acts of a thing that was right-clicked, or by Shift+F10 or the menu key; on screen while rendered. */
export function ContextMenu<T extends string>({
  ponto,
  onClose,
  ...menu
}: MenuProps<T> & { ponto: Ponto; onClose: () => void }) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={place} className={css.ponto} style={{ left: ponto.x, top: ponto.y }} />
      <Popover
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        triggerRef={place}
        placement="bottom start"
        offset={0}
        aria-label={menu.label}
        className={cx(css.balao)}
      >
        <Items {...menu} onAction={(id) => (onClose(), menu.onAction(id))} />
      </Popover>
    </>
  )
}

function Items<T extends string>({ label, itens, onAction }: MenuProps<T>) {
  return (
    <AriaMenu
      aria-label={label}
      className={cx(css.menu)}
      autoFocus="first"
      onAction={(key) => onAction(key as T)}
      disabledKeys={itens.flatMap(({ id, motivo }) => (motivo ? [id] : []))}
    >
      {itens.map(({ id, rotulo, tecla, motivo }) => (
        <MenuItem key={id} id={id} textValue={rotulo} className={cx(css.item)}>
          <span>{rotulo}</span>
          {motivo ? <span className={css.motivo}>{motivo}</span> : tecla && <KeyHint tecla={tecla} />}
        </MenuItem>
      ))}
    </AriaMenu>
  )
}
