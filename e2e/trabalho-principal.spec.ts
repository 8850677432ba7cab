import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type APIRequestContext } from '@playwright/test'
import { openPdf } from '../apps/bff/src/emissao/testing/pdf-page.ts'
import { linhaDigitavelToBarcode } from '../packages/shared/src/domain/payment-slip.ts'
import { buscarUc, entrar, iniciarAtendimento } from './support/agente.ts'
import { authorise } from './support/autorizar.ts'
import { startRamal, type Ramal } from './support/ramal.ts'

// The sample NF3e is of this UC, which is the first of the demonstration: never adhered, recadastramento long due.
const UC = '0.013.479.258.028-10'
const NOME = 'FULANA DE TAL'
const EMAIL = 'fulana.de.tal@exemplo.com.br'
const AMOSTRA = join(import.meta.dirname, '../apps/bff/fixtures/nf3e/b1-residencial.xml')

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

test('an agent renews a UC and enrols it by keyboard, and the next bill arrives as a DANF3E that the protocol proves', async ({
  page,
}) => {
  await entrar(page, ramal.url, 'atendente')
  const protocolo = await iniciarAtendimento(page)

  await test.step('the modal comes up by itself and the customer adheres with a typed e-mail', async () => {
    await buscarUc(page, UC, NOME)
    const modal = page.getByRole('dialog', { name: 'Recadastramento' })
    await expect(modal).toBeVisible()
    await expect(modal.getByRole('textbox', { name: 'Celular' })).toBeFocused()
    await page.keyboard.type('34987654321')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+F8')
    await expect(modal.getByRole('textbox', { name: 'E-mail' }).last()).toBeFocused()
    await page.keyboard.type(EMAIL)
    await page.keyboard.press('Control+Enter')
    await expect(modal.getByText('Envio digital salvo')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    // What was not ticked off one by one is confirmed in one go.
    await page.keyboard.press('Control+Enter')
    await expect(modal).toBeHidden()
  })

  await test.step('the call ends with the reason that what was done suggests', async () => {
    await page.keyboard.press('F4')
    await expect(page.getByRole('dialog', { name: 'Finalizar atendimento' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Atendimento finalizado.').first()).toBeVisible()
  })

  await test.step('the bill waits for its authorisation, then is e-mailed', async () => {
    const bare = await ramal.command('apps/bff/src/cli/import.ts', [AMOSTRA])
    expect(bare).toContain('1')
    expect(await faturasPara(page.request, EMAIL)).toHaveLength(0)
    const authorised = join(ramal.dataDir, 'autorizada.xml')
    writeFileSync(authorised, authorise(readFileSync(AMOSTRA, 'utf8')))
    await ramal.command('apps/bff/src/cli/import.ts', [authorised])
    await expect
      .poll(async () => (await faturasPara(page.request, EMAIL)).length, { timeout: 15_000 })
      .toBe(1)
  })

  await test.step('the delivered mail holds a DANF3E whose codes decode to what the NF3e says', async () => {
    const [mensagem] = await faturasPara(page.request, EMAIL)
    const anexo = mensagem!.anexos.find(({ tipo }) => tipo === 'application/pdf')!
    const answer = await page.request.get(
      `${ramal.url}/api/demo/mensagens/${mensagem!.id}/anexos/${anexo.indice}`,
    )
    const pdf = openPdf(await answer.body())
    expect(pdf.text()).toContain(UC)
    expect(pdf.text()).toContain('161,99')
    const xml = readFileSync(AMOSTRA, 'utf8')
    const field = (name: string) =>
      new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)![1]!.replaceAll('&amp;', '&')
    expect(await pdf.codes('ITF')).toEqual([linhaDigitavelToBarcode(field('codBarras'))])
    expect((await pdf.codes('QRCode')).toSorted()).toEqual(
      [field('urlQRCodePIX'), field('qrCodNF3e')].toSorted(),
    )
  })

  await test.step('the protocol shows every step, the disparo included', async () => {
    await page.goto(`${ramal.url}/protocolos/${protocolo}`)
    const trilha = page.getByRole('main')
    await expect(trilha.getByText(NOME).first()).toBeVisible()
    for (const passo of [/atendimento iniciado/i, /recadastr/i, /envio digital/i, /finalizado/i, /aceit/i]) {
      await expect(trilha.getByText(passo).first()).toBeVisible()
    }
    await expect(trilha.getByText(EMAIL).first()).toBeVisible()
  })
})

interface Mensagem {
  id: string
  para: string[]
  anexos: { indice: number; tipo: string }[]
}

/** Messages with a bill; the copy of the term that follows an adhesion has no attachment. */
async function faturasPara(request: APIRequestContext, address: string): Promise<Mensagem[]> {
  const answer = await request.get(`${ramal.url}/api/demo/mensagens`)
  const { itens } = (await answer.json()) as { itens: Mensagem[] }
  return itens.filter(({ para, anexos }) => para.includes(address) && anexos.length > 0)
}
