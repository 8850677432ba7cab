import { createCifra } from '#cifra.ts'
import { abrirEntradaSms } from '#emissao/channels/sms/entrada-recibos.ts'
import { createReceberRecibo } from '#emissao/retornos/receber-recibo.ts'
import { createTratarAvisos } from '#modules/avisos/tratar.ts'
import { CIFRA_CANAIS, createLerCanais } from '#modules/canais/leitura.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { deriveKey } from '#secret-key.ts'
import type { EmissaoPorts } from './abrir-emissao.ts'

/** What providers say of messages, as far as it comes to the process that sends them. */
export interface Recibos {
  /** Works through the calls that were kept and not finished: after a crash, or ahead of their disparo. */
  tratarAvisos(): Promise<unknown>
  stop(): Promise<void>
}

/** Keeps a session for the receipts of SMS open, and takes up the calls that nobody has finished. */
export function abrirRecibos({ unitOfWork, relogio, secretKey, sinal, log }: EmissaoPorts): Recibos {
  const { tables } = unitOfWork
  const fila = createFilaDeDisparos(tables)
  const onAplicado = () => sinal.notify()
  const receberRecibo = createReceberRecibo({ unitOfWork, relogio, fila, onAplicado })
  const avisos = createTratarAvisos({
    unitOfWork,
    relogio,
    receberRecibo,
    chaveRecibos: deriveKey(secretKey, 'recibos'),
  })
  // Who reads them for sending says which channel does not open; here it is left out in silence.
  const lerCanais = createLerCanais(tables, createCifra(secretKey, CIFRA_CANAIS), () => undefined)
  const entradaSms = abrirEntradaSms({
    async lerCanal() {
      const canais = await unitOfWork.read(lerCanais)
      return canais.find((canal) => canal.meio === 'sms') ?? null
    },
    receberRecibo,
    relogio,
    log,
  })
  return {
    tratarAvisos: () => avisos.tratarPendentes(),
    async stop() {
      await Promise.all([entradaSms.stop(), avisos.parar()])
    },
  }
}
