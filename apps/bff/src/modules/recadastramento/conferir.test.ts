import {
  CAMPOS_CONSUMIDOR,
  CAMPOS_UC,
  type CampoRecadastramento,
} from '@ramal/shared/contracts/recadastramento.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ErroDominio } from '#erros.ts'
import { completarCampos } from './completar.ts'
import { conferirCampos, type Cadastro, type CampoConferido } from './conferir.ts'

const ORDEM: readonly CampoRecadastramento[] = [...CAMPOS_UC, ...CAMPOS_CONSUMIDOR]

const valor = fc.oneof(
  fc.constantFrom(
    '34987654321',
    'a@b.com',
    'Ana Lima',
    '12345678909',
    'MG-123',
    '01/02/1990',
    'casado',
    'viuvo',
  ),
  fc.string(),
)
const opcional = fc.option(valor)

const cadastro: fc.Arbitrary<Cadastro> = fc.record({
  atual: fc.record({
    celular: opcional,
    fone: opcional,
    email: opcional,
    documento: opcional,
    rg: opcional,
    nascimento: opcional,
    estadoCivil: fc.option(fc.constantFrom('solteiro', 'casado', 'uniao_estavel')),
    conjuge: opcional,
    pai: opcional,
    mae: opcional,
  }),
  pessoaJuridica: fc.boolean(),
  documentoValido: fc.boolean(),
  hoje: fc.constant('2026-11-21'),
})

const respondidos = fc.uniqueArray(
  fc.record({
    bloco: fc.constantFrom('uc' as const, 'consumidor' as const),
    campo: fc.constantFrom(...ORDEM),
    resultado: fc.constantFrom('confirmado', 'corrigido', 'nao_possui', 'nao_informou'),
    valor: opcional,
  }),
  { selector: ({ campo }) => campo, maxLength: 4 },
)

/** What an accepted answer leaves of one field. */
function expectTruthful({ resultado, antes, depois }: CampoConferido): void {
  if (resultado === 'corrigido') {
    expect(depois).not.toBe(antes)
    expect(depois).not.toBeNull()
  } else expect(depois).toBe(resultado === 'nao_possui' ? null : antes)
}

describe('conferirCampos and completarCampos', () => {
  test('refuse by the place of each field, or leave outcomes that agree with before and after', () => {
    let accepted = 0
    fc.assert(
      fc.property(respondidos, cadastro, (answers, file) => {
        let conferidos: CampoConferido[]
        try {
          conferidos = conferirCampos(answers, file)
        } catch (error) {
          if (!(error instanceof ErroDominio)) throw error
          expect(error.campos.length).toBeGreaterThan(0)
          for (const { campo, mensagem } of error.campos) {
            expect(campo).toMatch(/^campos\.\d+\.(bloco|campo|resultado|valor)$/)
            expect(mensagem).toMatch(/\.$/)
          }
          return
        }
        accepted++
        const todos = completarCampos(conferidos, file)
        todos.forEach(expectTruthful)
        const campos = todos.map(({ campo }) => campo)
        expect(campos).toEqual(ORDEM.filter((campo) => campos.includes(campo)))
        expect(campos).toEqual(expect.arrayContaining([...CAMPOS_UC]))
        for (const { campo } of conferidos) expect(campos).toContain(campo)
        if (file.pessoaJuridica) expect(campos).not.toContain('mae')
      }),
      { numRuns: 2000 },
    )
    expect(accepted).toBeGreaterThan(50)
  })

  test('a spouse on file goes when the person says they are no longer married', () => {
    const atual = Object.fromEntries(ORDEM.map((campo) => [campo, null])) as Cadastro['atual']
    const file = {
      atual: { ...atual, estadoCivil: 'casado', conjuge: 'João Lima' },
      pessoaJuridica: false,
      documentoValido: false,
      hoje: '2026-11-21',
    }
    const answers = [
      { bloco: 'consumidor', campo: 'estadoCivil', resultado: 'corrigido', valor: 'viuvo' },
    ] as const
    const outcomes = completarCampos(conferirCampos(answers, file), file)
    expect(outcomes.find(({ campo }) => campo === 'conjuge')).toEqual({
      bloco: 'consumidor',
      campo: 'conjuge',
      resultado: 'nao_possui',
      antes: 'João Lima',
      depois: null,
    })
  })
})
