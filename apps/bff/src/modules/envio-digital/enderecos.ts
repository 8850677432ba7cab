import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import { parsePhone } from '@ramal/shared/domain/phone.ts'
import type { MeioDigital } from '#db/schema/envio-digital.ts'
import { ErroDominio, type CampoRecusado } from '#erros.ts'
import type { Endereco } from './repository.ts'

export const sameEndereco = (a: Endereco) => (b: Endereco) => a.meio === b.meio && a.endereco === b.endereco

/** The address as it is kept (lower-case e-mail, E.164 mobile), or the sentence that refuses it. */
export function readEndereco<M extends MeioDigital | 'sms'>({
  meio,
  endereco,
}: {
  meio: M
  endereco: string
}): { meio: M; endereco: string } | { erro: string } {
  if (meio === 'email') {
    const email = normalizeEmail(endereco)
    return isValidEmail(email)
      ? { meio, endereco: email }
      : { erro: 'O e-mail não é válido; confira com o cliente.' }
  }
  const telefone = parsePhone(endereco)
  if (telefone?.tipo !== 'movel') {
    return { erro: `O ${meio === 'sms' ? 'SMS' : 'WhatsApp'} deve ser um celular com DDD e nove dígitos.` }
  }
  return { meio, endereco: telefone.e164 }
}

/**
 * The destinatários of a request, normalised.
 * @throws ErroDominio `validacao` that names every bad or repeated address (`destinatarios.N.endereco`), or
 * `whatsapp_nao_contratado` on `destinatarios.N.meio`.
 */
export function readDestinatarios(typed: readonly Endereco[], whatsappContratado: boolean): Endereco[] {
  assertWhatsapp(typed, whatsappContratado)
  const read: Endereco[] = []
  const campos: CampoRecusado[] = []
  for (const [index, destinatario] of typed.entries()) {
    const endereco = readEndereco(destinatario)
    const refuse = (mensagem: string) => campos.push({ campo: `destinatarios.${index}.endereco`, mensagem })
    if ('erro' in endereco) refuse(endereco.erro)
    else if (read.some(sameEndereco(endereco))) refuse('Este endereço já está na lista.')
    else read.push(endereco)
  }
  if (campos[0]) throw new ErroDominio('validacao', campos[0].mensagem, campos)
  return read
}

function assertWhatsapp(typed: readonly Endereco[], whatsappContratado: boolean): void {
  const mensagem = 'O envio por WhatsApp não está disponível: a distribuidora não contratou o Channel.'
  const campos = typed.flatMap(({ meio }, index) =>
    meio === 'whatsapp' ? { campo: `destinatarios.${index}.meio`, mensagem } : [],
  )
  if (!whatsappContratado && campos.length > 0) {
    throw new ErroDominio('whatsapp_nao_contratado', mensagem, campos)
  }
}
