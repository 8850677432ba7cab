import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { createReceberRecibo } from '#emissao/retornos/receber-recibo.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { createReceberReciboSms } from './recibos.ts'
import type { SmsDeps } from './routes.ts'
import { createVerTextoDaBarra } from './texto.ts'

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  secretKey: string
  sinal: Sinal
}

/** What SMS has beside the emission: the text as it would be sent, and what a gateway tells by HTTP. */
export function createSms({ unitOfWork, relogio, secretKey, sinal }: Deps): SmsDeps {
  const fila = createFilaDeDisparos(unitOfWork.tables)
  const receberRecibo = createReceberRecibo({ unitOfWork, relogio, fila, onAplicado: () => sinal.notify() })
  return {
    verTexto: createVerTextoDaBarra(unitOfWork),
    receber: createReceberReciboSms({ receberRecibo, relogio, secretKey }),
  }
}
