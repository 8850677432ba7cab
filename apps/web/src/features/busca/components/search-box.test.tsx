import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { screen, waitFor } from '@testing-library/react'
import { createRef } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { type Received, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { SearchBox } from './search-box.tsx'

const hit = (id: number, nome: string, rest: Partial<UcResumo> = {}): UcResumo => ({
  id,
  numero: '001347925802810',
  numeroAnterior: null,
  nome,
  documentoMascarado: '***.982.***-**',
  endereco: 'Rua das Flores, 10',
  municipio: 'Uberlândia',
  ...rest,
})

type Found = (q: string) => UcResumo[] | Promise<UcResumo[]>

async function openBox(found: Found) {
  const { requests } = await startServer({
    'POST /api/ucs/buscas': async ({ body }: Received) => ({
      entendido: [{ tipo: 'nome', rotulo: 'Nome' }],
      itens: await found((body as { q: string }).q),
      mais: false,
      protocolo: /^20\d{14}$/.test((body as { q: string }).q) ? (body as { q: string }).q : null,
    }),
  })
  const onUc = vi.fn<(uc: UcResumo) => void>()
  const onProtocolo = vi.fn<(protocolo: string) => void>()
  const onHighlight = vi.fn<(ucId: number) => void>()
  const { user } = renderApp(
    <SearchBox inputRef={createRef()} onUc={onUc} onProtocolo={onProtocolo} onHighlight={onHighlight} />,
  )
  const box = screen.getByRole('combobox')
  await user.click(box)
  return { user, box, onUc, onProtocolo, onHighlight, requests }
}

describe('the search box', () => {
  it('says what it understood and opens the highlighted hit by arrows and Enter', async () => {
    const { user, box, onUc, onHighlight } = await openBox(() => [
      hit(1, 'Maria Souza'),
      hit(2, 'Maria Silva'),
    ])
    await user.type(box, 'maria s')
    await screen.findByText('Entendido como nome')
    await user.keyboard('{ArrowDown}')
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Maria Silva')
    expect(onHighlight).toHaveBeenLastCalledWith(2)
    await user.keyboard('{Enter}')
    expect(onUc).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 2 }))
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('keeps an Enter that comes before the answer and acts on the answer', async () => {
    let answer: (itens: UcResumo[]) => void = () => {}
    const { user, box, onUc } = await openBox(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    await user.type(box, 'maria{Enter}')
    expect(onUc).not.toHaveBeenCalled()
    await waitFor(() => {
      answer([hit(1, 'Maria Souza')])
      expect(onUc).toHaveBeenCalledTimes(1)
    })
  })

  it('opens the only hit of an exact text by itself and swallows the Enter of habit', async () => {
    const { user, box, onUc } = await openBox(() => [hit(5, 'Fulana de Tal')])
    const onSubmit = vi.fn<(event: Event) => void>()
    document.addEventListener('keydown', onSubmit)
    await user.type(box, '001347925802810')
    await waitFor(() => expect(onUc).toHaveBeenCalledTimes(1))
    onSubmit.mockClear()
    await user.keyboard('{Enter}')
    document.removeEventListener('keydown', onSubmit)
    expect(onSubmit).not.toHaveBeenCalled()
    expect(onUc).toHaveBeenCalledTimes(1)
  })

  it('shows the hits of what is typed now, not of what was typed before', async () => {
    const { user, box } = await openBox((q) => [hit(q.length, `Resultado de ${q}`)])
    await user.type(box, 'mar')
    await screen.findByText('Resultado de mar')
    await user.type(box, 'ia')
    await screen.findByText('Resultado de maria')
    expect(screen.getAllByRole('option')).toHaveLength(1)
  })

  it('opens the page of a protocol that was typed rather than its UC', async () => {
    const protocolo = '2026112100004217'
    const { user, box, onUc, onProtocolo } = await openBox(() => [hit(1, 'Maria', { protocolo })])
    await user.type(box, protocolo)
    await waitFor(() => expect(onProtocolo).toHaveBeenCalledExactlyOnceWith(protocolo))
    expect(onUc).not.toHaveBeenCalled()
  })

  it('says what to do when nothing is found', async () => {
    const { user, box } = await openBox(() => [])
    await user.type(box, 'ninguem')
    expect(await screen.findByText('Nada encontrado.')).toBeTruthy()
  })
})
