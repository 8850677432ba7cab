import { expect, test, type Page } from '@playwright/test'
import { daysBetween, saoPauloDay } from '../packages/shared/src/domain/dates.ts'
import { buscarUc, entrar, finalizarAtendimento, iniciarAtendimento } from './support/agente.ts'
import { startRamal, type Ramal } from './support/ramal.ts'

const UC = '001347925802810'
const NOME = 'FULANA DE TAL'

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

test('the modal stays away when the parameter is Não and within the interval, and comes on the N-th day', async ({
  browser,
}) => {
  const supervisor = await (await browser.newContext()).newPage()
  await entrar(supervisor, ramal.url, 'supervisor')
  const agente = await (await browser.newContext()).newPage()
  await entrar(agente, ramal.url, 'atendente')

  await setParametro(supervisor, 'efetuarNoAtendimento', false)
  expect(await opensModal(agente)).toBe(false)

  await setParametro(supervisor, 'efetuarNoAtendimento', true)
  const n = await diasDesdeUltimo(agente)
  await setParametro(supervisor, 'intervaloDias', n + 1)
  expect(await opensModal(agente)).toBe(false)

  await setParametro(supervisor, 'intervaloDias', n)
  expect(await opensModal(agente)).toBe(true)
})

async function setParametro(page: Page, nome: string, valor: boolean | number): Promise<void> {
  const answer = await page.request.put(`${ramal.url}/api/parametros/crm.recadastramento.${nome}`, {
    data: { valor },
  })
  expect(answer.status()).toBe(200)
}

/** Calendar days in São Paulo since the UC was last renewed: with this interval, today is the N-th day. */
async function diasDesdeUltimo(page: Page): Promise<number> {
  const busca = await page.request.post(`${ramal.url}/api/ucs/buscas`, { data: { q: UC } })
  const { itens } = (await busca.json()) as { itens: [{ id: number }] }
  const ficha = await page.request.get(`${ramal.url}/api/ucs/${itens[0].id}/recadastramento`)
  const { ultimo } = (await ficha.json()) as { ultimo: { em: string } }
  return daysBetween(saoPauloDay(new Date(ultimo.em)), saoPauloDay(new Date()))
}

/** Opens the UC in a new atendimento, says whether the modal came by itself, and ends the atendimento. */
async function opensModal(page: Page): Promise<boolean> {
  await iniciarAtendimento(page)
  await buscarUc(page, UC, NOME)
  // The event comes from the server after the UC was chosen: by then the modal has come or will not come.
  await expect(page.getByText('UC aberta').first()).toBeVisible()
  const modal = page.getByRole('dialog', { name: 'Recadastramento' })
  const came = await modal.isVisible()
  if (came) await page.keyboard.press('Escape')
  await expect(modal).toBeHidden()
  await finalizarAtendimento(page)
  return came
}
