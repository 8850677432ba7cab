import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { entrar } from './support/agente.ts'
import { startRamal, type Ramal } from './support/ramal.ts'
import { tabTo } from './support/teclado.ts'

const DIGITADO = 'copia.da.conta@exemplo.com.br'

let ramal: Ramal

test.beforeAll(async () => {
  ramal = await startRamal()
})
test.afterAll(() => ramal.stop())

interface Mensagem {
  id: string
  para: string[]
  anexos: { nome: string; tipo: string }[]
}

async function mensagensPara(request: APIRequestContext, address: string): Promise<Mensagem[]> {
  const { itens } = (await (await request.get(`${ramal.url}/api/demo/mensagens`)).json()) as {
    itens: Mensagem[]
  }
  return itens.filter(({ para }) => para.includes(address))
}

interface Fatura {
  situacao: string
  autorizada: boolean
}

/** A UC of the demonstration with three bills at least that may be sent. */
async function ucComFaturas(page: Page): Promise<number> {
  let found = 0
  await expect
    .poll(
      async () => {
        for (let uc = 1; uc <= 20; uc++) {
          const answer = await page.request.get(`${ramal.url}/api/ucs/${uc}/faturas`)
          const { itens } = (await answer.json()) as { itens: Fatura[] }
          const podem = itens.slice(0, 3).filter(({ situacao }) => /^(em_aberto|vencida|paga)/.test(situacao))
          if (podem.length === 3) return (found = uc)
        }
        return 0
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  return found
}

test('three bills go by e-mail to two addresses, one typed, with a read receipt, and the page follows them', async ({
  page,
}) => {
  await entrar(page, ramal.url, 'atendente')
  await page.goto(`${ramal.url}/comercial/unidade-consumidora?uc=${await ucComFaturas(page)}`)
  const grid = page.getByRole('grid', { name: 'Faturas da UC' })
  await expect(grid.getByRole('row').nth(3)).toBeVisible()
  await grid.getByRole('row').nth(1).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 faturas escolhidas')).toBeVisible()
  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog', { name: 'Enviar 2ª via por e-mail' })
  await expect(dialog.getByRole('textbox', { name: 'Digitar e-mail' })).toBeFocused()
  await page.keyboard.type('segunda.pessoa@exemplo.com.br')
  await page.keyboard.press('Enter')
  await page.keyboard.type(DIGITADO)
  const ciente = dialog.getByRole('checkbox', { name: /enviar mesmo assim$/ })
  for (const box of [ciente, dialog.getByRole('checkbox', { name: 'Solicitar confirmação de leitura' })]) {
    if (!(await box.isVisible())) continue
    await tabTo(page, box)
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^2as vias de 3 faturas para \d endereços saem em instantes\.$/)).toBeVisible()

  const vivos = page.getByRole('region', { name: 'Envios de agora' })
  await expect(vivos.getByRole('listitem').filter({ hasText: DIGITADO })).toContainText('na fila')
  await expect(vivos.getByRole('listitem').filter({ hasText: DIGITADO })).toContainText(
    'aceito pelo servidor',
    {
      timeout: 30_000,
    },
  )
  for (const address of ['segunda.pessoa@exemplo.com.br', DIGITADO]) {
    const mensagens = await mensagensPara(page.request, address)
    expect(mensagens).toHaveLength(1)
    expect(mensagens[0]?.anexos.filter(({ tipo }) => tipo === 'application/pdf')).toHaveLength(3)
  }
})
