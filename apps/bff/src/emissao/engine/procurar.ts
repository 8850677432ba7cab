import type { Expedidor } from './expedidor.ts'
import type { MotorDeps } from './motor.ts'
import { conexoesDe } from './oficina/conexoes.ts'
import type { ContaDoPosto } from './oficina/trabalho.ts'
import { createLerOficio, type FilaDeConta, type OficioEmVigor } from './oficio.ts'
import { type Reservado } from './reservado.ts'
import { createReservar } from './reservar.ts'

/** Looks for what is due in the queue of every account and channel that could send more than it holds. */
export function createProcurar(deps: MotorDeps, expedidor: Expedidor<Reservado>) {
  const { relogio } = deps
  const reservar = createReservar(deps)
  const { emVigor, renovar } = createEmVigor(deps, expedidor)
  /** Queues whose last look did not reach their end. */
  let cheias: FilaDeConta[] = []

  async function procurarEm(fila: FilaDeConta, prazoMs: number): Promise<Reservado[]> {
    const { chave } = fila.conta
    if (!expedidor.temFome(chave)) {
      cheias = [...cheias, fila]
      return []
    }
    const vagas = (provedor: string) => expedidor.vagas(chave, provedor)
    const { reservados, mais } = await reservar(fila, { agora: relogio.agora(), prazoMs, vagas })
    if (mais) cheias = [...cheias, fila]
    return reservados
  }

  return {
    /** Has accounts, models and limits read again at the next look. */
    renovarOficio: renovar,

    /** Never rejects: what was reserved for one account is not lost by the failure of another. */
    async procurar(): Promise<{ achados: Reservado[]; falhas: unknown[] }> {
      const achados: Reservado[] = []
      const falhas: unknown[] = []
      cheias = []
      const { filas, prazoMs } = await emVigor().catch((falha: unknown) => {
        falhas.push(falha)
        return NENHUMA
      })
      for (const fila of filas) {
        try {
          achados.push(...(await procurarEm(fila, prazoMs)))
        } catch (falha) {
          falhas.push(falha)
        }
      }
      return { achados, falhas }
    },

    /** Whether there may be more that is due and could be sent now. */
    haMais: (): boolean => cheias.some(({ conta }) => expedidor.temFome(conta.chave)),
  }
}

/** How many messages may be under way at each place. */
function aoMesmoTempo(conta: ContaDoPosto, postos: number): number[] {
  const porConexao = conta.meio === 'email' ? 1 : conta.porConexao
  return conexoesDe(conta.conexoes, postos).map((conexoes) => conexoes * porConexao)
}

const NENHUMA: Pick<OficioEmVigor, 'filas' | 'prazoMs'> = { filas: [], prazoMs: 0 }

export type Procurar = ReturnType<typeof createProcurar>

/** What the emission goes by, read again when asked to; the threads and the connections are told of what has changed. */
function createEmVigor(
  { unitOfWork, contas, oficina, enderecamento: { publicUrl } }: MotorDeps,
  expedidor: Expedidor<Reservado>,
) {
  const lerOficio = createLerOficio(unitOfWork.tables, contas)
  let oficio: OficioEmVigor | null = null
  let velho = true

  async function emVigor(): Promise<OficioEmVigor> {
    if (oficio && !velho) return oficio
    const novo = await unitOfWork.read(lerOficio)
    velho = false
    if (novo.versao !== oficio?.versao) {
      oficina.configurar({ contas: novo.contas, modelos: novo.modelos, publicUrl })
      expedidor.setContas(
        new Map(novo.contas.map((conta) => [conta.chave, aoMesmoTempo(conta, oficina.postos)])),
      )
    }
    oficio = novo
    return novo
  }

  return {
    emVigor,
    renovar: () => {
      velho = true
    },
  }
}
