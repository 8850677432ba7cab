import { randomUUID } from 'node:crypto'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { DEIXOU, type FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createCarga, type DisparoCarregado } from './carga.ts'
import { escreverTrabalho, type Enderecamento } from './escrever-trabalho.ts'
import { createFilaRepository, type EmailDevido } from './fila-repository.ts'
import type { ContaDoPosto, Trabalho } from './oficina/trabalho.ts'
import type { FilaDeConta } from './oficio.ts'
import type { Processo } from './processo.ts'
import { createResultadoRepository } from './resultado-repository.ts'
import { admitir, chaveDaConta, chaveDoProvedor, type Filas } from './saida/admissao.ts'
import type { Provedores } from './saida/provedores.ts'
import { createSaidas } from './saida/saidas.ts'

/** What a worker holds of one disparo until `ate`, which renovar.ts moves on. */
export interface Reservado {
  carregado: DisparoCarregado
  tentativaId: number
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

/** Claims due e-mails of one queue that may leave now, and puts the others off. */
export function createReservar(deps: ReservarDeps) {
  const { processo } = deps
  const { tables } = deps.unitOfWork
  const filas = createFilaRepository(tables)
  const stop = createStop(tables, deps.fila)
  const admit = createAdmit(deps)
  const take = createTake(deps)

  /** @returns what may be sent now, and whether there may be more that is due. */
  return (
    filaDeConta: FilaDeConta,
    { agora, prazoMs, vagas }: Omit<Pedido, 'token'>,
  ): Promise<{ reservados: Reservado[]; mais: boolean }> => {
    const pedido: Pedido = { agora, prazoMs, vagas, token: `${processo.nome ?? ''}/${randomUUID()}` }
    return deps.unitOfWork.transaction(async (tx) => {
      const devidos = await filas.due(tx, filaDeConta.contaEmailId, agora, LOTE)
      if (devidos.length === 0) return { reservados: [], mais: false }
      await filas.closeInterrupted(
        tx,
        devidos.map(({ id }) => id),
        agora,
      )
      const parados = await stop(tx, devidos, agora)
      const livres = devidos.filter(({ id }) => !parados.has(id))
      const { admitidos, aguardam } = await admit(tx, livres, filaDeConta.conta, pedido)
      const reservados = await take(tx, admitidos, filaDeConta.conta, pedido)
      return { reservados, mais: devidos.length === LOTE && aguardam.length === 0 }
    })
  }
}

/** Decides which of the due ones may leave, and keeps what was decided. */
function createAdmit({ unitOfWork, provedores }: ReservarDeps) {
  const filas = createFilaRepository(unitOfWork.tables)
  const saidas = createSaidas(unitOfWork.tables)
  const esperas: Filas = new Map()
  return async (tx: Tx, devidos: readonly EmailDevido[], conta: ContaDoPosto, { agora, vagas }: Pedido) => {
    const naAdmissao = { ...conta, chave: chaveDaConta(conta.chave) }
    const candidatos = devidos.map(({ id, endereco, prioridade }) => {
      return { id, prioridade, provedor: provedores.of(endereco ?? ''), conta: naAdmissao }
    })
    const chaves = [naAdmissao.chave, ...candidatos.map(({ provedor }) => chaveDoProvedor(provedor))]
    const estado = { saidas: await saidas.read(tx, chaves), filas: esperas, vagas }
    const { admitidos, adiados, aguardam, mudadas } = admitir(candidatos, estado, agora)
    await saidas.save(tx, mudadas, agora)
    // What a worker died with is under way no more, also while it waits.
    const largados = new Set(devidos.filter(({ estado }) => estado === 'enviando').map(({ id }) => id))
    const voltam = aguardam.filter((id) => largados.has(id)).map((id) => ({ id, ate: agora }))
    await filas.postpone(tx, [...adiados, ...voltam])
    return { admitidos, aguardam }
  }
}

/** Reserves disparos, opens an attempt for each, and writes down the work. */
function createTake({ unitOfWork, provedores, enderecamento }: ReservarDeps) {
  const filas = createFilaRepository(unitOfWork.tables)
  const load = createCarga(unitOfWork.tables)
  return async (
    tx: Tx,
    ids: readonly number[],
    conta: ContaDoPosto,
    pedido: Pedido,
  ): Promise<Reservado[]> => {
    if (ids.length === 0) return []
    const { agora, token, prazoMs } = pedido
    const ate = new Date(agora.getTime() + RESERVA_MS)
    await filas.reserve(tx, ids, { token, agora, ate })
    const quem = { inicio: agora, contaEmailId: idDe(conta.chave) }
    const tentativas = await filas.openTentativas(tx, ids, quem)
    const carregados = new Map((await load(tx, ids)).map((carregado) => [carregado.id, carregado]))
    const reservados: Reservado[] = []
    for (const id of ids) {
      const carregado = carregados.get(id)
      const tentativaId = tentativas.get(id)
      if (!carregado || tentativaId === undefined) continue
      reservados.push({
        carregado,
        tentativaId,
        trabalho: escreverTrabalho(carregado, conta, { ...enderecamento, agora }),
        conta: conta.chave,
        provedor: provedores.of(carregado.endereco ?? ''),
        prioridade: carregado.prioridade,
        token,
        prazoMs,
        inicio: agora,
        ate,
      })
    }
    await filas.nameMessages(tx, reservados.flatMap(novoNome))
    return reservados
  }
}

/** The Message-ID of a first attempt. */
function novoNome({ carregado: { id, messageId }, trabalho }: Reservado) {
  return messageId === null && typeof trabalho !== 'string' ? { id, messageId: trabalho.messageId } : []
}

interface Pedido {
  token: string
  agora: Date
  prazoMs: number
  vagas: (provedor: string) => number
}

/** Accounts of the database are named by their number. */
const idDe = (chave: string): number | null => (/^\d+$/.test(chave) ? Number(chave) : null)

/** What is due and must not leave after all; a bill that loses its last copy by that is printed. @returns the ids. */
function createStop(tables: Tables, fila: FilaDeDisparos) {
  const resultados = createResultadoRepository(tables)
  const suppress = createSuppress(tables)
  return async (tx: Tx, devidos: readonly EmailDevido[], agora: Date): Promise<Set<number>> => {
    // Withdrawing calls back what waits; what a worker died with comes up again, and is not tried again either.
    const largados = devidos.filter(({ estado }) => estado === 'enviando').map(({ id }) => id)
    const deixaram = await resultados.withoutAdesao(tx, largados)
    if (deixaram.size > 0)
      await resultados.stop(tx, [...deixaram], { estado: 'cancelado', motivo: DEIXOU, agora })
    const restantes = devidos.filter(({ id }) => !deixaram.has(id))
    const parados = new Set([...deixaram, ...(await suppress(tx, restantes, agora))])
    await fila.imprimirSemCopia(tx, await resultados.primeirasVias(tx, [...parados]), agora)
    return parados
  }
}

/** Nothing is written to an address that is suppressed. @returns the ids of what was stopped for that. */
function createSuppress(tables: Tables) {
  const supressoes = createSupressoes(tables)
  const resultados = createResultadoRepository(tables)
  return async (tx: Tx, devidos: readonly EmailDevido[], agora: Date): Promise<number[]> => {
    const enderecos = devidos.flatMap(({ endereco }) => endereco ?? [])
    const vigentes = await supressoes.vigentes(tx, enderecos, agora)
    const suprimidos: number[] = []
    for (const { id, endereco } of vigentes.size > 0 ? devidos : []) {
      const supressao = endereco === null ? undefined : vigentes.get(endereco)
      if (!supressao) continue
      const motivo = `Endereço suprimido: ${supressao.evidencia}`
      await resultados.stop(tx, [id], { estado: 'suprimido', motivo, agora })
      suprimidos.push(id)
    }
    return suprimidos
  }
}
