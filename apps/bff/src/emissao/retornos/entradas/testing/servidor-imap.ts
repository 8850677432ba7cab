import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

interface Guardada {
  uid: number
  raw: Buffer
  seen: boolean
}

export interface ServidorImap {
  url: string
  /** Puts a message into the mailbox, and tells those that idle there. */
  entregar(raw: Buffer): void
  vistas(): boolean[]
  /** Resolves when the mailbox satisfies the condition; asked again after every command. */
  quando(condicao: () => boolean): Promise<void>
  conexoes(): number
  derrubar(): void
  close(): Promise<void>
}

/** As much of an IMAP4rev1 server (RFC 3501, RFC 2177) as a client needs that reads one mailbox: a fake of the outside. */
export async function startServidorImap({
  usuario = 'retornos',
  senha = 's3nh@',
} = {}): Promise<ServidorImap> {
  const caixa: Guardada[] = []
  /** With how many messages each one was told of. */
  const sockets = new Map<Socket, number>()
  const idle = new Map<Socket, string>()
  const waiting = new Set<() => void>()
  let conexoes = 0
  const tell = (socket: Socket) => {
    if (sockets.get(socket) === caixa.length) return
    sockets.set(socket, caixa.length)
    socket.write(`* ${caixa.length} EXISTS\r\n`)
  }
  const changed = () => {
    for (const check of waiting) check()
  }

  const server = createServer((socket) => {
    conexoes++
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      idle.delete(socket)
    })
    sockets.set(socket, 0)
    const say = (line: string | Buffer) =>
      socket.write(Buffer.concat([Buffer.from(line), Buffer.from('\r\n')]))
    say('* OK IMAP4rev1 ready')
    createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
      if (line.toUpperCase() === 'DONE') say(`${idle.get(socket)} OK IDLE terminated`)
      else answer(line, { caixa, socket, idle, say, tell: () => tell(socket), usuario, senha })
      if (line.toUpperCase() === 'DONE') idle.delete(socket)
      changed()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `imap://${usuario}:${encodeURIComponent(senha)}@127.0.0.1:${port}/INBOX`,
    entregar(raw) {
      caixa.push({ uid: caixa.length + 1, raw, seen: false })
      for (const socket of idle.keys()) tell(socket)
    },
    vistas: () => caixa.map(({ seen }) => seen),
    quando: (condicao) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condicao()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    conexoes: () => conexoes,
    derrubar: () => {
      for (const socket of sockets.keys()) socket.destroy()
    },
    async close() {
      for (const socket of sockets.keys()) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

interface Sessao {
  caixa: Guardada[]
  socket: Socket
  idle: Map<Socket, string>
  say: (line: string | Buffer) => void
  /** Says how many messages there are, where it has not been said. */
  tell: () => void
  usuario: string
  senha: string
}

function answer(line: string, { caixa, socket, idle, say, tell, usuario, senha }: Sessao): void {
  const [tag = '*', ...words] = line.split(' ')
  const command = words.join(' ').toUpperCase()
  const ok = (text = 'done') => say(`${tag} OK ${text}`)
  const byUid = (text: string | undefined) => caixa.filter(({ uid }) => String(uid) === text)
  if (command === 'CAPABILITY') say('* CAPABILITY IMAP4rev1 IDLE')
  if (command.startsWith('LOGIN')) {
    const good = [`"${usuario}" "${senha}"`, `${usuario} "${senha}"`, `${usuario} ${senha}`].includes(
      words.slice(1).join(' '),
    )
    return good ? ok('logged in') : say(`${tag} NO [AUTHENTICATIONFAILED] wrong password`)
  }
  if (command.startsWith('LIST')) say('* LIST (\\HasNoChildren) "/" "INBOX"')
  if (command.startsWith('SELECT')) {
    tell()
    for (const text of [
      `* FLAGS (\\Seen)`,
      '* 0 RECENT',
      '* OK [UIDVALIDITY 1] ok',
      `* OK [UIDNEXT ${caixa.length + 1}] ok`,
      '* OK [PERMANENTFLAGS (\\Seen)] ok',
    ])
      say(text)
    return ok('[READ-WRITE] selected')
  }
  if (command.startsWith('UID SEARCH')) {
    say(
      `* SEARCH ${caixa
        .filter(({ seen }) => !seen)
        .map(({ uid }) => uid)
        .join(' ')}`.trimEnd(),
    )
  }
  if (command.startsWith('UID FETCH')) {
    for (const { uid, raw } of byUid(words[2])) {
      const head = Buffer.from(`* ${uid} FETCH (UID ${uid} BODY[]<0> {${raw.length}}\r\n`)
      say(Buffer.concat([head, raw, Buffer.from(')')]))
    }
  }
  if (command.startsWith('UID STORE')) for (const message of byUid(words[2])) message.seen = true
  if (command === 'IDLE') {
    idle.set(socket, tag)
    say('+ idling')
    return tell()
  }
  if (command === 'LOGOUT') {
    say('* BYE')
    ok()
    return void socket.end()
  }
  ok()
}
