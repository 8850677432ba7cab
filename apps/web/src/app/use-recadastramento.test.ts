import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { useRecadastramento } from './use-recadastramento.ts'

const uc = (id: number, recadastramentoDevido: boolean) => ({ id, recadastramentoDevido }) as UcDetalhe
const open = (ucId: number, devido: boolean, atendimentoId: number | null) =>
  renderHook(() => useRecadastramento(uc(ucId, devido), atendimentoId)).result

beforeEach(() => sessionStorage.clear())

describe('the recadastramento modal', () => {
  it('opens by itself when a UC that is due is chosen in a call', () => {
    expect(open(1, true, 9).current.origem).toBe('automatico')
    expect(open(1, false, 9).current.origem).toBeNull()
    expect(open(1, true, null).current.origem).toBeNull()
  })

  it('stays closed in that call once it was closed, also after a reload, and comes again in the next one', () => {
    const first = open(1, true, 9)
    act(() => first.current.close())
    expect(first.current.origem).toBeNull()
    expect(open(1, true, 9).current.origem).toBeNull()
    expect(open(2, true, 9).current.origem).toBe('automatico')
    expect(open(1, true, 10).current.origem).toBe('automatico')
  })

  it('opens by hand at any time', () => {
    const result = open(1, false, null)
    act(() => result.current.alterar())
    expect(result.current.origem).toBe('alteracao_cadastral')
  })
})
