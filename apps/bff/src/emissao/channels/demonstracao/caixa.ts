import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composeMime } from '#emissao/correio/mime.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'

/** Names of the mail server's own files count from zero (smtp.ts): both keep theirs in one folder. */
const PRIMEIRO = 500_000

/** A message of a channel beside e-mail, as the box of the demonstration keeps it. */
export interface MensagemDeCanal {
  canal: 'whatsapp' | 'sms'
  /** Digits of the number. */
  para: string
  assunto: string
  texto: string
  anexos: Mensagem['anexos']
}

/** Keeps messages of other channels beside the mail, as a mail of their own that says where each went. */
export async function abrirCaixaDeCanais(
  folder: string,
): Promise<(mensagem: MensagemDeCanal) => Promise<void>> {
  await mkdir(folder, { recursive: true })
  let count = PRIMEIRO
  return async ({ canal, para, assunto, texto, anexos }) => {
    const nome = `${Date.now()}-${process.pid}-${count++}`
    const eml = composeMime(
      {
        de: { nome: 'Demonstração', endereco: `demonstracao@${canal}.ramal.example` },
        para: `${para}@${canal}.ramal.example`,
        responderPara: null,
        messageId: `<${nome}@${canal}.ramal.example>`,
        data: new Date(),
      },
      {
        assunto,
        texto,
        html: `<pre style="white-space:pre-wrap;overflow-wrap:anywhere">${escapar(texto)}</pre>`,
        anexos,
      },
    )
    await writeFile(join(folder, `${nome}.parte`), eml)
    // Renamed once whole: who lists the folder never reads half a message.
    await rename(join(folder, `${nome}.parte`), join(folder, `${nome}.eml`))
  }
}

const escapar = (texto: string) => texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
