import { expect, test, type Page } from '@playwright/test'
import { openPdf } from '../apps/bff/src/emissao/testing/pdf-page.ts'
import { formatUcNumber } from '../packages/shared/src/domain/uc-number.ts'
import { abrirUc, entrar, iniciarAtendimento, json } from './support/agente.ts'
import { medir, segundos } from './support/medidor.ts'
import { startRamal, type Ramal } from './support/ramal.ts'

// The second of the demonstration's UCs: an e-mail on file, no adhesion, recadastramento not due.
const [DO_CADASTRO, DIGITADO] = ['caso1@example.com', 'contador.da.maria@exemplo.com']

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

test('three bills go as 2ª via to two addresses, one typed, in a message of three PDFs each', async ({
  page,
}) => {
  await entrar(page, ramal.url, 'atendente')
  const protocolo = await iniciarAtendimento(page)
  const { numero } = await abrirUc(page, ramal.url, DO_CADASTRO)
  const grid = page.getByRole('grid', { name: 'Faturas da UC' })
  const competencias: string[] = []

  await test.step('the agent chooses them in the grid and sees what they come to', async () => {
    await grid.getByRole('row').nth(1).focus()
    for (let n = 1; n <= 3; n++) {
      competencias.push(await grid.getByRole('row').nth(n).getByRole('rowheader').innerText())
      await page.keyboard.press('Space')
      if (n < 3) await page.keyboard.press('ArrowDown')
    }
    await expect(page.getByText('3 faturas escolhidas')).toBeVisible()
  })

  await test.step('F9, a typed address beside the one on file, a read receipt', async () => {
    await page.keyboard.press('F9')
    const dialog = page.getByRole('dialog', { name: 'Enviar 2ª via por e-mail' })
    await expect(dialog.getByRole('checkbox', { name: DO_CADASTRO })).toBeChecked()
    await expect(dialog.getByRole('textbox', { name: 'Digitar e-mail' })).toBeFocused()
    await page.keyboard.type(DIGITADO)
    await expect(dialog.getByText('3 faturas para 2 endereços: 2 mensagens com 3 PDFs')).toBeVisible()
    await dialog.getByRole('checkbox', { name: 'Solicitar confirmação de leitura' }).focus()
    await page.keyboard.press('Space')
    const pagas = dialog.getByRole('checkbox', { name: /pagas?: enviar mesmo assim/ })
    await pagas.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: /^Desfazer/ }).first()).toBeVisible()
  })

  await test.step('both arrive whole, each asking for a receipt', async () => {
    for (const address of [DO_CADASTRO, DIGITADO]) {
      await expect.poll(() => mensagensPara(page, address), { timeout: 30_000 }).toHaveLength(1)
      const [mensagem] = await mensagensPara(page, address)
      const pdfs = mensagem!.anexos.filter(({ tipo }) => tipo === 'application/pdf')
      expect(pdfs).toHaveLength(3)
      for (const { indice } of pdfs) {
        const answer = await page.request.get(
          `${ramal.url}/api/demo/mensagens/${mensagem!.id}/anexos/${indice}`,
        )
        expect(openPdf(await answer.body()).text()).toContain(formatUcNumber(numero))
      }
      const { cabecalhos } = await json<{ cabecalhos: { nome: string }[] }>(
        page,
        `${ramal.url}/api/demo/mensagens/${mensagem!.id}`,
      )
      expect(cabecalhos.map(({ nome }) => nome)).toContain('disposition-notification-to')
    }
  })

  await test.step('the page shows what became of each without being asked', async () => {
    const vivos = page.getByRole('region', { name: 'Envios de agora' })
    await expect(vivos.getByText('aceito pelo servidor')).toHaveCount(2, { timeout: 20_000 })
  })

  await test.step('the protocol proves the six of them', async () => {
    const { eventos } = await json<{ eventos: { dados: { tipo: string; endereco?: string } }[] }>(
      page,
      `${ramal.url}/api/protocolos/${protocolo}`,
    )
    const criados = eventos.filter(({ dados }) => dados.tipo === 'disparo.criado')
    const enderecos = criados.map(({ dados }) => dados.endereco)
    for (const address of [DO_CADASTRO, DIGITADO]) {
      expect(enderecos.filter((endereco) => endereco === address)).toHaveLength(3)
    }
    expect(enderecos).toHaveLength(6)
    expect(new Set(competencias).size).toBe(3)
  })
})

test('the 2ª via of the open UC goes to a typed e-mail within its keystrokes', async ({ page }) => {
  await entrar(page, ramal.url, 'supervisor')
  await iniciarAtendimento(page)
  await abrirUc(page, ramal.url, DO_CADASTRO)
  await expect(page.getByRole('grid', { name: 'Faturas da UC' })).toBeVisible()
  const gestos = await medir(page)
  await page.keyboard.press('F9')
  await expect(page.getByRole('textbox', { name: 'Digitar e-mail' })).toBeFocused()
  const address = 'x.qzv.kwj19@hyf-lpc.com'.padEnd(24, 'x')
  await page.keyboard.type(address)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  // Two: that a 2ª via is wanted, and that what was typed is what was said.
  expect(segundos(await gestos(), 2)).toBeLessThanOrEqual(12)
})

test('what was typed survives a reload, and an undone request sends nothing', async ({ page }) => {
  await entrar(page, ramal.url, 'admin')
  await iniciarAtendimento(page)
  await abrirUc(page, ramal.url, DO_CADASTRO)
  await page.keyboard.press('F9')
  await expect(page.getByRole('textbox', { name: 'Digitar e-mail' })).toBeFocused()
  await page.keyboard.type('desfeito@exemplo.com')
  await page.getByRole('textbox', { name: 'Mensagem' }).fill('Segue a fatura pedida.')
  await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('Segue a fatura pedida.'))
  await page.reload()
  await expect(page.getByRole('grid', { name: 'Faturas da UC' })).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByRole('textbox', { name: 'Mensagem' })).toHaveValue('Segue a fatura pedida.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page
    .getByRole('button', { name: /^Desfazer/ })
    .first()
    .click()
  await expect(page.getByText(/desfeito/i).first()).toBeVisible()
  const { itens } = await json<{ itens: { endereco: string | null; estado: string }[] }>(
    page,
    `${ramal.url}/api/disparos?limite=20`,
  )
  const desfeitos = itens.filter(({ endereco }) => endereco === 'desfeito@exemplo.com')
  expect(desfeitos.map(({ estado }) => estado)).toEqual(['cancelado'])
})

interface Mensagem {
  id: string
  para: string[]
  anexos: { indice: number; tipo: string }[]
}

async function mensagensPara(page: Page, address: string): Promise<Mensagem[]> {
  const { itens } = await json<{ itens: Mensagem[] }>(page, `${ramal.url}/api/demo/mensagens`)
  return itens.filter(({ para }) => para.includes(address))
}
