import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { problem, startServer } from '#testing/http-server.ts'
import { renderApp } from '#testing/render.tsx'
import type { AdesaoSlotProps } from './components/aderir.tsx'
import { RecadastramentoModal } from './recadastramento-modal.tsx'

const campo = (
  name: FichaRecadastramento['campos'][number]['campo'],
  valor: string | null,
  extra: Partial<FichaRecadastramento['campos'][number]> = {},
) => ({
  bloco: ['celular', 'fone', 'email'].includes(name) ? ('uc' as const) : ('consumidor' as const),
  campo: name,
  valor,
  destinatario: false,
  situacao: null,
  ...extra,
})

const FICHA: FichaRecadastramento = {
  ucId: 1,
  numero: '001347925802810',
  numeroAnterior: '131030',
  nome: 'Maria Souza',
  pessoaJuridica: false,
  devido: true,
  motivo: 'O último recadastramento foi há 400 dias.',
  ultimo: { em: '2025-10-17T12:00:00.000Z', aceito: true },
  perguntarConsumidor: true,
  documentoEditavel: false,
  temEnvioDigital: false,
  campos: [
    campo('celular', '+5534987654321'),
    campo('fone', null),
    campo('email', 'maria@gmail.com'),
    campo('documento', '***.456.***-**'),
    campo('rg', 'MG1234567'),
    campo('nascimento', '1980-02-03'),
    campo('estadoCivil', 'solteiro'),
    campo('conjuge', null),
    campo('pai', 'José Souza'),
    campo('mae', 'Ana Souza'),
  ],
}

const SAVED = { id: 9, em: '2026-11-21T17:05:00.000Z', aceito: true, alteracoes: [] }

/** Stands for the adhesion's own form, which the page puts in: saves one e-mail at once. */
function Adesao({ enderecoInicial, onSalvo }: AdesaoSlotProps) {
  const save = () =>
    onSalvo({
      adesao: {
        destinatarios: [{ meio: 'email', endereco: enderecoInicial?.endereco ?? 'nova@uol.com.br' }],
      },
    } as Parameters<AdesaoSlotProps['onSalvo']>[0])
  return (
    <button type="button" onClick={save}>
      Salvar adesão {enderecoInicial?.endereco}
    </button>
  )
}

const SAVE = 'POST /api/ucs/1/recadastramentos'

interface Opening {
  ficha?: Partial<FichaRecadastramento>
  origem?: 'automatico' | 'alteracao_cadastral'
  answer?: () => unknown
}

async function open({ ficha = {}, origem = 'automatico', answer = () => SAVED }: Opening = {}) {
  const { requests } = await startServer({
    'GET /api/ucs/1/recadastramento': () => ({ ...FICHA, ...ficha }),
    [SAVE]: answer,
  })
  const closed: string[] = []
  const { user } = renderApp(
    <RecadastramentoModal
      ucId={1}
      atendimentoId={5}
      origem={origem}
      Adesao={Adesao}
      onClose={() => closed.push('fechado')}
    />,
  )
  await screen.findByRole('dialog')
  const saves = () => requests.filter(({ method, path }) => `${method} ${path}` === SAVE)
  const sent = () =>
    saves()[0]?.body as { aceito: boolean; trocarNoEnvioDigital: boolean; campos: Record<string, unknown>[] }
  return { user, closed, saves, sent }
}

/** The ficha with some of its fields otherwise. */
const withCampo = (name: string, change: Partial<FichaRecadastramento['campos'][number]>) =>
  FICHA.campos.map((one) => (one.campo === name ? { ...one, ...change } : one))

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const answerOf = (name: string) =>
  within(screen.getByRole('group', { name })).queryByRole('radio', { checked: true })?.closest('label')
    ?.textContent

beforeEach(() => localStorage.clear())

describe('recadastramento modal', () => {
  it('says why it is due and begins at the first field', async () => {
    await open()
    expect(screen.getByText('O último recadastramento foi há 400 dias.').isConnected).toBe(true)
    await waitFor(() => expect(document.activeElement).toBe(field('Celular')))
  })

  it('confirms an unchanged field by Enter and goes to the next one', async () => {
    const { user } = await open()
    await user.keyboard('{Enter}')
    expect(answerOf('Celular')).toBe('Confirmado')
    expect(document.activeElement).toBe(field('Fone'))
  })

  it('takes typing for a correction, and typing back for no answer', async () => {
    const { user } = await open()
    await user.clear(field('E-mail'))
    await user.type(field('E-mail'), 'novo@uol.com.br')
    expect(answerOf('E-mail')).toBe('Corrigido')
    await user.clear(field('E-mail'))
    await user.type(field('E-mail'), 'maria@gmail.com')
    expect(answerOf('E-mail')).toBeUndefined()
  })

  it('marks a field as not told by Shift+Enter and as not possessed by Ctrl+Delete', async () => {
    const { user } = await open()
    await user.keyboard('{Control>}{Delete}{/Control}')
    expect(answerOf('Celular')).toBe('Não possui')
    expect(field('Celular').value).toBe('(34) 98765-4321')
    await user.keyboard('{Shift>}{Enter}{/Shift}')
    expect(answerOf('Fone')).toBe('Não informou')
  })

  it('answers every field by Enter alone and sends each outcome in the order of the screen', async () => {
    const { user, closed, sent } = await open({ ficha: { temEnvioDigital: true } })
    await user.keyboard('{Enter}'.repeat(9))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Recadastrar' }))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(closed).toEqual(['fechado']))
    expect(sent().campos.map(({ campo: name, resultado }) => `${String(name)} ${String(resultado)}`)).toEqual(
      [
        'celular confirmado',
        'fone nao_informou',
        'email confirmado',
        'documento confirmado',
        'rg confirmado',
        'nascimento confirmado',
        'estadoCivil confirmado',
        'pai confirmado',
        'mae confirmado',
      ],
    )
  })

  it('asks about the unanswered fields at the first Ctrl+Enter and records them at the second', async () => {
    const { user, closed, saves, sent } = await open()
    await user.clear(field('E-mail'))
    await user.type(field('E-mail'), 'novo@uol.com.br')
    await user.keyboard('{Control>}{Enter}{/Control}')
    screen.getByText('Faltam 8 campos sem resposta.')
    screen.getByText(/Não informou: Fone\./)
    expect(saves()).toEqual([])
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(closed).toEqual(['fechado']))
    expect(sent().campos).toContainEqual({
      bloco: 'uc',
      campo: 'email',
      resultado: 'corrigido',
      valor: 'novo@uol.com.br',
    })
    expect(sent().campos).toHaveLength(9)
  })

  it('does not confirm a returned e-mail along with the rest', async () => {
    const { user, saves } = await open({
      ficha: {
        campos: withCampo('email', { situacao: 'devolvido' }),
      },
    })
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
    expect((await screen.findByText(/contato devolvido precisa de resposta/)).isConnected).toBe(true)
    expect(document.activeElement).toBe(field('E-mail'))
    expect(saves()).toEqual([])
  })

  it('asks for the spouse only of who is married', async () => {
    const { user } = await open()
    expect(screen.queryByRole('textbox', { name: 'Nome cônjuge' })).toBeNull()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Estado civil' }), 'casado')
    expect(field('Nome cônjuge').isConnected).toBe(true)
  })

  it('asks a company neither for civil data nor for parents', async () => {
    await open({ ficha: { pessoaJuridica: true } })
    expect(field('CPF/CNPJ/CEI').isConnected).toBe(true)
    expect(screen.queryByRole('textbox', { name: 'Nome mãe' })).toBeNull()
  })

  it('leaves the person alone who was asked at another UC, until the agent asks', async () => {
    const { user } = await open({ ficha: { perguntarConsumidor: false } })
    expect(screen.queryByRole('textbox', { name: 'RG' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Perguntar mesmo assim' }))
    expect(field('RG').isConnected).toBe(true)
  })

  it('lets the document be typed only while it is empty or invalid', async () => {
    await open()
    expect(field('CPF/CNPJ/CEI').readOnly).toBe(true)
  })

  it('keeps a wrong correction in place and says what is wrong', async () => {
    const { user } = await open()
    await user.keyboard('123{Enter}')
    expect(document.activeElement).toBe(field('Celular'))
    screen.getByRole('textbox', { name: 'Celular', description: /celular com DDD e nove dígitos/ })
  })

  it('does not take a half typed date for an empty one', async () => {
    const { user } = await open({
      ficha: {
        campos: withCampo('nascimento', { valor: null }),
      },
    })
    const [group] = screen.getAllByRole('group', { name: 'Data nascimento' })
    if (!group) throw new Error('no field for the birth date')
    await user.click(within(group).getAllByRole('spinbutton')[0] as HTMLElement)
    await user.keyboard('12{Enter}')
    expect(within(group).getByText('Complete a data: dia, mês e ano.').isConnected).toBe(true)
    expect(within(group).queryByRole('radio', { checked: true })).toBeNull()
  })

  it('puts the fault that the server names on its field', async () => {
    const { user } = await open({
      answer: () =>
        problem(422, 'validacao', {
          detail: 'Confira os campos.',
          campos: [{ campo: 'campos.2.valor', mensagem: 'Este domínio não recebe e-mail.' }],
        }),
    })
    await user.clear(field('E-mail'))
    await user.type(field('E-mail'), 'novo@uol.com.br')
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
    await screen.findByRole('textbox', { name: 'E-mail', description: 'Este domínio não recebe e-mail.' })
    expect(document.activeElement).toBe(field('E-mail'))
    expect(field('E-mail').value).toBe('novo@uol.com.br')
  })

  it('asks whether the digital delivery follows when a corrected e-mail receives the bill', async () => {
    const { user, closed, sent } = await open({
      ficha: {
        temEnvioDigital: true,
        campos: withCampo('email', { destinatario: true }),
      },
    })
    await user.clear(field('E-mail'))
    await user.type(field('E-mail'), 'novo@uol.com.br{Enter}')
    const question = screen.getByRole('radiogroup', { name: /Trocar também no envio digital/ })
    expect(question.contains(document.activeElement)).toBe(true)
    await user.keyboard(' ')
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
    await waitFor(() => expect(closed).toEqual(['fechado']))
    expect(sent().trocarNoEnvioDigital).toBe(true)
  })

  it('gives the typed e-mail to the adhesion, which survives a refusal', async () => {
    const { user, closed, sent } = await open()
    await user.clear(field('E-mail'))
    await user.type(field('E-mail'), 'novo@uol.com.br{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Aderir ao envio digital' }))
    await user.keyboard('{Enter}')
    await user.click(screen.getByRole('button', { name: 'Salvar adesão novo@uol.com.br' }))
    await user.click(screen.getByRole('button', { name: 'Não aceitou recadastrar' }))
    await user.click(screen.getByRole('button', { name: 'Registrar a recusa' }))
    await waitFor(() => expect(closed).toEqual(['fechado']))
    expect(sent()).toMatchObject({ aceito: false, campos: [] })
  })

  it('takes the e-mail of the adhesion over when the cadastro has none', async () => {
    const { user } = await open({
      ficha: {
        campos: withCampo('email', { valor: null }),
      },
    })
    await user.keyboard('{Shift>}{F8}{/Shift}')
    await user.click(screen.getByRole('button', { name: /Salvar adesão/ }))
    expect(field('E-mail').value).toBe('nova@uol.com.br')
    expect(answerOf('E-mail')).toBe('Corrigido')
  })

  it('offers no adhesion where there is one', async () => {
    await open({ ficha: { temEnvioDigital: true } })
    expect(screen.queryByRole('button', { name: 'Aderir ao envio digital' })).toBeNull()
  })

  it('asks before Esc leaves what was typed, and has it back when it opens again', async () => {
    const { user, closed } = await open()
    await user.keyboard('34999998888')
    await user.keyboard('{Escape}')
    expect(closed).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Deixar para depois' }))
    expect(closed).toEqual(['fechado'])
    cleanup()
    await open()
    expect(field('Celular').value).toBe('34999998888')
    expect(answerOf('Celular')).toBe('Corrigido')
  })

  it('closes by Esc at once when nothing was answered', async () => {
    const { user, closed } = await open()
    await user.keyboard('{Escape}')
    expect(closed).toEqual(['fechado'])
  })

  it('records only the answered fields of an alteração cadastral when asked to', async () => {
    const { user, closed, sent } = await open({
      ficha: { devido: false, motivo: null },
      origem: 'alteracao_cadastral',
    })
    await user.clear(field('Nome pai'))
    await user.type(field('Nome pai'), 'João Pereira')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await user.click(screen.getByRole('button', { name: 'Gravar só os respondidos' }))
    await waitFor(() => expect(closed).toEqual(['fechado']))
    expect(sent().campos).toEqual([
      { bloco: 'consumidor', campo: 'pai', resultado: 'corrigido', valor: 'João Pereira' },
    ])
  })
})
