import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MensagemDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { encontrado } from '#http/rota.ts'

/** Messages shown, newest first; older ones stay in the folder. */
const MAX_MENSAGENS = 100
/** The name that the demonstration's mail server gives, and nothing that could lead out of the folder. */
const ID = /^\d{13}-\d{1,10}-\d{6,}$/

/** The mail that the demonstration caught. @param folder where its server keeps each message as `<id>.eml`. */
export function createCaixaDemo(folder: string) {
  // A kept message never changes, so that it is parsed once.
  const resumos = new Map<string, MensagemDemo>()

  async function parse(id: string): Promise<ParsedMail> {
    const bytes = ID.test(id) ? await readFile(join(folder, `${id}.eml`)).catch(() => null) : null
    return simpleParser(encontrado(bytes, 'Esta mensagem'))
  }

  async function summary(id: string): Promise<MensagemDemo> {
    const known = resumos.get(id)
    if (known) return known
    const resumo = summarize(id, await parse(id))
    if (resumos.size >= 2 * MAX_MENSAGENS) resumos.clear()
    resumos.set(id, resumo)
    return resumo
  }

  return {
    async list(): Promise<MensagemDemo[]> {
      const files = await readdir(folder).catch(() => [])
      const ids = files.flatMap((file) => (file.endsWith('.eml') ? file.slice(0, -4) : []))
      const newest = ids
        .filter((id) => ID.test(id))
        .toSorted()
        .toReversed()
        .slice(0, MAX_MENSAGENS)
      return Promise.all(newest.map(summary))
    },

    async find(id: string) {
      const mail = await parse(id)
      return {
        ...summarize(id, mail),
        texto: mail.text ?? '',
        html: mail.html || null,
        cabecalhos: mail.headerLines.map(({ key, line }) => ({
          nome: key,
          valor: line.slice(line.indexOf(':') + 1).trim(),
        })),
      }
    },

    async anexo(id: string, indice: number): Promise<{ nome: string; tipo: string; bytes: Buffer }> {
      const anexo = encontrado((await parse(id)).attachments[indice], 'Este anexo')
      return { nome: anexo.filename ?? 'anexo', tipo: anexo.contentType, bytes: anexo.content }
    },
  }
}

export type CaixaDemo = ReturnType<typeof createCaixaDemo>

function summarize(id: string, mail: ParsedMail): MensagemDemo {
  return {
    id,
    em: new Date(Number(id.slice(0, 13))).toISOString(),
    de: addresses(mail.from).join(', '),
    para: addresses(mail.to),
    assunto: mail.subject ?? '',
    anexos: mail.attachments.map((anexo, indice) => ({
      indice,
      nome: anexo.filename ?? 'anexo',
      tipo: anexo.contentType,
      bytes: anexo.size,
    })),
  }
}

function addresses(value: AddressObject | AddressObject[] | undefined): string[] {
  return [value ?? []].flat().flatMap(({ value: list }) => list.map(({ address, name }) => address ?? name))
}
