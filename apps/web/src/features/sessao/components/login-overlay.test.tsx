import { revelarDocumento } from '@ramal/shared/contracts/ucs.ts'
import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { SessaoLocal } from '#api/sessao-query.ts'
import { useWrite } from '#api/use-write.ts'
import { problem, type Received, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import { LoginOverlay } from './login-overlay.tsx'

/** A server on which the session of `ana` has just expired. */
function expiredServer() {
  let login: string | null = null
  const enter = ({ body }: Received) => {
    const { login: typed, senha } = body as { login: string; senha: string }
    if (senha !== 'certa') {
      return problem(401, 'credenciais_invalidas', { detail: 'Usuário ou senha não conferem.' })
    }
    login = typed
    return {
      usuario: { id: 1, login, nome: login, perfil: 'atendente' },
      agora: '2026-11-21T20:00:00.000Z',
      atendimentoAberto: null,
      demonstracao: false,
    }
  }
  return startServer({
    'POST /api/sessao': enter,
    'POST /api/ucs/1/revelacoes': () =>
      login === null ? problem(401, 'nao_autenticado') : { documento: '52998224725' },
  })
}

function Page({ onEntrou }: { onEntrou: (sessao: SessaoLocal, mesma: boolean) => void }) {
  const [motivo, setMotivo] = useState('')
  const { mutate, data, error } = useWrite(revelarDocumento)
  return (
    <>
      <input aria-label="motivo" value={motivo} onChange={(event) => setMotivo(event.target.value)} />
      <button type="button" onClick={() => mutate({ params: { id: 1 }, body: { motivo } })}>
        Enviar
      </button>
      <output>{data?.documento ?? error?.codigo}</output>
      <LoginOverlay login="ana" onEntrou={onEntrou} />
    </>
  )
}

async function sendWithExpiredSession() {
  const { requests } = await expiredServer()
  const onEntrou = vi.fn<(sessao: SessaoLocal, mesma: boolean) => void>()
  const { user } = renderApp(<Page onEntrou={onEntrou} />)
  await user.type(screen.getByLabelText('motivo'), 'conferir')
  await user.click(screen.getByRole('button', { name: 'Enviar' }))
  await screen.findByRole('dialog', { name: 'Sua sessão terminou' })
  return { user, onEntrou, requests }
}

describe('an expired session', () => {
  it('asks only for the password over the page, then finishes what was being sent', async () => {
    const { user, onEntrou, requests } = await sendWithExpiredSession()
    await user.keyboard('certa{Enter}')
    await waitFor(() => expect(document.querySelector('output')?.textContent).toBe('52998224725'))
    expect(onEntrou).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ demonstracao: false }), true)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByLabelText('motivo')).toHaveProperty('value', 'conferir')
    expect(requests.at(-1)?.body).toEqual({ motivo: 'conferir' })
  })

  it('stays over the page after a wrong password and cannot be dismissed', async () => {
    const { user, onEntrou } = await sendWithExpiredSession()
    await user.keyboard('errada{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('não conferem')
    await user.keyboard('{Escape}')
    expect(screen.getByRole('dialog')).toBeTruthy()
    expect(onEntrou).not.toHaveBeenCalled()
  })

  it('does not let somebody else finish what this person began', async () => {
    const { user, onEntrou } = await sendWithExpiredSession()
    const login = screen.getByLabelText('Usuário')
    await user.clear(login)
    await user.type(login, 'bia')
    await user.type(screen.getByLabelText('Senha'), 'certa{Enter}')
    await waitFor(() => expect(onEntrou).toHaveBeenCalledExactlyOnceWith(expect.anything(), false))
    await waitFor(() => expect(document.querySelector('output')?.textContent).toBe('nao_autenticado'))
  })
})
