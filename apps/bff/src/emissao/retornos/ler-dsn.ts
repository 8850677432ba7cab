import { umaLinha } from '#emissao/correio/uma-linha.ts'
import { campo, enderecoDe, enderecoIn, readGrupos, type Campos } from './campos.ts'
import { parteDe, type Partes } from './partes.ts'
import type { Relato } from './retorno.ts'

const ACOES = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']
const ESTENDIDO = /\b([245]\.\d{1,3}\.\d{1,3})\b/
const QMAIL = 'Hi. This is the qmail-send program'

/**
 * What a delivery status notification (RFC 3464) says of each recipient, or null when the message is none. The first
 * group of fields is of the message, each further one of a recipient; some servers leave the first one out.
 */
export function readDsn(partes: Partes): Relato[] | null {
  const status = parteDe(partes, 'message/delivery-status')
  if (status === null) return readQmail(partes.texto) ?? readExim(partes)
  const grupos = readGrupos(status)
  return grupos.filter((grupo) => grupo.has('final-recipient') || grupo.has('action')).map(readRelato)
}

/** The envelope id that we had given with the message (RFC 3461 ENVID), where the server gives it back. */
export const readEnvelopeId = (partes: Partes): string | null =>
  campo(readGrupos(parteDe(partes, 'message/delivery-status') ?? '')[0], 'original-envelope-id')

function readRelato(grupo: Campos): Relato {
  const diagnostico = campo(grupo, 'diagnostic-code')
  const status = statusOf(campo(grupo, 'status'), diagnostico)
  const said =
    campo(grupo, 'action')
      ?.toLowerCase()
      .split(/[^a-z]/)[0] ?? ''
  return {
    acao: ACOES.includes(said) ? said : actionBy(status),
    status,
    diagnostico: diagnostico?.replace(/^[\w-]+\s*;\s*/, '') ?? null,
    original: enderecoDe(campo(grupo, 'original-recipient')),
    final: enderecoDe(campo(grupo, 'final-recipient')),
  }
}

/** A general status (5.0.0) says less than the other server's own words: theirs are taken where they have a code. */
function statusOf(said: string | null, diagnostico: string | null): string | null {
  const status = ESTENDIDO.exec(said ?? '')?.[1] ?? null
  if (status !== null && !status.endsWith('.0.0')) return status
  return ESTENDIDO.exec(diagnostico ?? '')?.[1] ?? status
}

/** Action is required by RFC 3464, and left out by some all the same. */
function actionBy(status: string | null): string | null {
  if (status?.startsWith('5')) return 'failed'
  return status?.startsWith('4') ? 'delayed' : null
}

/** qmail's own format (QSBMF): a paragraph per recipient, `<address>:` and the words of the failure. */
function readQmail(texto: string): Relato[] | null {
  const lines = texto.replaceAll('\r\n', '\n')
  if (!lines.trimStart().startsWith(QMAIL)) return null
  const [report = ''] = lines.split(/\n---/)
  return report.split(/\n\s*\n/).flatMap((paragraph) => {
    const [, endereco, words] = /^<([^>\s]+@[^>\s]+)>:\s*([\s\S]*)$/.exec(paragraph.trim()) ?? []
    if (endereco === undefined) return []
    const diagnostico = umaLinha(words ?? '')
    const status = ESTENDIDO.exec(diagnostico)?.[1] ?? null
    return { acao: 'failed', status, diagnostico, original: null, final: endereco.toLowerCase() }
  })
}

/** Exim before 4.82 wrote words alone, and the recipients in a header. */
function readExim({ cabecalhos, texto }: Partes): Relato[] | null {
  const failed = campo(cabecalhos, 'x-failed-recipients')
  if (failed === null) return null
  const words = texto.replace(/\s+/g, ' ')
  const diagnostico = umaLinha(/\b[45]\d\d[ -].{0,300}/.exec(words)?.[0] ?? words)
  const status = ESTENDIDO.exec(diagnostico)?.[1] ?? null
  return failed.split(',').flatMap((item) => {
    const final = enderecoIn(item)
    return final ? [{ acao: 'failed', status, diagnostico, original: null, final }] : []
  })
}
