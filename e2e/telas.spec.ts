import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startServidorRoteiro } from '../apps/bff/src/emissao/correio/testing/servidor-roteiro.ts'
import { buscarUc, entrar, iniciarAtendimento } from './support/agente.ts'
import { startRamal, type Ramal } from './support/ramal.ts'
import { tabTo } from './support/teclado.ts'

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
    const check = async (screen: string, axe = new AxeBuilder({ page })) => {
      // Dialogs fade in; half-way through, every contrast is too low.
      await page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      )
      const { violations } = await axe.analyze()
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
    const faturas = page.getByRole('grid', { name: 'Faturas da UC' })
    await faturas.getByRole('row').nth(1).click()
    await check('faturas da UC')
    await page.keyboard.press('F9')
    await expect(page.getByRole('dialog', { name: /^Enviar 2ª via/ })).toBeVisible()
    await check('enviar 2ª via')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.getByRole('button', { name: 'Barra' }).click()
    await check('menu da barra')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+F8')
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
    await check('envio digital')
    await page.getByRole('tab', { name: 'Envios' }).click()
    await expect(page.getByRole('grid', { name: 'Envios desta UC' })).toBeVisible()
    await check('envios da UC')
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
      ['painel', '/supervisao/painel', 'Painel de envio'],
      ['lotes de impressão', '/supervisao/lotes-impressao', 'Lotes de impressão'],
      ['parâmetros', '/supervisao/parametros', 'Parâmetros'],
      ['importação', '/supervisao/importacao', 'Importação'],
      ['contas de e-mail', '/supervisao/contas-email', 'Contas de e-mail'],
      ['canais', '/supervisao/canais', 'Canais'],
      ['mensagens', '/supervisao/modelos', 'Mensagens'],
      ['supressões', '/supervisao/supressoes', 'Supressões'],
      ['caixa da demonstração', '/demo/caixa', /./],
    ] as const) {
      await page.goto(`${ramal.url}${path}`)
      await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      // Nothing runs in the frame of a message, so axe cannot either: the message is looked at by itself, below.
      await page.evaluate(() => document.querySelector('iframe')?.remove())
      await check(screen)
    }
    for (const tipo of ['fatura', 'segunda_via', 'termo']) {
      await page.goto('about:blank')
      await page.setContent(await mensagemPadrao(page, tipo))
      // A message is part of a mail client's page: it has no landmarks of its own.
      await check(`mensagem ${tipo}`, new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']))
    }
    expect(faults).toEqual([])
  })
}

/** The HTML of a message in the product's own words, with the data of the newest bill. */
async function mensagemPadrao(page: Page, tipo: string): Promise<string> {
  const { itens } = (await (await page.request.get(`${ramal.url}/api/modelos`)).json()) as {
    itens: { tipo: string; padrao: object }[]
  }
  const data = itens.find((item) => item.tipo === tipo)?.padrao ?? {}
  const previa = await page.request.post(`${ramal.url}/api/modelos/${tipo}/previa`, { data })
  return ((await previa.json()) as { html: string }).html
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
    await expect(page.getByText('Novos', { exact: true }).locator('..')).toContainText('1')
  })

  test('a supervisor suppresses an address, finds it and lifts it again', async ({ page }) => {
    await entrar(page, ramal.url, 'supervisor')
    await page.goto(`${ramal.url}/supervisao/supressoes`)
    await tabTo(page, page.getByRole('button', { name: 'Suprimir endereço' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused()
    await page.keyboard.type('nao.escreva@exemplo.com.br')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Pediu por telefone.')
    await page.keyboard.press('Control+Enter')
    const linha = page.getByRole('row', { name: /nao\.escreva@exemplo\.com\.br/ })
    await expect(linha).toContainText('Pediu por telefone. · por Sérgio Supervisor')
    await tabTo(page, page.getByRole('searchbox', { name: 'Parte do endereço' }))
    await page.keyboard.type('outro@')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nenhum endereço suprimido aqui')).toBeVisible()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('escreva')
    await page.keyboard.press('Enter')
    await tabTo(page, linha)
    for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('button', { name: /^Levantar/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Voltou a pedir por e-mail.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Nenhum endereço suprimido aqui')).toBeVisible()
  })

  test('a supervisor keeps an e-mail account, tries it for real and reads the conversation', async ({
    page,
  }) => {
    const smtp = await startServidorRoteiro()
    await entrar(page, ramal.url, 'supervisor')
    await page.goto(`${ramal.url}/supervisao/contas-email`)
    const write = async (campo: string, texto: string) => {
      await tabTo(page, page.getByRole('textbox', { name: campo, exact: true }))
      await page.keyboard.press('Control+a')
      await page.keyboard.type(texto)
    }
    await write('Nome da conta', 'Relay da casa')
    await tabTo(page, page.getByRole('radio', { name: 'STARTTLS' }))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await write('Servidor SMTP', '127.0.0.1')
    await write('Porta', String(smtp.porta))
    await write('Nome que o destinatário vê', 'Energia do Cerrado')
    await write('Endereço do remetente', 'faturas@energia.example')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Conta Relay da casa' })).toBeVisible()
    await write('Enviar o teste para', 'supervisora@energia.example')
    await page.keyboard.press('Enter')
    await expect(page.getByText('O teste deu certo')).toBeVisible()
    await expect(page.getByText('RCPT TO:<supervisora@energia.example>')).toBeVisible()
    expect(smtp.mensagens).toEqual([expect.stringContaining('To: supervisora@energia.example')])
    await page.reload()
    await expect(page.getByText('Teste bom')).toBeVisible()
    await smtp.close()
  })

  test('a supervisor rewrites a message and sees it with a real bill', async ({ page }) => {
    await entrar(page, ramal.url, 'supervisor')
    await page.goto(`${ramal.url}/supervisao/modelos`)
    const quadro = page.frameLocator('iframe')
    await expect(quadro.getByRole('heading', { name: /^Fatura de energia de/ })).toBeVisible()
    const assunto = page.getByRole('textbox', { name: 'Assunto' })
    await tabTo(page, assunto)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Sua conta de {{ fatura.mez }}')
    await expect(page.getByText('Você quis dizer fatura.mes?')).toBeVisible()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Sua conta de luz de {{ fatura.mes }}')
    await expect(page.getByText(/^Sua conta de luz de [a-zç]+ de 20/)).toBeVisible()
    await page.reload()
    await expect(assunto).toHaveValue('Sua conta de luz de {{ fatura.mes }}')
    await assunto.focus()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Versão 1 em uso')).toBeVisible()
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
