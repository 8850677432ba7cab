import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type APIRequestContext } from '@playwright/test'
import { dsnPostfix } from '../apps/bff/src/emissao/retornos/testing/amostras.ts'
import { devolver } from '../apps/bff/src/emissao/retornos/testing/devolver.ts'
import { verpAddress } from '../apps/bff/src/emissao/retornos/verp.ts'
import { deriveKey } from '../apps/bff/src/secret-key.ts'
import { freePort } from '../scripts/support/server-process.ts'
import { buscarUc, entrar, iniciarAtendimento } from './support/agente.ts'
import { authorise } from './support/autorizar.ts'
import { startRamal, type Ramal } from './support/ramal.ts'

const [UC, NOME] = ['001347925802810', 'FULANA DE TAL']
const EMAIL = 'fulana.de.tal@exemplo.com.br'
const AMOSTRA = join(import.meta.dirname, '../apps/bff/fixtures/nf3e/b1-residencial.xml')

let ramal: Ramal
let portaDeRetornos: number

test.beforeAll(async () => {
  portaDeRetornos = await freePort()
  ramal = await startRamal({ RAMAL_RETORNOS: `smtp://127.0.0.1:${portaDeRetornos}` })
})
test.afterAll(() => ramal.stop())

test('a bill that bounces makes the next call ask for the e-mail, and its link leads back to paper', async ({
  page,
}) => {
  await entrar(page, ramal.url, 'atendente')
  const ucId = await aderir(page.request)
  const autorizada = join(ramal.dataDir, 'autorizada.xml')
  writeFileSync(autorizada, authorise(readFileSync(AMOSTRA, 'utf8')))
  await ramal.command('apps/bff/src/cli/import.ts', [autorizada])
  const link = await test.step('the mail carries the link of RFC 8058', async () => {
    await expect
      .poll(() => descadastroDe(page.request), { timeout: 20_000 })
      .toContain(`${ramal.url}/api/descadastro/`)
    return descadastroDe(page.request)
  })

  await test.step('a bounce, given back by SMTP, returns the disparo and has the bill printed', async () => {
    const [enviado] = await primeirasVias(page.request, ucId)
    const key = deriveKey(readFileSync(join(ramal.dataDir, 'secret-key'), 'utf8').trim(), 'verp')
    const para = verpAddress(enviado!.id, 'retornos.example', key)
    expect(await devolver(portaDeRetornos, para, dsnPostfix({ final: EMAIL }))).toMatch(/^250/)
    expect(
      (await primeirasVias(page.request, ucId)).map(({ meio, estado }) => `${meio} ${estado}`).toSorted(),
    ).toEqual(['email devolvido', 'impressao na_fila'])
  })

  await test.step('the next call asks because of it', async () => {
    await iniciarAtendimento(page)
    await buscarUc(page, UC, NOME)
    const modal = page.getByRole('dialog', { name: 'Recadastramento' })
    await expect(modal).toContainText(`O e-mail ${EMAIL} foi devolvido`)
  })

  await test.step('the page of the link asks first, and one key leads back to paper', async () => {
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Voltar à fatura impressa' })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    expect(await temAdesao(page.request, ucId)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Pronto' })).toBeVisible()
    expect(await temAdesao(page.request, ucId)).toBe(false)
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Este endereço já saiu do envio digital' })).toBeVisible()
  })
})

/** @returns the id of the UC. */
async function aderir(request: APIRequestContext): Promise<number> {
  const busca = await request.post(`${ramal.url}/api/ucs/buscas`, { data: { q: UC, limite: 1 } })
  const { itens } = (await busca.json()) as { itens: { id: number }[] }
  const { id } = itens[0]!
  const salvo = await request.put(`${ramal.url}/api/ucs/${id}/envio-digital`, {
    data: {
      destinatarios: [{ meio: 'email', endereco: EMAIL }],
      tipoCopia: 'apenas_digital',
      termoVersao: 1,
      modoAceite: 'falado',
    },
  })
  expect(salvo.status()).toBe(200)
  return id
}

async function temAdesao(request: APIRequestContext, ucId: number): Promise<boolean> {
  const answer = await request.get(`${ramal.url}/api/ucs/${ucId}/envio-digital`)
  return ((await answer.json()) as { adesao: object | null }).adesao !== null
}

async function primeirasVias(request: APIRequestContext, ucId: number) {
  const answer = await request.get(`${ramal.url}/api/disparos?ucId=${ucId}`)
  const { itens } = (await answer.json()) as {
    itens: { id: number; meio: string; estado: string; finalidade: string }[]
  }
  return itens.filter(({ finalidade }) => finalidade === 'primeira_via')
}

/** The List-Unsubscribe of the message that brought the bill; empty until it has come. */
async function descadastroDe(request: APIRequestContext): Promise<string> {
  const { itens } = (await (await request.get(`${ramal.url}/api/demo/mensagens`)).json()) as {
    itens: { id: string; anexos: unknown[] }[]
  }
  const fatura = itens.find(({ anexos }) => anexos.length > 0)
  if (!fatura) return ''
  const { cabecalhos } = (await (
    await request.get(`${ramal.url}/api/demo/mensagens/${fatura.id}`)
  ).json()) as {
    cabecalhos: { nome: string; valor: string }[]
  }
  const header = cabecalhos.find(({ nome }) => nome.toLowerCase() === 'list-unsubscribe')
  return /<(https?:[^>]+)>/.exec(header?.valor ?? '')?.[1] ?? ''
}
