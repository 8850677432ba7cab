import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { buscarUc, entrar, iniciarAtendimento } from './support/agente.ts'
import { startRamal, type Ramal } from './support/ramal.ts'

const AMOSTRA = join(import.meta.dirname, '../apps/bff/fixtures/nf3e/b1-residencial.xml')
const [UC, NOME] = ['001347925802810', 'FULANA DE TAL']

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${colorScheme}`, async ({ browser }) => {
    const page = await (await browser.newContext({ colorScheme })).newPage()
    const faults: string[] = []
    const check = async (screen: string) => {
      // Dialogs fade in; half-way through, every contrast is too low.
      await page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      )
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations) faults.push(`${screen}: ${id}: ${nodes[0]?.html ?? ''}`)
    }

    await page.goto(ramal.url)
    await expect(page.getByLabel('Usuário')).toBeVisible()
    await check('login')
    await entrar(page, ramal.url, colorScheme === 'light' ? 'supervisor' : 'admin')
    await check('sem atendimento')
    const protocolo = await iniciarAtendimento(page)
    await page.keyboard.type('fulana')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await check('busca')
    await page.keyboard.press('Control+a')
    await buscarUc(page, UC, NOME)
    await expect(page.getByRole('dialog', { name: 'Recadastramento' })).toBeVisible()
    await check('recadastramento')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await check('faturas da UC')
    await page.keyboard.press('Shift+F8')
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
    await check('envio digital')
    await page.getByRole('tab', { name: 'Cadastro' }).click()
    await check('cadastro da UC')
    await page.keyboard.press('F4')
    await expect(page.getByRole('dialog', { name: 'Finalizar atendimento' })).toBeVisible()
    await check('finalizar')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()

    for (const [screen, path, heading] of [
      ['protocolo', `/protocolos/${protocolo}`, 'O que aconteceu, em ordem'],
      ['comercial', '/comercial/unidade-consumidora', /./],
      ['envios digitais', '/comercial/unidade-consumidora/envio-digital', /./],
      ['parâmetros', '/supervisao/parametros', 'Parâmetros'],
      ['importação', '/supervisao/importacao', 'Importação'],
      ['caixa da demonstração', '/demo/caixa', /./],
    ] as const) {
      await page.goto(`${ramal.url}${path}`)
      await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await check(screen)
    }
    expect(faults).toEqual([])
  })
}

test.describe('by keyboard alone', () => {
  test('a supervisor changes a parameter and reads its history', async ({ page }) => {
    await entrar(page, ramal.url, 'supervisor')
    await page.goto(`${ramal.url}/supervisao/parametros`)
    const campo = page.getByRole('textbox', { name: /Valor em dias/ }).first()
    await tabTo(page, campo)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('180')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/Sérgio Supervisor/).nth(1)).toBeVisible()
    await page.reload()
    await expect(campo).toHaveValue('180')
  })

  test('a supervisor imports a bill and sees that its UC is known', async ({ page }) => {
    await entrar(page, ramal.url, 'supervisor')
    await page.goto(`${ramal.url}/supervisao/importacao`)
    await page.locator('input[type=file]').first().setInputFiles(AMOSTRA)
    await tabTo(page, page.getByRole('button', { name: 'Importar faturas' }))
    await page.keyboard.press('Enter')
    // Pressed twice it is still one import: a second one would call the bill a repeat.
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nenhuma falha.')).toBeVisible()
    await expect(page.getByText('Novos').locator('..')).toContainText('1')
  })

  test('an agent enrols a UC outside a call, finds it in the list and takes it out again', async ({
    page,
  }) => {
    await entrar(page, ramal.url, 'atendente')
    await page.goto(`${ramal.url}/comercial/unidade-consumidora/envio-digital`)
    await tabTo(page, page.getByRole('textbox', { name: 'UC' }).first())
    await page.keyboard.type(UC)
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: /^Novo/ }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
    await page.keyboard.type('fora.da.ligacao@exemplo.com.br')
    await tabTo(page, page.getByRole('radio', { name: 'Falado' }))
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Envio digital salvo')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Fechar aviso' }))
    await page.keyboard.press('Enter')

    const linha = page.getByRole('row', { name: /fora\.da\.ligacao@exemplo\.com\.br/ })
    await expect(linha).toContainText('Ana Atendente')
    await tabTo(page, linha)
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: /^Excluir/ }))
    await page.keyboard.press('Enter')
    const aviso = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    await expect(aviso).toContainText('a UC volta à fatura impressa')
    await tabTo(page, aviso.getByRole('button', { name: /^Excluir/ }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Esta UC recebe a fatura impressa')).toBeVisible()
  })
})

/** Reaches a control by Tab, as a person does, within a bounded number of keys. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the control was not reached by Tab')
}
