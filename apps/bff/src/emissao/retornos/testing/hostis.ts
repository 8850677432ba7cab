import fc from 'fast-check'
import { relatorio } from './amostras.ts'

const campo = fc.tuple(
  fc.constantFrom(
    'Action',
    'Status',
    'Final-Recipient',
    'Diagnostic-Code',
    'Disposition',
    'Feedback-Type',
    'Original-Message-ID',
    'x',
  ),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('failed', '5.1.1', 'rfc822; maria@example.com', 'abuse', 'manual-action/x; displayed'),
  ),
)

const texto = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(campo, { maxLength: 8 })
    .map((campos) => campos.map(([nome, valor]) => `${nome}: ${valor}`).join('\n')),
)

const parte = fc.record(
  {
    tipo: fc.constantFrom(
      'message/delivery-status',
      'message/feedback-report',
      'message/disposition-notification',
      'message/rfc822',
      'text/plain',
      'multipart/mixed; boundary="=_limite/1"',
    ),
    corpo: texto,
    codificacao: fc.constantFrom('base64' as const, 'quoted-printable' as const),
  },
  { requiredKeys: ['tipo', 'corpo'] },
)

const inteiras = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(parte, { maxLength: 4 }).map((partes) => relatorio('delivery-status', partes)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)) },
)

/** Messages of any bytes, most of them nearly a report, some cut in the middle. */
export const mensagensHostis = fc
  .tuple(inteiras, fc.nat(1000))
  .map(([raw, corte]) => raw.subarray(0, raw.length - (corte % (raw.length + 1))))
