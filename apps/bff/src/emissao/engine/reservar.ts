import { randomUUID } from 'node:crypto'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { DisparoCarregado } from './carga.ts'
import type { Enderecamento } from './escrever-trabalho.ts'
import { createFilaRepository, type DisparoDevido } from './fila-repository.ts'
import { createJuntosRepository } from './juntos-repository.ts'
import type { Trabalho } from './oficina/trabalho.ts'
import type { FilaDeConta } from './oficio.ts'
import { comPedido, createParar } from './parar.ts'
import type { Processo } from './processo.ts'
import { admitir, chaveDaConta, chaveDoProvedor, esquecerPassadas, type Filas } from './saida/admissao.ts'
import { createLerPessoas } from './saida/pessoas.ts'
import { provedorDoEnvio } from './saida/provedor-do-envio.ts'
import type { Provedores } from './saida/provedores.ts'
import { createSaidas } from './saida/saidas.ts'
import { createTomar } from './tomar.ts'

/** One disparo of a message, and the attempt that was opened for it. */
export interface Junto {
  carregado: DisparoCarregado
  tentativaId: number
}

/** What a worker holds of one message until `ate`, which renovar.ts moves on. */
export interface Reservado extends Junto {
  /** The others that travel in it. */
  juntos: readonly Junto[]
  /** The work, or the sentence that says why there is none. */
  trabalho: Trabalho | string
  conta: string
  provedor: string
  prioridade: number
  /** Names its lease, and before the `/` the process that holds it. */
  token: string
  /** How long the disparo may wait for an acceptance. */
  prazoMs: number
  inicio: Date
  ate: Date
}

/** Beside agents on SQLite a transaction is short: 50 disparos and their attempts. */
export const LOTE = 50
/** Longer than one delivery may take. What a worker held when its machine died comes up again after this. */
export const RESERVA_MS = 90_000

export interface ReservarDeps {
  unitOfWork: UnitOfWork
  fila: FilaDeDisparos
  provedores: Provedores
  processo: Processo
  enderecamento: Enderecamento
}

/** Claims what is due of one queue and may leave now, and puts the rest off. */
export function createReservar(deps: ReservarDeps) {
  const { processo } = deps
  const { tables } = deps.unitOfWork
  const filas = createFilaRepository(tables)
  const parar = createParar(tables, deps.fila)
  const recolher = createRecolher(deps)
  const admit = createAdmit(deps)
  const tomar = createTomar(deps)

  /** @returns what may be sent now, and whether there may be more that is due. */
  return (
    filaDeConta: FilaDeConta,
    { agora, prazoMs, vagas }: Omit<Pedido, 'token'>,
  ): Promise<{ reservados: Reservado[]; mais: boolean }> => {
    const pedido: Pedido = { agora, prazoMs, vagas, token: `${processo.nome ?? ''}/${randomUUID()}` }
    return deps.unitOfWork.transaction(async (tx) => {
      const devidos = await filas.due(tx, filaDeConta, agora, LOTE)
      if (devidos.length === 0) return { reservados: [], mais: false }
      await recolher(tx, devidos, agora)
      const parados = await parar(tx, devidos, { meio: filaDeConta.meio, agora })
      const livres = devidos.filter(({ id }) => !parados.has(id))
      const { admitidos, aguardam } = await admit(tx, livres, filaDeConta, pedido)
      const reservados = await tomar(tx, admitidos, filaDeConta.conta, pedido)
      return { reservados, mais: devidos.length === LOTE && aguardam.length === 0 }
    })
  }
}

/** What is asked of one look at a queue. */
export interface Pedido {
  token: string
  agora: Date
  prazoMs: number
  vagas: (provedor: string) => number
}

/** Ends what workers left that died: their attempts, and the hold on what travelled in their messages. */
function createRecolher({ unitOfWork: { tables } }: ReservarDeps) {
  const filas = createFilaRepository(tables)
  const juntos = createJuntosRepository(tables)
  return async (tx: Tx, devidos: readonly DisparoDevido[], agora: Date): Promise<void> => {
    const largados = devidos.filter(({ estado }) => estado === 'enviando')
    const recolhidos = await juntos.recolher(tx, comPedido(largados), agora)
    await filas.closeInterrupted(tx, [...devidos.map(({ id }) => id), ...recolhidos], agora)
  }
}

/** Decides which of the due ones may leave, and keeps what was decided. */
function createAdmit({ unitOfWork, provedores }: ReservarDeps) {
  const filas = createFilaRepository(unitOfWork.tables)
  const saidas = createSaidas(unitOfWork.tables)
  const lerPessoas = createLerPessoas(unitOfWork.tables)
  const esperas: Filas = new Map()
  return async (
    tx: Tx,
    devidos: readonly DisparoDevido[],
    { meio, conta }: FilaDeConta,
    { agora, vagas }: Pedido,
  ) => {
    const { porMinuto, porMinutoProvedor } = conta
    const chave = chaveDaConta(conta.chave)
    const naAdmissao = { chave, porMinuto, porMinutoProvedor, porDestinatario: meio === 'whatsapp' }
    const candidatos = devidos.map(({ id, endereco, prioridade }) => {
      const provedor = provedorDoEnvio(provedores, { meio, endereco: endereco ?? '' })
      return { id, prioridade, provedor, conta: naAdmissao }
    })
    const chaves = [chave, ...candidatos.map(({ provedor }) => chaveDoProvedor(provedor))]
    const lidas = await saidas.read(tx, chaves)
    const pessoas = conta.meio === 'email' ? null : await lerPessoas(tx, conta, lidas, agora)
    const estado = { saidas: lidas, filas: esperas, vagas, pessoas }
    const { admitidos, adiados, aguardam, mudadas } = admitir(candidatos, estado, agora)
    esquecerPassadas(esperas, agora)
    await saidas.save(tx, mudadas, agora)
    // What a worker died with is under way no more, also while it waits.
    const largados = new Set(devidos.filter(({ estado }) => estado === 'enviando').map(({ id }) => id))
    const voltam = aguardam.filter((id) => largados.has(id)).map((id) => ({ id, ate: agora }))
    await filas.postpone(tx, [...adiados, ...voltam])
    const saem = new Set(admitidos)
    return { admitidos: devidos.filter(({ id }) => saem.has(id)), aguardam }
  }
}
