import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { rememberChosen, useRecadastramento } from './use-recadastramento.ts'

const uc = (id: number, recadastramentoDevido: boolean) => ({ id, recadastramentoDevido }) as UcDetalhe
const open = (ucId: number, devido: boolean, atendimentoId: number | null) =>
  renderHook(() => useRecadastramento(uc(ucId, devido), atendimentoId)).result
const choose = (ucId: number, devido: boolean, atendimentoId: number) => {
  rememberChosen(ucId, atendimentoId)
  return open(ucId, devido, atendimentoId)
}

beforeEach(() => sessionStorage.clear())

describe('the recadastramento modal', () => {
  it('opens by itself when a UC that is due is chosen in a call', () => {
    expect(choose(1, true, 9).current.origem).toBe('automatico')
    expect(choose(2, false, 9).current.origem).toBeNull()
    expect(open(1, true, null).current.origem).toBeNull()
  })

  it('stays closed in that call once it was closed, also after a reload, and comes again in the next one', () => {
    const first = choose(1, true, 9)
    act(() => first.current.close())
    expect(first.current.origem).toBeNull()
    expect(choose(1, true, 9).current.origem).toBeNull()
    expect(choose(2, true, 9).current.origem).toBe('automatico')
    expect(choose(1, true, 10).current.origem).toBe('automatico')
  })

  it('is there again after a reload while it was open, and stays away where the call was only resumed', () => {
    choose(1, true, 9)
    expect(open(1, true, 9).current.origem).toBe('automatico')
    sessionStorage.clear()
    expect(open(1, true, 9).current.origem).toBeNull()
  })

  it('opens by hand at any time', () => {
    const result = open(1, false, null)
    act(() => result.current.alterar())
    expect(result.current.origem).toBe('alteracao_cadastral')
  })
})
