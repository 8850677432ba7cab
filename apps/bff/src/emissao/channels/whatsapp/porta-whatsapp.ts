import * as z from 'zod/mini'
import type { CanalWhatsapp } from '#modules/canais/canal-de-envio.ts'
import type { EntregaDeCanal, Envio, OpcoesDaPorta, Porta } from '../porta.ts'
import { createCliente, type Cliente, type Pedido, type Retorno } from './cliente.ts'
import { corpoDaMensagem, corpoDaMidia } from './corpo.ts'
import { lerJson, recusada, type Recusada } from './resposta.ts'

const midiaAceita = z.object({ id: z.string().check(z.minLength(1), z.maxLength(200)) })
const mensagemAceita = z.object({
  messages: z
    .array(
      z.object({
        id: z.string().check(z.minLength(1), z.maxLength(300)),
        message_status: z.optional(z.string()),
      }),
    )
    .check(z.minLength(1)),
})

/** Told what is said and answered, without the token; the test of the channel shows it. */
export type Ouvinte = (linha: string) => void

/**
 * The WhatsApp Business Cloud API behind the port: the document goes up as media and the template message names it; the
 * barra is a template of text alone.
 */
export function createPortaWhatsapp(canal: CanalWhatsapp, opcoes: OpcoesDaPorta, ouvir?: Ouvinte): Porta {
  const { ajustes, token } = canal
  const cliente = comOuvinte(createCliente(ajustes.baseUrl, token, opcoes.conexoes), ouvir)
  const raiz = `/${ajustes.versaoApi}/${ajustes.numeroId}`
  const emCurso = new Set<AbortController>()

  async function upload(pdf: Uint8Array, para: string, signal: AbortSignal): Promise<string | Recusada> {
    const retorno = await cliente.post({ caminho: `${raiz}/media`, ...corpoDaMidia(pdf) }, signal)
    return aceito(retorno, midiaAceita)?.id ?? recusada(retorno, 'midia', para)
  }

  async function entregar(envio: Envio, signal: AbortSignal): Promise<EntregaDeCanal> {
    const { conteudo, para } = envio
    const midia = conteudo.tipo === 'documento' ? await upload(conteudo.pdf, para, signal) : null
    if (midia !== null && typeof midia === 'object') return midia
    const pedido = { caminho: `${raiz}/messages`, tipo: 'application/json' }
    const retorno = await cliente.post({ ...pedido, corpo: corpoDaMensagem(ajustes, envio, midia) }, signal)
    const [mensagem] = aceito(retorno, mensagemAceita)?.messages ?? []
    if (!mensagem) return recusada(retorno, 'mensagem', para)
    const texto = mensagem.message_status?.slice(0, 60) ?? 'accepted'
    return {
      aceita: true,
      externoId: mensagem.id,
      resposta: { codigo: 200, codigoEstendido: null, texto, fase: 'mensagem' },
    }
  }

  return {
    async enviar(envio) {
      const prazo = new AbortController()
      const timer = setTimeout(() => prazo.abort(), opcoes.prazoMs)
      emCurso.add(prazo)
      try {
        return await entregar(envio, prazo.signal)
      } finally {
        clearTimeout(timer)
        emCurso.delete(prazo)
      }
    },
    async close() {
      for (const prazo of emCurso) prazo.abort()
      cliente.close()
    },
  }
}

/** What a good answer says; null for any other. */
function aceito<S extends z.ZodMiniType>(retorno: Retorno, schema: S): z.output<S> | null {
  if (retorno.tipo !== 'respondeu' || retorno.status < 200 || retorno.status > 299) return null
  const parsed = schema.safeParse(lerJson(retorno.corpo))
  return parsed.success ? parsed.data : null
}

function comOuvinte(cliente: Cliente, ouvir: Ouvinte | undefined): Cliente {
  if (!ouvir) return cliente
  return {
    ...cliente,
    async post(pedido, signal) {
      ouvir(pergunta(pedido))
      const retorno = await cliente.post(pedido, signal)
      ouvir(
        retorno.tipo === 'respondeu'
          ? `← HTTP ${retorno.status} ${retorno.corpo.slice(0, 2000)}`
          : `← sem resposta: ${retorno.motivo}`,
      )
      return retorno
    },
  }
}

const pergunta = ({ caminho, tipo, corpo }: Pedido) =>
  `→ POST ${caminho} ${tipo === 'application/json' ? corpo.toString('utf8') : `(arquivo PDF, ${corpo.length} bytes)`}`
