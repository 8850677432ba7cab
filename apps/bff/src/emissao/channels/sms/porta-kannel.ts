import { randomUUID } from 'node:crypto'
import type { AjustesSms } from '@ramal/shared/contracts/canais.ts'
import { medirSms } from '@ramal/shared/domain/sms.ts'
import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import type { ClasseDeRecusa, EntregaDeCanal, Envio, OpcoesDaPorta, Porta } from '../porta.ts'
import type { ExtrasDaPorta } from './porta-smpp.ts'
import { recusa, SEM_TEXTO, semNumero, textoDoEnvio } from './texto-do-envio.ts'
import { createVagas } from './vagas.ts'

type AjustesKannel = Extract<AjustesSms, { protocolo: 'kannel' }>

/**
 * The receipts that are asked for: delivered (1), failed (2), refused by the SMSC (16), which end it, and taken by the
 * SMSC (8), because the gateway's own answer says only that it is in its queue.
 */
const DLR_MASK = 1 | 2 | 8 | 16

/** Kannel's `sendsms` behind the port. Its address holds the password and the number: it is never logged or shown. */
export function createPortaKannel(
  { ajustes, senha }: CanalSms & { ajustes: AjustesKannel },
  { prazoMs, conexoes, publicUrl }: OpcoesDaPorta,
  { conversa }: ExtrasDaPorta = {},
): Porta {
  const vagas = createVagas(conexoes)

  async function pedir(url: URL, para: string, ate: number): Promise<EntregaDeCanal> {
    const signal = AbortSignal.timeout(Math.max(1, ate - Date.now()))
    conversa?.(`> GET ${url.origin}${url.pathname} (sendsms)`)
    // A redirection would carry the password to wherever it says.
    const answer = await fetch(url, { signal, redirect: 'manual' })
    const texto = semNumero(await answer.text(), para)
    conversa?.(`< ${answer.status} ${texto}`)
    const { status } = answer
    if (status !== 202) return recusa(classeDaResposta(status, texto), 'mensagem', texto, status)
    const resposta = { codigo: status, codigoEstendido: null, texto, fase: 'mensagem' } as const
    return { aceita: true, externoId: '', resposta }
  }

  return {
    async enviar(envio) {
      const texto = textoDoEnvio(envio, ajustes)
      if (texto === null) return SEM_TEXTO
      const ate = Date.now() + prazoMs
      if (!(await vagas.tomar(ate))) return { ...SEM_RESPOSTA, semConexao: true }
      try {
        // The gateway names no message in its answer. The reference is none: who knows it may give receipts.
        const externoId = randomUUID()
        const url = enderecoDe({ ajustes, senha, publicUrl, envio, texto, externoId })
        const entrega = await pedir(url, envio.para, ate)
        return entrega.aceita ? { ...entrega, externoId } : entrega
      } catch (erro) {
        return semResposta(erro as Error)
      } finally {
        vagas.soltar()
      }
    },
    close: () => vagas.close(),
  }
}

interface Pedido {
  ajustes: AjustesKannel
  senha: string
  publicUrl: string
  envio: Envio
  texto: string
  /** What this message is called: receipts of an earlier one for the same disparo are told apart by it. */
  externoId: string
}

function enderecoDe({ ajustes, senha, publicUrl, envio, texto, externoId }: Pedido): URL {
  const url = new URL(ajustes.url)
  const recibos = `${publicUrl.replace(/\/$/, '')}/api/canais/sms/recibos/${envio.referencia}`
  const campos = {
    username: ajustes.usuario,
    password: senha,
    from: ajustes.remetente,
    to: envio.para,
    text: texto,
    charset: 'UTF-8',
    coding: medirSms(texto).codificacao === 'gsm7' ? '0' : '2',
    validity: String(ajustes.validadeMinutos),
    ...(ajustes.smsc && { smsc: ajustes.smsc }),
    'dlr-mask': String(DLR_MASK),
    'dlr-url': `${recibos}?nome=${externoId}&estado=%d&resposta=%A&mensagem=%I`,
  }
  for (const [campo, valor] of Object.entries(campos)) url.searchParams.set(campo, valor)
  return url
}

function classeDaResposta(status: number, texto: string): ClasseDeRecusa {
  if (status === 503 || status === 429) return 'ritmo'
  if (status >= 500) return 'passageira'
  if (status === 400) return /denied|blacklist|black-list/i.test(texto) ? 'destinatario' : 'conteudo'
  if (status === 413 || status === 414) return 'conteudo'
  // Credentials, a path that is not sendsms, a gateway that is something else: an operator mends it for all.
  return status >= 300 ? 'canal' : 'passageira'
}

const SEM_RESPOSTA = recusa('passageira', 'mensagem', 'O gateway não respondeu dentro do prazo.')

/** Only the code: messages of fetch may quote the address. */
function semResposta({ name, cause }: Error): EntregaDeCanal {
  if (name === 'TimeoutError') return SEM_RESPOSTA
  const { code } = (cause ?? {}) as { code?: unknown }
  const naoAtendeu =
    typeof code === 'string' &&
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOST|ENETUNREACH|UND_ERR_CONNECT|CERT_|ERR_TLS|DEPTH_|SELF_|UNABLE_)/.test(
      code,
    )
  return naoAtendeu
    ? recusa('ritmo', 'conexao', `O gateway não atendeu: ${code}.`)
    : recusa(
        'passageira',
        'mensagem',
        `A conexão com o gateway se perdeu${typeof code === 'string' ? `: ${code}` : ''}.`,
      )
}
