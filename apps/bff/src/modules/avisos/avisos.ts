import { createCifra } from '#cifra.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { createReceberRecibo } from '#emissao/retornos/receber-recibo.ts'
import { CIFRA_CANAIS } from '#modules/canais/leitura.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'
import type { Avisos } from './routes.ts'
import { createAvisosService } from './service.ts'
import { createTratarAvisos } from './tratar.ts'

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  secretKey: string
  /** Wakes the emission, which looks at what has changed. */
  sinal: Sinal
}

/** What providers call Ramal with: taken in, and worked through. */
export function createAvisos({ unitOfWork, relogio, secretKey, sinal }: Deps): Avisos {
  const chaveRecibos = deriveKey(secretKey, 'recibos')
  const fila = createFilaDeDisparos(unitOfWork.tables)
  const receberRecibo = createReceberRecibo({ unitOfWork, relogio, fila, onAplicado: () => sinal.notify() })
  const cifra = createCifra(secretKey, CIFRA_CANAIS)
  return {
    avisos: createAvisosService({ unitOfWork, relogio, cifra, chaveRecibos }),
    tratar: createTratarAvisos({ unitOfWork, relogio, receberRecibo, chaveRecibos }),
  }
}
