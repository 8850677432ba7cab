import { nf3eXml } from '#demo/faturas.ts'
import type { DemoUc } from '#demo/modelo.ts'
import { createDemoBook } from '#demo/ucs.ts'

/** The demonstration's first UCs, whose NF3e are sound and of the homologation environment. */
export const livro = createDemoBook({ seed: 7, total: 60, referencia: '2026-11-21' })

export type Ambiente = 'producao' | 'homologacao'

/** A bill of a UC of the book; `producao` by default, as a distributor's are. */
export function nf3eDe(
  uc: DemoUc,
  competencia = '2026-11',
  { raiz = 'nf3eProc', ambiente = 'producao' }: { raiz?: 'nf3eProc' | 'NF3e'; ambiente?: Ambiente } = {},
): string {
  const xml = nf3eXml(uc, competencia, { raiz })
  return ambiente === 'producao' ? xml.replaceAll('<tpAmb>2</tpAmb>', '<tpAmb>1</tpAmb>') : xml
}

export interface Parte {
  nome: string
  conteudo: string | Uint8Array
}

/** A multipart body with these files, and the header that describes it. */
export function multipart(partes: readonly Parte[]): { body: Buffer; headers: { 'content-type': string } } {
  const boundary = 'limite-do-teste'
  const chunks = partes.flatMap(({ nome, conteudo }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="arquivos"; filename="${nome}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    ),
    Buffer.from(conteudo),
    Buffer.from('\r\n'),
  ])
  return {
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
