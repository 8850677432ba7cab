import { createPrivateKey, randomUUID } from 'node:crypto'
import { formatInstant } from '@ramal/shared/domain/dates.ts'
import type { EnvelopeSmtp } from '#emissao/correio/conexao.ts'
import { signDkim } from '#emissao/correio/dkim.ts'
import { composeMime } from '#emissao/correio/mime.ts'
import type { ContaDeEnvio } from './leitura.ts'

/** A small message, made and signed as the bills are, so that what accepts it accepts them. */
export function mensagemDeTeste(
  conta: ContaDeEnvio,
  para: string,
  agora: Date,
): { envelope: EnvelopeSmtp; raw: Buffer } {
  const { remetente, dominioRetorno, dkim } = conta
  const dominio = remetente.endereco.slice(remetente.endereco.lastIndexOf('@') + 1)
  const linhas = [
    `${remetente.nome}: esta mensagem mostra que a conta de e-mail envia.`,
    `Servidor ${conta.host}, porta ${conta.porta}, em ${formatInstant(agora)}.`,
    'Foi pedida por quem supervisiona o envio das faturas; não é preciso responder.',
  ]
  const raw = composeMime(
    {
      de: remetente,
      para,
      responderPara: conta.responderPara,
      messageId: `<teste.${randomUUID()}@${dominio}>`,
      data: agora,
    },
    {
      assunto: 'Teste da conta de e-mail',
      texto: `${linhas.join('\n\n')}\n`,
      html: linhas.map((linha) => `<p>${escapeHtml(linha)}</p>`).join('\n'),
      anexos: [],
    },
  )
  return {
    // A bill leaves with an address of the return domain on its envelope: the server must allow that one too.
    envelope: { de: dominioRetorno ? `retorno+teste@${dominioRetorno}` : remetente.endereco, para },
    raw: dkim ? assinar(raw, dkim) : raw,
  }
}

const assinar = (raw: Buffer, { dominio, seletor, chavePem }: NonNullable<ContaDeEnvio['dkim']>) =>
  Buffer.concat([signDkim(raw, { dominio, seletor, chavePrivada: createPrivateKey(chavePem) }), raw])

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
