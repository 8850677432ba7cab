import { phoneVariants } from '@ramal/shared/domain/phone-digits.ts'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { createAplicarRecibo } from './aplicar-recibo.ts'
import { AindaEnviando } from './aplicar.ts'
import { createPrimeiraVez } from './primeira-vez.ts'
import { createReciboRepository, type DisparoDoRecibo } from './recibo-repository.ts'
import type { ReceberRecibo, Recibo } from './recibo.ts'

const MAX_TEXTO = 500
/** How long a receipt of an unknown SMS waits for the record of the acceptance that would name it. */
const ESPERA_MS = 60_000

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  fila: Pick<FilaDeDisparos, 'imprimirSemCopia'>
  /** Called after each one that changed something: a disparo may have been queued. */
  onAplicado?: () => void
}

/**
 * Takes in what a provider says of a message, each state once and in whatever order: the receipt and all that follows
 * from it are one transaction. What cannot be matched is kept too, and changes nothing.
 */
export function createReceberRecibo({ unitOfWork, relogio, fila, onAplicado }: Deps): ReceberRecibo {
  const receber = createReceber(unitOfWork.tables, fila)
  const primeiraVez = createPrimeiraVez(relogio, ESPERA_MS)

  return async (recibo) => {
    // Only an SMSC names a message by nothing but the id that its own answer carries: the receipt can be the faster one.
    const espera = () => recibo.canal === 'sms' && recibo.disparoId === null && primeiraVez(recibo.externoId)
    try {
      const tratado = await unitOfWork.transaction((tx) => receber(tx, recibo, relogio.agora(), espera))
      if (tratado === 'aplicado' && recibo.significa !== 'enviado') onAplicado?.()
      return tratado
    } catch (error) {
      if (error instanceof AindaEnviando) return 'adiado'
      throw error
    }
  }
}

function createReceber(tables: Tables, fila: Deps['fila']) {
  const repository = createReciboRepository(tables)
  const localizar = createLocalizar(tables)
  const aplicar = createAplicarRecibo(tables, fila)

  return async (tx: Tx, cru: Recibo, agora: Date, espera: () => boolean) => {
    const recibo = { ...cru, detalhe: cru.detalhe?.slice(0, MAX_TEXTO) ?? null }
    const disparo = await localizar(tx, recibo)
    if (!disparo && espera()) throw new AindaEnviando()
    const { numero: _, significa, ...row } = recibo
    const kept = { ...row, disparoId: disparo?.id ?? null, recebidoEm: agora }
    if (!(await repository.keep(tx, kept))) return 'repetido'
    if (!disparo) return 'sem_disparo'
    // That it was sent is known by its acceptance.
    if (significa === 'enviado') return 'aplicado'
    if (disparo.estado === ('enviando' satisfies EstadoDisparo)) throw new AindaEnviando()
    await aplicar(tx, disparo, recibo, agora)
    return 'aplicado'
  }
}

/** The disparo that a receipt is about, as far as it is proved: by our own reference, else by the provider's id. */
function createLocalizar(tables: Tables) {
  const repository = createReciboRepository(tables)
  return async (
    tx: ReadTx,
    { canal, disparoId, externoId, numero }: Recibo,
  ): Promise<DisparoDoRecibo | null> => {
    const disparo =
      disparoId === null
        ? await repository.findByExterno(tx, canal, externoId)
        : await repository.find(tx, disparoId)
    if (disparo?.meio !== canal || !isDoNumero(numero, disparo.endereco)) return null
    return disparo
  }
}

/** WhatsApp still knows older numbers without their ninth digit, and may leave the number out (usernames). */
function isDoNumero(numero: string | null, endereco: string | null): boolean {
  if (numero === null || endereco === null) return true
  const conhecidos = phoneVariants(endereco)
  const lidos = phoneVariants(numero)
  // An SMSC may put prefixes of its own before it; the eight digits of the subscriber stay.
  if (lidos.length === 0) return numero.replace(/\D/g, '').endsWith(endereco.slice(-8))
  return lidos.some((variante) => conhecidos.includes(variante))
}
