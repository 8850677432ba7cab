import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import type { ContaDeCanal } from './oficina/trabalho.ts'

const MINUTE_S = 60

/** A channel as the queue and the places take it: like an e-mail account. */
export function contaDeCanal(canal: CanalDeEnvio): ContaDeCanal {
  const { conexoes, porMinuto } = canal.ajustes
  const comum = { chave: canal.meio, versao: canal.versao, conexoes, porMinuto, canal }
  if (canal.meio === 'sms') {
    const { ajustes } = canal
    const porConexao = ajustes.protocolo === 'smpp' ? ajustes.janela : 1
    return { ...comum, meio: 'sms', porConexao, porMinutoProvedor: null, pessoasPor24h: null }
  }
  const { segundosPorDestinatario, pessoasPor24h } = canal.ajustes
  const porMinutoProvedor = segundosPorDestinatario > 0 ? MINUTE_S / segundosPorDestinatario : null
  return { ...comum, meio: 'whatsapp', porConexao: 1, porMinutoProvedor, pessoasPor24h }
}
