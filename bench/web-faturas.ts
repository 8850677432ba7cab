import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions, prepareChromium } from '../e2e/support/chromium.ts'
import { percentile, type Figure } from './report.ts'
import { signIn, startServer } from './server.ts'

/** Design §2.1: a UC that somebody has had for fifty years. */
const FATURAS = 600
const BUDGET_MS = 100
/** The first of the demonstration's UCs. */
const UC = '001347925802810'

/** The list of a UC with 600 bills, in Chromium against the real server. @param repeticoes how often it is opened */
export async function measureFaturas(repeticoes: number): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ramal-bench-'))
  const server = await startServer({ RAMAL_DATA_DIR: dataDir, RAMAL_DEMO: '1', RAMAL_DEMO_UCS: '1' })
  try {
    const ucId = await importOlderBills(server.url)
    await prepareChromium()
    const browser = await chromium.launch(chromiumLaunchOptions())
    try {
      const page = await browser.newPage({ locale: 'pt-BR', viewport: { width: 1366, height: 768 } })
      await openUc(page, server.url, ucId)
      const [request, paint] = [
        await timeRequests(page, ucId, repeticoes),
        await timePaints(page, repeticoes),
      ]
      return describe(request, paint)
    } finally {
      await browser.close()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function describe(request: number[], paint: number[]): Figure[] {
  const [requestMs, paintMs] = [percentile(request, 0.5), percentile(paint, 0.5)]
  return [
    { name: `${FATURAS} bills, asked for and read in the browser`, value: requestMs, unit: 'ms' },
    { name: 'the list, from the key to its paint', value: paintMs, unit: 'ms' },
    { name: 'the list opens, request included', value: requestMs + paintMs, unit: 'ms', budget: BUDGET_MS },
    { name: 'the list, from the key to its paint, p95', value: percentile(paint, 0.95), unit: 'ms' },
  ]
}

/** Bills older than the NF3e, by the importer that customers use. @returns the id of their UC. */
async function importOlderBills(url: string): Promise<number> {
  const headers = await signIn(url, 'supervisor')
  const head =
    'uc;nome;competencia;numero_documento;emissao;vencimento;valor;situacao;distribuidora;distribuidora_cnpj'
  const lines = Array.from({ length: FATURAS }, (_, i) => {
    const month = `${1970 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
    const who = 'Vale Claro Energia S.A.;11.222.333/0001-81'
    return `${UC};FULANA DE TAL;${month};${i + 1};${month}-01;${month}-20;${100 + i},90;paga;${who}`
  })
  const form = new FormData()
  form.append('arquivo', new Blob([[head, ...lines].join('\n')]), 'anteriores.csv')
  const { cookie = '' } = headers
  const answer = await fetch(`${url}/api/faturas/importacoes`, {
    method: 'POST',
    headers: { cookie },
    body: form,
  })
  const { novos } = (await answer.json()) as { novos: number }
  if (novos !== FATURAS) throw new Error(`${novos} of ${FATURAS} bills came in`)
  const found = await fetch(`${url}/api/ucs/buscas`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ q: UC }),
  })
  const { itens } = (await found.json()) as { itens: { id: number }[] }
  return itens[0]!.id
}

async function openUc(page: Page, url: string, ucId: number): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Usuário').fill('supervisor')
  await page.getByLabel('Senha').fill('ramal-demo')
  await page.keyboard.press('Enter')
  await page.getByLabel('Usuário').waitFor({ state: 'hidden' })
  await page.goto(`${url}/comercial/unidade-consumidora?uc=${ucId}`)
  await page.getByRole('grid', { name: 'Faturas da UC' }).getByRole('row').nth(3).waitFor()
}

/** The answer as the page gets it: sent, received and parsed. */
function timeRequests(page: Page, ucId: number, repeticoes: number): Promise<number[]> {
  return page.evaluate(
    async ({ ucId, repeticoes }) => {
      const times: number[] = []
      for (let n = 0; n < repeticoes; n++) {
        const start = performance.now()
        await (await fetch(`/api/ucs/${ucId}/faturas`)).json()
        times.push(performance.now() - start)
      }
      return times
    },
    { ucId, repeticoes },
  )
}

/** From the key that chooses the tab to the frame that has the rows. */
async function timePaints(page: Page, repeticoes: number): Promise<number[]> {
  const times: number[] = []
  const tab = (name: string) => page.getByRole('tab', { name })
  for (let n = 0; n < repeticoes; n++) {
    await tab('Envio digital').click()
    await page.getByRole('grid', { name: 'Faturas da UC' }).waitFor({ state: 'hidden' })
    const painted = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener(
            'keydown',
            ({ timeStamp }) => {
              const look = () => {
                const rows = document.querySelectorAll(
                  '[role=grid][aria-label="Faturas da UC"] [role=row]',
                ).length
                // The frame in which they are there is painted when the next task runs.
                requestAnimationFrame(
                  rows > 3 ? () => setTimeout(() => resolve(performance.now() - timeStamp)) : look,
                )
              }
              look()
            },
            { capture: true, once: true },
          )
        }),
    )
    await tab('Envio digital').focus()
    await page.keyboard.press('ArrowLeft')
    times.push(await painted)
  }
  return times
}
