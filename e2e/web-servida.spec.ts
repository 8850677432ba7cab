import { expect, test } from '@playwright/test'
import { startRamal, type Ramal } from './support/ramal.ts'

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

test('the web app comes compressed, its built files for good and its page anew each time', async ({
  request,
}) => {
  const page = await request.get(ramal.url)
  expect(page.headers()).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' })
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())!
  const answer = await request.get(`${ramal.url}${script}`)
  expect(answer.headers()['content-encoding']).toBe('br')
  expect(answer.headers()['cache-control']).toContain('immutable')
})

test('a screen can be opened by its address; a built file that is gone is a 404 and not the page', async ({
  request,
}) => {
  expect((await request.get(`${ramal.url}/protocolos`)).headers()['content-type']).toContain('text/html')
  expect((await request.get(`${ramal.url}/assets/de-ontem.js`)).status()).toBe(404)
})
