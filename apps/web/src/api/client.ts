import type { Contract } from '@ramal/shared/contracts/contract.ts'
import { problema } from '@ramal/shared/contracts/problema.ts'
import { type core, safeParse } from 'zod/mini'
import { networkProblem, ProblemaError, unexpectedAnswer } from './problema-error.ts'
import { reauthenticate } from './reauthentication.ts'

const TIMEOUT_MS = 20_000

/** A part of the request is required exactly when the contract has it and not all of it is optional. */
type Part<C extends Contract, K extends 'query' | 'body'> = C[K] extends core.$ZodType
  ? {} extends core.input<C[K]>
    ? { [P in K]?: core.input<C[K]> }
    : { [P in K]: core.input<C[K]> }
  : unknown

type Params<C extends Contract> = C['params'] extends core.$ZodType
  ? { params: core.output<C['params']> }
  : unknown

type Form<C extends Contract> = C['multipart'] extends true ? { form: FormData } : unknown

/** Where a call goes: what fills the path and the query string. */
export type UrlArgs<C extends Contract> = Params<C> & Part<C, 'query'>

/** What a call of this contract takes. */
export type CallArgs<C extends Contract> = UrlArgs<C> & Part<C, 'body'> & Form<C>

/** What a call of this contract gives. */
export type Answer<C extends Contract> = C['resposta']['corpo'] extends core.$ZodType
  ? core.output<C['resposta']['corpo']>
  : undefined

export interface CallOptions {
  signal?: AbortSignal
  /** Made once per intention of the person, so that a retry acts as the first (see use-write.ts). */
  idempotencyKey?: string
  /** False for the calls that ask who is here: their 401 is an answer, not an expired session. */
  reauthenticates?: boolean
}

type Loose = { params?: object; query?: object; body?: unknown; form?: FormData }

/**
 * Calls an endpoint by its contract and parses what comes back. When the session has expired it waits until the
 * person has logged in again, and then sends the same request.
 *
 * @throws ProblemaError always, with the server's code, or one of problema-error.ts.
 */
export async function call<C extends Contract>(
  contract: C,
  args: CallArgs<C>,
  options: CallOptions = {},
): Promise<Answer<C>> {
  return (await answerOf(contract, await request(contract, args, options))) as Answer<C>
}

/** The same for an answer that is no JSON, e.g. a PDF or a stream of events: gives it as it comes, when it is a good one. */
export async function request<C extends Contract>(
  contract: C,
  args: CallArgs<C>,
  options: CallOptions = {},
): Promise<Response> {
  const response = await send(contract, args as Loose, options)
  if (response.status === 401 && (options.reauthenticates ?? true) && (await reauthenticate())) {
    return request(contract, args, { ...options, reauthenticates: false })
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

/** The address of an endpoint, for links that the browser itself opens, e.g. a PDF. */
export function urlOf<C extends Contract>(contract: C, args: UrlArgs<C>): string {
  const { params = {}, query = {} } = args as Loose
  const path = contract.caminho.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name as keyof typeof params])),
  )
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])),
  )
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

async function send(contract: Contract, args: Loose, options: CallOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const headers = new Headers({
    accept: `${contract.resposta.tipo ?? 'application/json'}, application/problem+json`,
  })
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey)
  if (args.body !== undefined) headers.set('content-type', 'application/json')
  try {
    return await fetch(urlOf(contract, args as UrlArgs<Contract>), {
      method: contract.metodo,
      headers,
      body: args.form ?? (args.body === undefined ? null : JSON.stringify(args.body)),
      credentials: 'same-origin',
      // An import may take minutes and a stream stays open; everything else that takes this long is lost.
      signal: hasNoEnd(contract)
        ? (options.signal ?? null)
        : AbortSignal.any(options.signal ? [options.signal, timeout] : [timeout]),
    })
  } catch (error) {
    // A query that is cancelled because nobody looks any more is not a failure of the network.
    if (options.signal?.aborted) throw error
    throw networkProblem(error)
  }
}

const hasNoEnd = ({ multipart, resposta }: Contract) =>
  multipart === true || resposta.tipo === 'text/event-stream'

async function problemOf(response: Response): Promise<ProblemaError> {
  const parsed = safeParse(problema, await jsonOf(response))
  return parsed.success ? new ProblemaError(parsed.data) : unexpectedAnswer(response.status, parsed.error)
}

async function answerOf(contract: Contract, response: Response): Promise<unknown> {
  const { corpo } = contract.resposta
  if (corpo === null) return undefined
  const parsed = safeParse(corpo, await jsonOf(response))
  if (!parsed.success) throw unexpectedAnswer(response.status, parsed.error)
  return parsed.data
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw networkProblem(error)
  })
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
