import { chromium } from '@playwright/test'
import { chromiumLaunchOptions, prepareChromium } from './support/chromium.ts'
await prepareChromium()
const url = process.argv[2]!
const scheme = (process.argv[3] ?? 'light') as 'light' | 'dark'
const browser = await chromium.launch(chromiumLaunchOptions())
const ctx = await browser.newContext({
  colorScheme: scheme,
  locale: 'pt-BR',
  timezoneId: 'America/Sao_Paulo',
  viewport: { width: 1280, height: 720 },
})
const page = await ctx.newPage()
page.on('console', (m) => {
  if (m.type() === 'error' || m.type() === 'warning') console.log('console', m.text())
})
page.on('pageerror', (e) => console.log('pageerror', e.message))
page.setDefaultTimeout(8000)
let n = 0
const shot = async (name: string) => {
  await page.waitForTimeout(500)
  await page.screenshot({ path: `/tmp/shots/${scheme}-${String(n++).padStart(2, '0')}-${name}.png` })
}
const step = async (name: string, f: () => Promise<unknown>) => {
  try {
    await f()
  } catch (e) {
    console.log('FAILED', name, String(e).slice(0, 300))
  }
  await shot(name)
}
await page.goto(url)
await page.getByLabel('Usuário').fill('atendente')
await page.getByLabel('Senha').fill('ramal-demo')
await page.keyboard.press('Enter')
await page.waitForTimeout(1500)
await page.keyboard.press('F2')
await page.waitForTimeout(1000)
await page.keyboard.type(process.argv[4] ?? '001347925802810')
await page.waitForTimeout(2500)
await page.keyboard.press('Escape')
await shot('faturas')
await step('f9', async () => {
  await page.keyboard.press('F9')
  await page.waitForTimeout(1200)
})
await step('f9-typed', async () => {
  await page.keyboard.type('novo.endereco@exemplo.com.br')
  await page.waitForTimeout(1200)
})
await step('enviado', async () => {
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(1000)
})
await step('enviado2', async () => {
  await page.waitForTimeout(13000)
})
await step('barra-menu', async () => {
  await page.getByRole('button', { name: /^Barra/ }).click()
})
await step('barra-sms', async () => {
  await page.getByRole('menuitem', { name: /SMS/ }).click()
  await page.waitForTimeout(1500)
})
await page.keyboard.press('Escape')
await step('ver', async () => {
  await page.getByRole('grid').first().getByRole('row').nth(1).dblclick()
  await page.waitForTimeout(2500)
})
await page.keyboard.press('Escape')
await step('envios', async () => {
  await page.getByRole('tab', { name: 'Envios' }).click()
  await page.waitForTimeout(800)
})
await browser.close()
