import { Readable, type Transform } from 'node:stream'

const FIM = Buffer.from('.\r\n')
const FIM_DE_LINHA = Buffer.from('\r\n')

/**
 * A whole message for nodemailer's `send`. Its own stream looks at each byte for dots and lone line feeds, 0.2 ms for a
 * bill; a message of Ramal has no lone line feed (mime.ts), and dots are found by a native search. So the bytes go where
 * that stream would have put them, ended as SMTP ends a message.
 */
export class MensagemPronta extends Readable {
  private readonly raw: Buffer
  private readonly onHandedOver: () => void

  constructor(raw: Buffer, onHandedOver: () => void) {
    super()
    this.raw = raw
    this.onHandedOver = onHandedOver
  }

  override _read(): void {
    this.push(null)
  }

  override pipe<T extends NodeJS.WritableStream>(target: T): T {
    const wire = target as unknown as Transform
    this.onHandedOver()
    wire.push(stuffDots(this.raw))
    if (!endsLine(this.raw)) wire.push(FIM_DE_LINHA)
    wire.push(FIM)
    wire.push(null)
    return target
  }
}

/** RFC 5321 §4.5.2: a line that begins with a dot gets another, so that none reads as the end. */
function stuffDots(raw: Buffer): Buffer {
  if (!raw.includes('\r\n.') && raw[0] !== 0x2e) return raw
  return Buffer.from(raw.toString('latin1').replace(/(^|\r\n)\./g, '$1..'), 'latin1')
}

const endsLine = (raw: Buffer) => raw.at(-1) === 0x0a && raw.at(-2) === 0x0d
