import type { Contract } from '@ramal/shared/contracts/contract.ts'
import { type CallArgs, request } from './client.ts'

export interface StreamEvent {
  event: string
  data: string
  id: string | null
}

/**
 * Server-sent events, read by fetch and not by EventSource, which hides the status: an expired session must open the
 * login, and what was refused must not be asked for again for ever.
 * @throws ProblemaError when it is refused or the network is away; ends when the server ends it.
 */
export async function* readEvents<C extends Contract>(
  contract: C,
  args: CallArgs<C>,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const { body } = await request(contract, args, { signal })
  if (!body) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      yield* blocks.map(parseBlock).filter((event) => event !== null)
    }
  } finally {
    // Who stops listening hangs up.
    reader.cancel().catch(() => undefined)
  }
}

/** One event of the stream (HTML Standard, 9.2.6); null for a comment, by which the server keeps the line open. */
function parseBlock(block: string): StreamEvent | null {
  const fields = { event: 'message', data: [] as string[], id: null as string | null }
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^([^:]+):? ?(.*)$/.exec(line) ?? []
    if (name === 'data') fields.data.push(value)
    else if (name === 'event') fields.event = value
    else if (name === 'id') fields.id = value
  }
  return fields.data.length === 0 ? null : { ...fields, data: fields.data.join('\n') }
}
