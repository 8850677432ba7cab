import type { ServerResponse } from 'node:http'

/** What the API refuses with: its HTTP status and the fields of its error. */
export interface ErroDaGraph {
  status: number
  code: number
  message: string
  details?: string
  subcode?: number
}

/** How the server treats the messages to a number. */
export type TratamentoDaGraph =
  | { erro: ErroDaGraph }
  /** Takes the request and never answers. */
  | { cala: true }
  | { derruba: true }
  /** Answers with what is no answer of the API, e.g. the page of a proxy. */
  | { pagina: number }

/** Refuses one request. */
export class Recusa extends Error {
  readonly erro: ErroDaGraph
  constructor(status: number, code: number, message: string, details?: string, subcode?: number) {
    super(message)
    this.erro = { status, code, message, ...(details && { details }), ...(subcode && { subcode }) }
  }
}

/** Answers as the test has said. */
export function treat(tratamento: TratamentoDaGraph, response: ServerResponse): void {
  if ('erro' in tratamento) refuse(response, tratamento.erro)
  else if ('derruba' in tratamento) response.destroy()
  else if ('pagina' in tratamento) response.writeHead(tratamento.pagina).end('<html>Bad gateway</html>')
}

export const refuse = (response: ServerResponse, { status, code, subcode, message, details }: ErroDaGraph) =>
  send(response, status, {
    error: {
      message,
      type: 'OAuthException',
      code,
      ...(subcode && { error_subcode: subcode }),
      ...(details && { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
    },
  })

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
