import { createTransport } from 'nodemailer'

/**
 * Gives a message back as somebody else's mail server does: by SMTP, with the null sender.
 * @returns the last word of the listener, be it an acceptance or a refusal.
 */
export async function devolver(porta: number, para: string, raw: Buffer): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: porta, secure: false, ignoreTLS: true })
  try {
    return (await transport.sendMail({ envelope: { from: '', to: [para] }, raw })).response
  } catch (error) {
    return (error as { response?: string }).response ?? ''
  }
}
