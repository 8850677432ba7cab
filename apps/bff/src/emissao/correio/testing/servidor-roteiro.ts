import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** What the server is at: a command as it came, or one of its own moments. */
export type Momento = 'conexao' | 'inicio da mensagem' | 'mensagem' | (string & {})

/** A reply, nothing from then on, a reply that comes a byte at a time without end, or the end of the connection. */
export type Passo = string | { silencio: true } | { goteja: string } | { corta: true }

export interface ServidorRoteiro {
  porta: number
  /** Everything accepted, as it came on the wire without its last dot. */
  mensagens: string[]
  /** Every command of every session, in order. */
  comandos: string[]
  /** How many sessions there have been. */
  sessoes(): number
  /** The most that were open at one time. */
  maximo(): number
  /** Ends all open sessions; resolves when their ends are gone. */
  cortarTodas(): Promise<void>
  close(): Promise<void>
}

const GOTA_MS = 5

/** An SMTP server on loopback that answers by a script: undefined leaves it to the ordinary reply. */
export async function startServidorRoteiro(
  roteiro: (momento: Momento, sessao: number) => Passo | undefined = () => undefined,
): Promise<ServidorRoteiro> {
  const sockets = new Set<Socket>()
  const mensagens: string[] = []
  const comandos: string[] = []
  let sessoes = 0
  let maximo = 0

  const server = createServer({ noDelay: true }, (socket) => {
    const sessao = ++sessoes
    sockets.add(socket)
    maximo = Math.max(maximo, sockets.size)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    let silent = false
    const act = (momento: Momento, ordinary: string) => {
      const passo = roteiro(momento, sessao) ?? ordinary
      silent = typeof passo === 'object' && 'silencio' in passo
      return play(socket, passo)
    }
    let rest = ''
    let inData = false
    let begun = false
    let refused = false
    act('conexao', '220 roteiro ESMTP')
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      rest += chunk
      for (;;) {
        if (silent) return
        if (inData && !begun) {
          begun = true
          if (act('inicio da mensagem', '') === 'cut') return
        }
        const end = rest.indexOf(inData ? '\r\n.\r\n' : '\r\n')
        if (end === -1) return
        const line = rest.slice(0, end)
        rest = rest.slice(end + (inData ? 5 : 2))
        if (inData) {
          inData = false
          if (act('mensagem', '250 2.0.0 Ok') === 'accepted') mensagens.push(line.slice(2))
        } else {
          comandos.push(line)
          const verb = line.slice(0, 4)
          if (verb === 'MAIL' || verb === 'RSET') refused = false
          const result = act(line, verb === 'DATA' && refused ? REFUSED : (ORDINARY[verb] ?? '250 2.0.0 Ok'))
          if (result === 'other' && (verb === 'MAIL' || verb === 'RCPT')) refused = true
          inData = result === 'data'
          // A message without a line is a dot alone.
          if (inData) rest = `\r\n${rest}`
          begun = false
        }
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cortarTodas = async () => {
    const ends = [...sockets].map((socket) => once(socket, 'close'))
    for (const socket of sockets) socket.destroy()
    await Promise.all(ends)
  }
  return {
    porta: (server.address() as AddressInfo).port,
    mensagens,
    comandos,
    sessoes: () => sessoes,
    maximo: () => maximo,
    cortarTodas,
    async close() {
      const closed = once(server, 'close')
      server.close()
      await cortarTodas()
      await closed
    },
  }
}

const REFUSED = '554 5.5.1 No valid sender and recipient'
const ORDINARY: Readonly<Record<string, string>> = {
  EHLO: '250-roteiro\r\n250-PIPELINING\r\n250 8BITMIME',
  DATA: '354 Go ahead',
  QUIT: '221 2.0.0 Bye',
}

/** @returns what came of it, as far as the session goes on. */
function play(socket: Socket, passo: Passo): 'accepted' | 'data' | 'cut' | 'other' {
  if (typeof passo === 'string') {
    if (passo !== '') socket.write(`${passo}\r\n`)
    if (passo.startsWith('421') || passo.startsWith('221')) socket.end()
    return passo.startsWith('250') ? 'accepted' : passo.startsWith('354') ? 'data' : 'other'
  }
  if ('corta' in passo) {
    socket.destroy()
    return 'cut'
  }
  if ('goteja' in passo) {
    // oxlint-disable-next-line ramal/no-sleep-in-tests -- a slow server is slow by the clock; no test waits for it
    const timer = setInterval(() => socket.write(passo.goteja), GOTA_MS)
    socket.once('close', () => clearInterval(timer))
  }
  return 'other'
}
