import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { buscarUc, entrar, finalizarAtendimento, iniciarAtendimento } from './support/agente.ts'
import { authorise } from './support/autorizar.ts'
import { startRamal, type Ramal } from './support/ramal.ts'
import { tabTo } from './support/teclado.ts'

// The first UC of the demonstration: never adhered, recadastramento long due.
const [UC, NOME] = ['001347925802810', 'FULANA DE TAL']
const AMOSTRA = join(import.meta.dirname, '../apps/bff/fixtures/nf3e/b1-residencial.xml')
const EMAIL = 'fulana.de.tal@exemplo.com.br'

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

/** Bills that were delivered to the address; a copy of the term has no attachment. */
async function faturasPara(request: APIRequestContext, address: string): Promise<number> {
  const answer = await request.get(`${ramal.url}/api/demo/mensagens`)
  const { itens } = (await answer.json()) as { itens: { para: string[]; anexos: object[] }[] }
  return itens.filter(({ para, anexos }) => para.includes(address) && anexos.length > 0).length
}

const parametro = (page: Page, chave: string, valor: boolean) =>
  page.request.put(`${ramal.url}/api/parametros/${chave}`, {
    data: { valor },
    headers: { origin: ramal.url },
  })

/** Adheres in a call, which offers the 2ª via of the last bill. */
async function aderir(page: Page): Promise<void> {
  await iniciarAtendimento(page)
  await buscarUc(page, UC, NOME)
  await expect(page.getByRole('dialog', { name: 'Recadastramento' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Shift+F8')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
  await page.keyboard.type(EMAIL)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Envio digital salvo')).toBeVisible()
}

test('a supervisor holds a bill back in the panel and lets it go, by keyboard alone', async ({ page }) => {
  await entrar(page, ramal.url, 'supervisor')
  await parametro(page, 'impressaoFatura.apresentarSemAutorizarNoPainel', false)
  const authorised = join(ramal.dataDir, 'autorizada.xml')
  writeFileSync(authorised, authorise(readFileSync(AMOSTRA, 'utf8')))
  await ramal.command('apps/bff/src/cli/import.ts', [authorised])
  await parametro(page, 'impressaoFatura.apresentarSemAutorizarNoPainel', true)
  await page.goto(`${ramal.url}/supervisao/painel`)

  const executar = async () => {
    await tabTo(page, page.getByRole('button', { name: 'Executar agora' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await page.keyboard.press('Enter')
  }
  const action = (name: RegExp) => page.getByRole('button', { name })
  // The table is one stop of Tab; from the row the arrow goes to the action in its last cell.
  await tabTo(page, page.getByRole('row', { name: /^0\.013\.479/ }))
  await page.keyboard.press('ArrowLeft')
  await expect(action(/^Segurar 1ª via/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('segurado', { exact: true })).toBeVisible()
  await executar()
  await expect(page.getByText(/^Nada retido a liberar/)).toBeVisible()
  // It remembers the cell.
  await tabTo(page, action(/^Soltar 1ª via/))
  await page.keyboard.press('Enter')
  await expect(page.getByText('sai na rotina')).toBeVisible()
  await executar()
  await expect(page.getByText('1 envio liberado.', { exact: true })).toBeVisible()
  await expect(page.getByText('Nada retido', { exact: true })).toBeVisible()
})

// The bill that the panel has just let go.
test('a supervisor makes a print lot of what waits and marks it as printed', async ({ page }) => {
  await entrar(page, ramal.url, 'supervisor')
  await page.goto(`${ramal.url}/supervisao/lotes-impressao`)
  await expect(page.getByText('1 fatura espera.')).toBeVisible()
  await page.getByRole('button', { name: 'Montar lote' }).click()
  await expect(page.getByText('Lote 1 em montagem.')).toBeVisible()
  // However far it had come, the power going does it no harm.
  await ramal.killAndRestart()
  await page.reload()
  const pdf = page.getByRole('link', { name: /^Baixar PDF/ })
  await expect(pdf).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), pdf.click()])
  expect(download.suggestedFilename()).toBe('lote-1.pdf')
  await page.getByRole('button', { name: /^Marcar como impresso/ }).click()
  await page.getByRole('button', { name: 'Foi impresso' }).click()
  await expect(page.getByRole('gridcell', { name: 'impresso', exact: true })).toBeVisible()
  await expect(page.getByText('Nenhuma fatura espera a impressão.')).toBeVisible()
})

test('what an agent sends can be taken back by keyboard, and goes out although the tab is closed', async ({
  page,
  context,
}) => {
  const { request } = context
  await entrar(page, ramal.url, 'atendente')
  // The demonstration brings its bills in after it starts.
  await expect
    .poll(async () => (await (await request.get(`${ramal.url}/api/ucs/1/faturas`)).json()).itens.length, {
      timeout: 30_000,
    })
    .toBeGreaterThan(0)
  await aderir(page)
  const enviar = page.getByRole('button', { name: /^Enviar a 2ª via/ })
  const desfazer = page.getByRole('button', { name: /^Desfazer/ })

  await test.step('undone, it offers to send again', async () => {
    await enviar.click()
    await expect(page.getByText(/sai em instantes/)).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Envio desfeito: nada foi enviado.')).toBeVisible()
    await expect(enviar).toBeVisible()
  })

  await test.step('sent, it can still be undone after the call has ended and the page was loaded again', async () => {
    await enviar.click()
    await expect(desfazer).toBeVisible()
    await finalizarAtendimento(page)
    await expect(desfazer).toBeVisible()
    await page.reload()
    await expect(desfazer).toBeVisible()
  })

  await test.step('with the tab closed the second one arrives, and the first never has', async () => {
    await page.close()
    await expect.poll(() => faturasPara(request, EMAIL), { timeout: 30_000 }).toBe(1)
  })
})
