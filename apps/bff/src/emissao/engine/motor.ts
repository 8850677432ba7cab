import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { Bomba, type Enviar } from './bomba.ts'
import { createGravarDesfechos, type DisparoFindo, type Fim } from './desfechos.ts'
import type { Enderecamento } from './escrever-trabalho.ts'
import { Expedidor } from './expedidor.ts'
import { createExpirar } from './expirar.ts'
import { createGravador } from './gravador.ts'
import type { Oficina } from './oficina/oficina.ts'
import type { ContasDaEmissao } from './oficio.ts'
import type { Processo } from './processo.ts'
import { createProcurar } from './procurar.ts'
import { startRenovar } from './renovar.ts'
import { LOTE, type Reservado } from './reservado.ts'
import { createRetomar } from './retomar.ts'
import { chaveDaConta, chaveDoProvedor } from './saida/admissao.ts'
import type { Provedores } from './saida/provedores.ts'
import { createTentar, interromper } from './tentar.ts'

export interface MotorDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  fila: FilaDeDisparos
  contas: ContasDaEmissao
  oficina: Oficina
  provedores: Provedores
  processo: Processo
  enderecamento: Enderecamento
  /** Told of each failure as it happens; the work goes on. */
  relatar: (erro: unknown) => void
  /** How often the leases of what is under way are renewed; ten seconds unless a test says otherwise. */
  renovacaoMs?: number
}

/**
 * Sends what is queued for e-mail: reserves what is due, hands it to the places that write and send, and records what
 * became of it. Any number of motors may run on one database, in one process or in many.
 */
export function createMotor(deps: MotorDeps) {
  const expedidor = new Expedidor<Reservado>()
  const bomba = new Bomba({
    expedidor,
    procurar: createProcurar(deps, expedidor),
    enviar: createEnviar(deps, expedidor),
    relatar: deps.relatar,
    renovar: (held) => startRenovar(deps, held),
  })
  return {
    /**
     * Looks for what is due, with the accounts and limits of this moment, and resolves when it and all that was under
     * way has ended. @returns how many attempts were claimed by the run that this joined.
     */
    drain: () => bomba.drain(),
    expire: createExpirar(deps),
    /** Lets go of what workers held that died on this machine. */
    retomar: createRetomar(deps),
    /** Begins no further attempt; those under way end, the rest goes back to the queue. */
    stop: () => bomba.stop(),
  }
}

export type Motor = ReturnType<typeof createMotor>

function createEnviar(
  { unitOfWork, relogio, fila, oficina, relatar }: MotorDeps,
  expedidor: Expedidor<Reservado>,
): Enviar {
  const tentar = createTentar({ relogio, oficina })
  const gravarDesfechos = createGravarDesfechos({ tables: unitOfWork.tables, fila })
  const record = createGravador<DisparoFindo>({
    maximo: LOTE,
    isUrgent: ({ fim }) => isMa(fim),
    async write(findos) {
      const fechadas = await unitOfWork.transaction((tx) => gravarDesfechos(tx, findos))
      if (fechadas.size > 0)
        expedidor.devolver((reservado) => chavesDe(reservado).some((k) => fechadas.has(k)))
    },
  })
  return async (reservado, lugar, onFree) => {
    if (!lugar) return record({ reservado, em: relogio.agora(), fim: { tipo: 'nao_iniciado' } })
    const fim = await tentar(reservado, lugar.posto).catch((erro: unknown): Fim => {
      relatar(erro)
      return interromper(reservado, relogio.agora())
    })
    const recorded = record({ reservado, em: relogio.agora(), fim })
    // The connection does not stand idle while the outcome is written; but no more go by a way that fails before it is
    // known whether it is to be closed.
    if (isMa(fim)) await recorded.catch(() => undefined)
    expedidor.livrar(lugar)
    onFree()
    await recorded
  }
}

const isMa = (fim: Fim): boolean => fim.tipo === 'tentado' && fim.desfecho.saude !== 'boa'

const chavesDe = ({ conta, provedor }: Reservado): string[] => [
  chaveDaConta(conta),
  chaveDoProvedor(provedor),
]
