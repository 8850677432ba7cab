import type { Expedidor } from './expedidor.ts'
import type { MotorDeps } from './motor.ts'
import { conexoesDe } from './oficina/conexoes.ts'
import { createLerOficio, type OficioEmVigor } from './oficio.ts'
import { createReservar, type Reservado } from './reservar.ts'

/** Looks for due e-mails in the queue of every account that could send more than it holds. */
export function createProcurar(deps: MotorDeps, expedidor: Expedidor<Reservado>) {
  const { unitOfWork, relogio, oficina } = deps
  const reservar = createReservar(deps)
  const lerOficio = createLerOficio(unitOfWork.tables, deps.contas)
  let oficio: OficioEmVigor | null = null
  let velho = true
  /** Queues whose last look did not reach their end. */
  let cheias: OficioEmVigor['filas'] = []

  /** The threads and the connections are told of what has changed. */
  async function emVigor(): Promise<OficioEmVigor> {
    if (oficio && !velho) return oficio
    velho = false
    const novo = await unitOfWork.read(lerOficio)
    if (novo.versao !== oficio?.versao) {
      oficina.configurar({ contas: novo.contas, modelos: novo.modelos })
      // One more than the connections, so that a message is ready whenever one falls free.
      const lugares = novo.contas.map(
        ({ chave, conexoes }) =>
          [chave, conexoesDe(conexoes, oficina.postos).map((n) => (n > 0 ? n + 1 : 0))] as const,
      )
      expedidor.setContas(new Map(lugares))
    }
    oficio = novo
    return novo
  }

  return {
    /** Has accounts, models and limits read again at the next look. */
    renovarOficio: () => {
      velho = true
    },

    async procurar(): Promise<Reservado[]> {
      const { filas, prazoMs } = await emVigor()
      const achados: Reservado[] = []
      cheias = []
      for (const fila of filas) {
        const { chave } = fila.conta
        if (!expedidor.temFome(chave)) {
          cheias = [...cheias, fila]
          continue
        }
        const vagas = (provedor: string) => expedidor.vagas(chave, provedor)
        const { reservados, mais } = await reservar(fila, { agora: relogio.agora(), prazoMs, vagas })
        achados.push(...reservados)
        if (mais) cheias = [...cheias, fila]
      }
      return achados
    },

    /** Whether there may be more that is due and could be sent now. */
    haMais: (): boolean => cheias.some(({ conta }) => expedidor.temFome(conta.chave)),
  }
}

export type Procurar = ReturnType<typeof createProcurar>
