import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { renderApp } from '#testing/render.tsx'
import { Dialog } from './dialog.tsx'
import { useAtalho } from './use-atalho.ts'

function Page({ onF4, onHelp, onSave }: { onF4: () => void; onHelp: () => void; onSave: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  useAtalho({ key: 'F4' }, onF4)
  useAtalho({ key: '?' }, onHelp)
  useAtalho({ key: 'F8' }, () => setIsOpen(true))
  return (
    <>
      <input aria-label="nome" />
      {isOpen && (
        <Dialog titulo="Dentro" onClose={() => setIsOpen(false)}>
          <SaveKey onSave={onSave} />
        </Dialog>
      )}
    </>
  )
}

function SaveKey({ onSave }: { onSave: () => void }) {
  useAtalho({ key: 'Enter', ctrl: true }, onSave)
  return null
}

function open() {
  const actions = { onF4: vi.fn<() => void>(), onHelp: vi.fn<() => void>(), onSave: vi.fn<() => void>() }
  return { ...actions, ...renderApp(<Page {...actions} />) }
}

describe('useAtalho', () => {
  it('acts from anywhere on the page, also while typing', async () => {
    const { user, onF4 } = open()
    await user.type(screen.getByLabelText('nome'), 'a{F4}')
    expect(onF4).toHaveBeenCalledTimes(1)
  })

  it('leaves a character to the field in which it is typed', async () => {
    const { user, onHelp } = open()
    await user.type(screen.getByLabelText('nome'), '?')
    expect(onHelp).not.toHaveBeenCalled()
    await user.tab()
    await user.keyboard('?')
    expect(onHelp).toHaveBeenCalledTimes(1)
  })

  it('sleeps under a dialog, whose own keys act, and wakes when it closes', async () => {
    const { user, onF4, onSave } = open()
    await user.keyboard('{F8}')
    await user.keyboard('{F4}{Control>}{Enter}{/Control}')
    expect(onF4).not.toHaveBeenCalled()
    expect(onSave).toHaveBeenCalledTimes(1)
    await user.keyboard('{Escape}')
    await user.keyboard('{F4}')
    expect(onF4).toHaveBeenCalledTimes(1)
  })
})
