import { randomUUID } from 'node:crypto'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { PRAZO_ENTREGA_MS, type CanalEmail } from '#emissao/channels/email.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { createGravarDesfechos, type DisparoFindo, type Fim } from './desfechos.ts'
import type { Documentos } from './documentos.ts'
import { createGravador } from './gravador.ts'
import { dominioDe } from './message-id.ts'
import { montar, NaoMontavel } from './montagem.ts'
import { decidirDesfecho, PRAZO_DISPARO_MS } from './politica.ts'
import { createEngineRepository, type DisparoCarregado } from './repository.ts'

export interface MotorDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  fila: FilaDeDisparos
  canal: CanalEmail
  /** Sender where the parameter names none. */
  remetente: string
}

/** Beside agents on SQLite a transaction is short: 50 disparos and their attempts. */
const LOTE = 50
/** Longer than a batch takes even when every delivery runs into its time limit on few connections. */
const RESERVA_MS = 10 * 60_000

interface Reservado {
  carregado: DisparoCarregado
  tentativaId: number
}

interface Lote {
  token: string
  ate: Date
  remetente: string
  reservados: Reservado[]
}

/** Sends what is queued for e-mail. Any number of motors may run on one database, in one process or in many. */
export function createMotor(deps: MotorDeps) {
  const { unitOfWork, relogio, canal, documentos, fila } = deps
  const repository = createEngineRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)
  const gravarDesfechos = createGravarDesfechos({ tables: unitOfWork.tables, fila })
  const finish = createGravador<DisparoFindo>(
    (findos) => unitOfWork.transaction((tx) => gravarDesfechos(tx, findos)),
    LOTE,
  )
  let stopping = false

  function claim(): Promise<Lote> {
    const token = randomUUID()
    const agora = relogio.agora()
    const ate = new Date(agora.getTime() + RESERVA_MS)
    return unitOfWork.transaction(async (tx) => {
      const ids = await repository.claim(tx, { token, agora, ate, limite: LOTE })
      if (ids.length === 0) return { token, ate, remetente: '', reservados: [] }
      await repository.closeInterrupted(tx, ids, agora)
      const tentativas = await repository.openTentativas(tx, ids, agora)
      const reservados = (await repository.load(tx, ids)).flatMap((carregado) => {
        const tentativaId = tentativas.get(carregado.disparo.id)
        return tentativaId === undefined ? [] : [{ carregado, tentativaId }]
      })
      const { contaEmailFaturas } = await lerParametros(tx)
      const remetente = contaEmailFaturas && dominioDe(contaEmailFaturas) ? contaEmailFaturas : deps.remetente
      return { token, ate, remetente, reservados }
    })
  }

  async function attempt({ carregado }: Reservado, { ate, remetente }: Lote): Promise<Fim> {
    const inicio = relogio.agora()
    if (stopping || ate.getTime() - inicio.getTime() < PRAZO_ENTREGA_MS) return { tipo: 'nao_iniciado' }
    try {
      const montado = montar(carregado, { documentos, remetente, agora: inicio })
      const entrega = await canal.enviar(montado.envelope, montado.mensagem)
      const agora = relogio.agora()
      const { tentativas, liberadoEm, criadoEm } = carregado.disparo
      const desfecho = decidirDesfecho(entrega, { tentativas, liberadoEm: liberadoEm ?? criadoEm, agora })
      return { tipo: 'tentado', desfecho, resposta: entrega.resposta, montado }
    } catch (error) {
      if (!(error instanceof NaoMontavel)) throw error
      return { tipo: 'tentado', desfecho: naoMontavel(error.message), resposta: null, montado: null }
    }
  }

  async function deliver(reservado: Reservado, lote: Lote): Promise<void> {
    const fim = await attempt(reservado, lote)
    await finish({ ...reservado, token: lote.token, em: relogio.agora(), fim })
  }

  /** Sends one batch, as many at a time as the channel has connections. @returns how many were claimed. */
  async function runOnce(): Promise<number> {
    const lote = await claim()
    const pending = lote.reservados.values()
    const lane = async () => {
      for (const reservado of pending) await deliver(reservado, lote)
    }
    // One more than the connections, so that a message is ready whenever one falls free.
    const lanes = await Promise.allSettled(Array.from({ length: canal.conexoes + 1 }, lane))
    const failed = lanes.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
    return lote.reservados.length
  }

  return {
    runOnce,

    /** Sends until nothing is due. @returns how many attempts were claimed. */
    async drain(): Promise<number> {
      for (let total = 0; ;) {
        const claimed = stopping ? 0 : await runOnce()
        if (claimed === 0) return total
        total += claimed
      }
    },

    /** Gives up what nobody accepted within its time; those bills are printed (design rule 7). */
    async expire(): Promise<number> {
      const agora = relogio.agora()
      const liberadosAntesDe = new Date(agora.getTime() - PRAZO_DISPARO_MS)
      return unitOfWork.transaction(async (tx) => {
        const expired = await repository.expire(tx, { liberadosAntesDe, agora, maximo: LOTE })
        const faturaIds = expired.flatMap((row) =>
          row.finalidade === 'primeira_via' ? (row.faturaId ?? []) : [],
        )
        await fila.imprimirSemCopia(tx, faturaIds, agora)
        return expired.length
      })
    },

    /** Begins no further attempt; those under way end, the rest go back to the queue. */
    stop: () => {
      stopping = true
    },
  }
}

export type Motor = ReturnType<typeof createMotor>

const naoMontavel = (erro: string) => ({
  resultado: 'recusado' as const,
  estado: 'falhou' as const,
  proximaEm: null,
  enderecoInvalido: false,
  erro,
})
