import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

const page = `<!doctype html><html lang="pt-BR"><head><title>Recepção</title></head>
<body><main><h1>Ligação, instalação e tensão</h1><p id="w">ÁÉÍÓÚ âêô ãõ ç R$ 1.234,56</p></main></body></html>`

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('content-security-policy', "script-src 'none'")
  response.end(page)
})

test.beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
test.afterAll(() => new Promise((resolve) => server.close(resolve)))

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

test.describe('the packaged browser', () => {
  test('renders accented text with a real font', async ({ page: tab }, info) => {
    await tab.goto(address())
    const glyphWidths = await tab.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d')
      if (!context) return []
      context.font = '40px sans-serif'
      return ['ç', 'ã', 'É', 'i', 'm'].map((letter) => context.measureText(letter).width)
    })
    expect(new Set(glyphWidths).size).toBeGreaterThan(3)
    const shot = await tab.screenshot({ path: info.outputPath('text.png') })
    expect(shot.byteLength).toBeGreaterThan(2_000)
  })

  test('speaks Brazilian Portuguese in São Paulo time', async ({ page: tab }) => {
    await tab.goto(address())
    const shown = await tab.evaluate(() => [
      navigator.language,
      new Date(0).toLocaleString(),
      (1234.5).toLocaleString(undefined, { style: 'currency', currency: 'BRL' }),
    ])
    expect(shown).toEqual(['pt-BR', '31/12/1969, 21:00:00', 'R$\u00a01.234,50'])
  })

  test('enforces the content security policy', async ({ page: tab }) => {
    await tab.goto(address())
    const ran = await tab.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "executed"'
      document.head.append(script)
      return document.title
    })
    expect(ran).toBe('Recepção')
  })

  test('lets axe find what is missing on a page', async ({ page: tab }) => {
    await tab.setContent('<!doctype html><html><body><img src="data:,"></body></html>')
    const { violations } = await new AxeBuilder({ page: tab }).analyze()
    expect(violations.map((violation) => violation.id)).toContain('image-alt')
  })

  test('survives many contexts one after the other', async ({ browser }) => {
    for (let count = 0; count < 5; count += 1) {
      const context = await browser.newContext()
      const tab = await context.newPage()
      await tab.goto(address())
      await expect(tab.getByRole('heading')).toHaveText('Ligação, instalação e tensão')
      await context.close()
    }
  })
})
