import { campo, enderecoDe, readGrupos } from './campos.ts'
import { parteDe, type Partes } from './partes.ts'
import type { Relato } from './retorno.ts'

/** A complaint in the Abuse Reporting Format (RFC 5965), or null when the message is none. */
export interface Reclamacao {
  relato: Relato
  /** The envelope sender of what is complained of. */
  remetenteOriginal: string | null
}

export function readArf(partes: Partes): Reclamacao | null {
  const report = parteDe(partes, 'message/feedback-report')
  if (report === null) return null
  const campos = readGrupos(report)[0]
  return {
    remetenteOriginal: enderecoDe(campo(campos, 'original-mail-from')),
    relato: {
      acao: /^[\w-]{1,40}/.exec(campo(campos, 'feedback-type') ?? '')?.[0].toLowerCase() ?? null,
      status: null,
      diagnostico: campo(campos, 'user-agent'),
      original: enderecoDe(campo(campos, 'original-rcpt-to')),
      final: null,
    },
  }
}

/** A receipt (RFC 8098), or null when the message is none. */
export interface Recibo {
  relato: Relato
  messageId: string | null
}

/** The action of a receipt by which a person, not a program, says that the message was shown. */
export const EXIBIDA = 'displayed'
/** The same said by a program of its own accord, which is no word of a reader (RFC 8098 §3.2.6.1). */
const EXIBIDA_POR_PROGRAMA = 'displayed/automatic-action'

export function readMdn(partes: Partes): Recibo | null {
  const notification = parteDe(partes, 'message/disposition-notification')
  if (notification === null) return null
  const campos = readGrupos(notification)[0]
  const disposition = campo(campos, 'disposition')
  return {
    messageId: campo(campos, 'original-message-id'),
    relato: {
      acao: actionOf(disposition),
      status: null,
      diagnostico: disposition,
      original: enderecoDe(campo(campos, 'original-recipient')),
      final: enderecoDe(campo(campos, 'final-recipient')),
    },
  }
}

/** `manual-action/MDN-sent-manually; displayed/error` → `displayed`. */
function actionOf(disposition: string | null): string | null {
  const [, mode, type] =
    /^\s*([\w-]{1,40})\s*\/[^;]*;\s*([\w-]{1,40})/.exec(disposition?.toLowerCase() ?? '') ?? []
  if (type === EXIBIDA && mode !== 'manual-action') return EXIBIDA_POR_PROGRAMA
  return type ?? null
}
