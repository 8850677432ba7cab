import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { DbError } from '#db/errors.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { AindaEnviando, createAplicar } from './aplicar.ts'
import { readRetorno } from './ler-retorno.ts'
import { localizar } from './localizar.ts'
import { createRetornoRepository } from './repository.ts'
import type { Retorno } from './retorno.ts'

/** Larger messages are refused by the listener, and cut by the mailbox: a report comes first in any. */
export const MAX_RETORNO_BYTES = 1024 * 1024
/** What is kept as evidence: the report and the headers of what came back, not all of its attachment. */
const MAX_EVIDENCIA_BYTES = 128 * 1024
/** Anybody may write to a domain of returns: of what is no report little is kept, and not for long (esquecer.ts). */
const MAX_OUTRO_BYTES = 16 * 1024

/**
 * `gravado` was kept, and changed what it proves; `repetido` was here before; `adiado` has to be given again in a moment
 * and left nothing behind.
 */
export type Recebimento = 'gravado' | 'repetido' | 'adiado'

export type ReceberRetorno = (raw: Buffer, envelope?: { rcptTo: readonly string[] }) => Promise<Recebimento>

/**
 * Takes in one message that came back, exactly once and wholly: the row and all that follows from it are one transaction.
 * What cannot be matched is kept too, and counted.
 * @param chaveVerp `deriveKey(secretKey, 'verp')`.
 */
export function createReceberRetorno(deps: {
  unitOfWork: UnitOfWork
  relogio: Relogio
  chaveVerp: Uint8Array
  /** Called after each one that was kept: something may have been queued. */
  onGravado?: () => void
}): ReceberRetorno {
  const { unitOfWork, relogio, chaveVerp, onGravado } = deps
  const repository = createRetornoRepository(unitOfWork.tables)
  const keep = createKeep(unitOfWork, chaveVerp)

  return async (raw, { rcptTo } = { rcptTo: [] }) => {
    const hash = createHash('sha256').update(raw).digest('hex')
    if (await unitOfWork.read((tx) => repository.isConhecido(tx, hash))) return 'repetido'
    const retorno = await readRetorno(raw, rcptTo)
    const kept = retorno.tipo === 'outro' ? MAX_OUTRO_BYTES : MAX_EVIDENCIA_BYTES
    const mensagemDeflate = await promisify(deflate)(raw.subarray(0, kept))
    try {
      await keep(retorno, { hash, mensagemDeflate, recebidoEm: relogio.agora() })
    } catch (error) {
      if (error instanceof AindaEnviando) return 'adiado'
      // Another instance took the same message in at the same time.
      if (error instanceof DbError && error.kind === 'unique' && error.table === 'retornos') return 'repetido'
      throw error
    }
    onGravado?.()
    return 'gravado'
  }
}

function createKeep({ transaction, tables }: UnitOfWork, chaveVerp: Uint8Array) {
  const repository = createRetornoRepository(tables)
  const aplicar = createAplicar(tables)

  return (
    retorno: Retorno,
    mensagem: { hash: string; mensagemDeflate: Uint8Array; recebidoEm: Date },
  ): Promise<void> =>
    transaction(async (tx) => {
      const localizado = await localizar(tx, retorno, { repository, chaveVerp })
      const relato = localizado?.relato ?? retorno.relatos[0]
      await repository.insert(tx, {
        ...mensagem,
        tipo: retorno.tipo,
        disparoId: localizado?.disparo.id ?? null,
        acao: relato?.acao ?? null,
        status: relato?.status ?? null,
        diagnostico: relato?.diagnostico ?? null,
      })
      if (localizado) await aplicar(tx, retorno.tipo, localizado, mensagem.recebidoEm)
    })
}
