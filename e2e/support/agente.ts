import { expect, type Page } from '@playwright/test'

export type Login = 'atendente' | 'supervisor' | 'admin'

/** Opens Ramal and signs in by keyboard. */
export async function entrar(page: Page, url: string, login: Login): Promise<void> {
  await page.goto(url)
  await expect(page.getByLabel('Usuário')).toBeFocused()
  await page.keyboard.type(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type('ramal-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Usuário')).toBeHidden()
}

/** F2: starts an atendimento and gives its protocol, digits only. The search box has the focus then. */
export async function iniciarAtendimento(page: Page): Promise<string> {
  await page.keyboard.press('F2')
  const protocolo = page.getByRole('region', { name: 'Atendimento' }).getByText(/^\d{4} \d{4} \d{4} \d{4}$/)
  await expect(protocolo).toBeVisible()
  return (await protocolo.innerText()).replaceAll(' ', '')
}

/** Types into the search box, which has the focus; a number that is exact opens its UC by itself. */
export async function buscarUc(page: Page, numero: string, nome: string): Promise<void> {
  await expect(page.getByLabel(/^Buscar UC/)).toBeFocused()
  await page.keyboard.type(numero)
  await expect(page.getByRole('heading', { name: nome })).toBeVisible()
}

/** Asks the API as who is signed in on the page. */
export const json = async <T>(page: Page, url: string): Promise<T> =>
  (await (await page.request.get(url)).json()) as T

export interface UcAberta {
  id: number
  numero: string
}

/** Opens the UC of an e-mail by its number, once the demonstration's year of bills and what was paid of it have come in. */
export async function abrirUc(page: Page, url: string, email: string): Promise<UcAberta> {
  const answer = await page.request.post(`${url}/api/ucs/buscas`, { data: { q: email } })
  const { itens } = (await answer.json()) as { itens: (UcAberta & { nome: string })[] }
  const { id, numero, nome } = itens[0]!
  const pagas = async () => {
    const { itens } = await json<{ itens: { situacao: string }[] }>(page, `${url}/api/ucs/${id}/faturas`)
    return itens.filter(({ situacao }) => situacao.startsWith('paga')).length
  }
  await expect.poll(pagas, { timeout: 30_000 }).toBeGreaterThanOrEqual(10)
  await buscarUc(page, numero, nome)
  await expect(page.getByRole('grid', { name: 'Faturas da UC' })).toBeVisible()
  return { id, numero }
}

/** F4 and the reason that is suggested. */
export async function finalizarAtendimento(page: Page): Promise<void> {
  await page.keyboard.press('F4')
  await expect(page.getByRole('dialog', { name: 'Finalizar atendimento' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: /Iniciar atendimento/ })).toBeVisible()
}
