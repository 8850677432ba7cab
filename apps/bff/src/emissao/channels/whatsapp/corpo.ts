import { randomUUID } from 'node:crypto'
import type { AjustesWhatsapp, VariavelWhatsapp } from '@ramal/shared/contracts/canais.ts'
import type { CamposDaFatura, Envio } from '../porta.ts'

const MAX_PARAMETRO = 1000
const MAX_NOME = 200
/** Meta refuses an empty parameter: a bill in automatic debit has nothing to pay by. */
const NADA = 'não há'

const CAMPO: Readonly<Record<VariavelWhatsapp, keyof CamposDaFatura>> = {
  nome: 'nome',
  competencia: 'competencia',
  valor: 'valor',
  vencimento: 'vencimento',
  uc: 'uc',
  linha_digitavel: 'linhaDigitavel',
  pix: 'pix',
}

/** The body of a template message (Cloud API, messages). @param midiaId null for the barra, which is text alone. */
export function corpoDaMensagem(
  { modeloFatura, modeloBarra }: Pick<AjustesWhatsapp, 'modeloFatura' | 'modeloBarra'>,
  { para, referencia, conteudo }: Envio,
  midiaId: string | null,
): Buffer {
  const { nome, idioma, variaveis } = conteudo.tipo === 'documento' ? modeloFatura : modeloBarra
  const components: object[] = []
  if (conteudo.tipo === 'documento') {
    const document = { id: midiaId, filename: umaLinha(conteudo.nome).slice(-MAX_NOME) }
    components.push({ type: 'header', parameters: [{ type: 'document', document }] })
  }
  if (variaveis.length > 0) {
    const parameters = variaveis.map((variavel) => ({
      type: 'text',
      text: umaLinha(conteudo.campos[CAMPO[variavel]] ?? '').slice(0, MAX_PARAMETRO) || NADA,
    }))
    components.push({ type: 'body', parameters })
  }
  return Buffer.from(
    JSON.stringify({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: para.replace(/^\+/, ''),
      type: 'template',
      template: { name: nome, language: { code: idioma }, components },
      biz_opaque_callback_data: referencia,
    }),
  )
}

/** A parameter may hold no line breaks, no tabs and no run of four spaces. */
const umaLinha = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The form of a media upload (Cloud API, media). */
export function corpoDaMidia(pdf: Uint8Array): { tipo: string; corpo: Buffer } {
  const boundary = `ramal-${randomUUID()}`
  const field = (nome: string, valor: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${nome}"\r\n\r\n${valor}\r\n`
  const head =
    field('messaging_product', 'whatsapp') +
    field('type', 'application/pdf') +
    // The name that the person sees is the message's; this one only says what it is.
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="fatura.pdf"\r\n` +
    'Content-Type: application/pdf\r\n\r\n'
  return {
    tipo: `multipart/form-data; boundary=${boundary}`,
    corpo: Buffer.concat([Buffer.from(head), pdf, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}
