import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { decimalToCentavos } from '@ramal/shared/domain/money.ts'
import * as z from 'zod/mini'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import { isAssinado } from '#http/assinatura.ts'
import type { Relogio } from '#relogio.ts'
import { createAplicarPagamentos, MAX_PAGAMENTOS } from './aplicar.ts'
import type { PagamentoLido } from './lido.ts'

/** The secret by which the PSP signs; null while Pix is not received here. */
export type LerSegredoPix = (tx: ReadTx) => Promise<string | null>

const DIA_MS = 86_400_000
/** PSPs repeat a call for some days at most; an older one is somebody's replay. */
const VALIDADE_MS = 8 * DIA_MS
/** What clocks may differ by. */
const ADIANTE_MS = 10 * 60_000

/** What Bacen's API Pix sends of received Pix; other fields are of no use here. */
const corpo = z.object({
  pix: z
    .array(
      z.object({
        endToEndId: z.string().check(z.regex(/^E[A-Za-z0-9]{31}$/)),
        txid: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{1,35}$/))),
        valor: z.string().check(z.regex(/^\d{1,10}\.\d{2}$/)),
        horario: z.iso.datetime({ offset: true }),
      }),
    )
    .check(z.minLength(1), z.maxLength(2000)),
})

type PixRecebido = z.infer<typeof corpo>['pix'][number]

/** Receives the PSP's calls. Refused before anything is read of them unless their signature proves that they are its. */
export function createReceberPix(deps: {
  unitOfWork: UnitOfWork
  relogio: Relogio
  lerSegredoPix: LerSegredoPix
}) {
  const { unitOfWork, relogio, lerSegredoPix } = deps
  const { aplicar } = createAplicarPagamentos(unitOfWork.tables)

  /**
   * @param assinatura the header `X-Ramal-Signature-256`
   * @throws ErroDominio `aviso_recusado` when Pix is not active, the signature is not of these bytes, or the call is too
   * old; `validacao` when what was signed is not what Bacen's API says
   */
  return async (bytes: Uint8Array | undefined, assinatura: string | undefined): Promise<void> => {
    const segredo = await unitOfWork.read(lerSegredoPix)
    if (segredo === null) throw new ErroDominio('aviso_recusado', 'O recebimento de Pix não está ativo.')
    if (!bytes || !isAssinado(bytes, assinatura, segredo)) {
      throw new ErroDominio('aviso_recusado', 'A assinatura do aviso não confere.')
    }
    const lidos = readCorpo(bytes, relogio.agora()).map(lerPix)
    for (let start = 0; start < lidos.length; start += MAX_PAGAMENTOS) {
      const lote = lidos.slice(start, start + MAX_PAGAMENTOS)
      const ato = { importacaoId: null, usuarioId: null, agora: relogio.agora() }
      await unitOfWork.transaction((tx) => aplicar(tx, lote, ato))
    }
  }
}

function readCorpo(bytes: Uint8Array, agora: Date): PixRecebido[] {
  const parsed = corpo.safeParse(jsonOf(bytes))
  if (!parsed.success) {
    const campo = parsed.error.issues[0]?.path.join('.') ?? ''
    throw campoInvalido(campo || 'pix', 'O aviso não tem a forma da API Pix do Banco Central.')
  }
  for (const { horario } of parsed.data.pix) {
    const age = agora.getTime() - Date.parse(horario)
    if (age > VALIDADE_MS) throw new ErroDominio('aviso_recusado', 'O aviso é antigo demais.')
    if (age < -ADIANTE_MS)
      throw new ErroDominio('aviso_recusado', 'O aviso fala de um Pix que ainda não aconteceu.')
  }
  return parsed.data.pix
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  } catch {
    return null
  }
}

/** The money of a Pix is there at once. One without txid names no charge: it is kept under its own name. */
function lerPix({ endToEndId, txid, valor, horario }: PixRecebido): PagamentoLido {
  const day = saoPauloDay(new Date(horario))
  return {
    chave: `pix:${endToEndId}`,
    origem: 'pix',
    valorCentavos: decimalToCentavos(valor) ?? 0,
    pagoEm: day,
    creditoEm: day,
    referencia: txid ?? endToEndId,
    banco: null,
  }
}
