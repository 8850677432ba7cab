import { expect, test } from 'vitest'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createRelogio } from '#testing/relogio.ts'
import { createProvedores } from './provedores.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

const MX: Readonly<Record<string, string[]>> = {
  'gmail.com': ['gmail-smtp-in.l.google.com.', 'alt1.gmail-smtp-in.l.google.com.'],
  'padaria.com.br': ['aspmx.l.google.com'],
  'outlook.com': ['outlook-com.olc.protection.outlook.com'],
  'prefeitura.sp.gov.br': ['mx1.prefeitura.sp.gov.br'],
}

describeEachEngine('receiving providers', (open) => {
  async function setup(mx: Readonly<Record<string, string[]>> = MX) {
    const unitOfWork = await open()
    const relogio = createRelogio()
    const asked: string[] = []
    /** A worker of its own, with its own memory. */
    const worker = () =>
      createProvedores({
        unitOfWork,
        relogio,
        async consultarMx(dominio) {
          asked.push(dominio)
          const found = mx[dominio]
          if (!found) throw new Error('queryMx ENOTFOUND')
          return found
        },
      })
    const kept = () => unitOfWork.read((tx) => tx.select().from(unitOfWork.tables.dominiosEmail))
    return { worker, asked, relogio, kept }
  }

  test('two domains whose mail goes to one place are one provider', async () => {
    const { worker } = await setup()
    const provedores = worker()
    expect(provedores.of('Ana@Gmail.com')).toBe('gmail.com')
    for (const dominio of Object.keys(MX)) provedores.of(`ana@${dominio}`)
    await provedores.aprender()
    expect(Object.keys(MX).map((dominio) => provedores.of(`bia@${dominio}`))).toEqual([
      'google.com',
      'google.com',
      'outlook.com',
      'prefeitura.sp.gov.br',
    ])
  })

  test('a domain is looked up once, whatever is written to it and however many workers ask', async () => {
    const { worker, asked } = await setup()
    const [one, two] = [worker(), worker()]
    for (const endereco of ['a@gmail.com', 'b@gmail.com']) one.of(endereco)
    await one.aprender()
    one.of('c@gmail.com')
    await one.aprender()
    two.of('d@gmail.com')
    await two.aprender()
    expect(two.of('d@gmail.com')).toBe('google.com')
    expect(asked).toEqual(['gmail.com'])
  })

  test('a domain that has no answer stands for itself, and is asked again after an hour', async () => {
    const { worker, asked, relogio, kept } = await setup()
    const provedores = worker()
    provedores.of('ana@mudo.example')
    await provedores.aprender()
    expect(provedores.of('ana@mudo.example')).toBe('mudo.example')
    await provedores.aprender()
    expect([asked, await kept()]).toEqual([['mudo.example'], []])
    relogio.advance(HOUR + 1)
    provedores.of('ana@mudo.example')
    await provedores.aprender()
    expect(asked).toEqual(['mudo.example', 'mudo.example'])
  })

  test('what was found is asked again after a week, and used meanwhile', async () => {
    const mx: Record<string, string[]> = { 'loja.example': ['mx.antigo.com'] }
    const { worker, relogio } = await setup(mx)
    const provedores = worker()
    provedores.of('ana@loja.example')
    await provedores.aprender()
    mx['loja.example'] = ['mx.novo.com']
    relogio.advance(6 * DAY)
    provedores.of('ana@loja.example')
    await provedores.aprender()
    expect(provedores.of('ana@loja.example')).toBe('antigo.com')
    relogio.advance(DAY + 1)
    expect(provedores.of('ana@loja.example')).toBe('antigo.com')
    await provedores.aprender()
    expect([provedores.of('ana@loja.example'), worker().of('ana@loja.example')]).toEqual([
      'novo.com',
      'loja.example',
    ])
  })
})
