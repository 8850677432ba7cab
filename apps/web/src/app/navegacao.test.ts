import type { Sessao } from '@ramal/shared/contracts/sessao.ts'
import { describe, expect, it } from 'vitest'
import { areaOf, areasOf } from './navegacao.ts'
import { paths } from './paths.ts'

const session = (perfil: Sessao['usuario']['perfil'], demonstracao = false) => ({
  usuario: { id: 1, login: 'a', nome: 'A', perfil },
  demonstracao,
})

describe('the areas', () => {
  it('has Supervisão only for who supervises, and refuses its addresses to an agent', () => {
    expect(areaOf(session('atendente'), paths.importacao)).toBeUndefined()
    expect(areaOf(session('supervisor'), paths.importacao)?.area).toBe('/supervisao')
    expect(areaOf(session('administrador'), paths.parametros)?.area).toBe('/supervisao')
  })

  it('has the mailbox only in the demonstration', () => {
    expect(areasOf(session('atendente')).map(({ para }) => para)).not.toContain(paths.caixaDemo)
    expect(areasOf(session('atendente', true)).map(({ para }) => para)).toContain(paths.caixaDemo)
  })

  it('knows the area of every page below it', () => {
    expect(areaOf(session('atendente'), '/protocolos/2026112100004217')?.para).toBe(paths.protocolos)
    expect(areaOf(session('atendente'), paths.envioDigital)?.para).toBe(paths.unidadeConsumidora)
    expect(areaOf(session('atendente'), '/')?.para).toBe(paths.atendimento)
  })
})
