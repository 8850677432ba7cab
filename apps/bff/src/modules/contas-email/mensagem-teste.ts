import { createPrivateKey, randomUUID } from 'node:crypto'
import { formatInstant } from '@ramal/shared/domain/dates.ts'
import type { EnvelopeSmtp } from '#emissao/correio/conexao.ts'
import { signDkim } from '#emissao/correio/dkim.ts'
import { composeMime } from '#emissao/correio/mime.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import type { ContaDeEnvio } from './leitura.ts'

/** What an account puts on its messages. */
type Papel = Pick<ContaDeEnvio, 'remetente' | 'responderPara' | 'dominioRetorno' | 'dkim'>

/** A message made and signed as the bills are, so that what accepts it accepts them. */
export function prontaParaEnviar(
  { remetente, responderPara, dominioRetorno, dkim }: Papel,
  mensagem: Mensagem,
  { para, agora }: { para: string; agora: Date },
): { envelope: EnvelopeSmtp; raw: Buffer } {
  const dominio = remetente.endereco.slice(remetente.endereco.lastIndexOf('@') + 1)
  const messageId = `<teste.${randomUUID()}@${dominio}>`
  const raw = composeMime({ de: remetente, para, responderPara, messageId, data: agora }, mensagem)
  return {
    // A bill leaves with an address of the return domain on its envelope: the server must allow that one too.
    envelope: { de: dominioRetorno ? `retorno+teste@${dominioRetorno}` : remetente.endereco, para },
    raw: dkim ? assinar(raw, dkim) : raw,
  }
}

/** The small message that a test of an account sends. */
export function mensagemDeTeste({ remetente, host, porta }: ContaDeEnvio, agora: Date): Mensagem {
  const linhas = [
    `${remetente.nome}: esta mensagem mostra que a conta de e-mail envia.`,
    `Servidor ${host}, porta ${porta}, em ${formatInstant(agora)}.`,
    'Foi pedida por quem supervisiona o envio das faturas; não é preciso responder.',
  ]
  return {
    assunto: 'Teste da conta de e-mail',
    texto: `${linhas.join('\n\n')}\n`,
    html: linhas.map((linha) => `<p>${escapeHtml(linha)}</p>`).join('\n'),
    anexos: [],
  }
}

const assinar = (raw: Buffer, { dominio, seletor, chavePem }: NonNullable<ContaDeEnvio['dkim']>) =>
  Buffer.concat([signDkim(raw, { dominio, seletor, chavePrivada: createPrivateKey(chavePem) }), raw])

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
