import { randomUUID } from 'node:crypto'
import type { Tx } from '#db/tx.ts'
import { createCancelarEncerrados } from '#modules/disparos/cancelar-da-fatura.ts'
import { createFilaRepository, type DisparoDevido } from './fila-repository.ts'
import { createJuntosRepository } from './juntos-repository.ts'
import type { FilaDeConta } from './oficio.ts'
import { comPedido, createParar } from './parar.ts'
import { LOTE, type Pedido, type Reservado, type ReservarDeps } from './reservado.ts'
import { admitir, chaveDaConta, chaveDoProvedor, esquecerPassadas, type Filas } from './saida/admissao.ts'
import { createLerPessoas } from './saida/pessoas.ts'
import { provedorDoEnvio } from './saida/provedor-do-envio.ts'
import { createSaidas } from './saida/saidas.ts'
import { createTomar } from './tomar.ts'

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
      const encerrados = await recolher(tx, devidos, agora)
      const validos = devidos.filter(({ id }) => !encerrados.has(id))
      const parados = await parar(tx, validos, { meio: filaDeConta.meio, agora })
      const livres = validos.filter(({ id }) => !parados.has(id))
      const { admitidos, aguardam } = await admit(tx, livres, filaDeConta, pedido)
      const reservados = await tomar(tx, admitidos, filaDeConta.conta, pedido)
      return { reservados, mais: devidos.length === LOTE && aguardam.length === 0 }
    })
  }
}

/**
 * Ends what workers left that died: their attempts, and the hold on what travelled in their messages.
 * @returns the disparos whose bill has ended meanwhile: these are not sent again.
 */
function createRecolher({ unitOfWork: { tables } }: ReservarDeps) {
  const filas = createFilaRepository(tables)
  const juntos = createJuntosRepository(tables)
  const cancelarEncerrados = createCancelarEncerrados(tables)
  return async (tx: Tx, devidos: readonly DisparoDevido[], agora: Date): Promise<Set<number>> => {
    const largados = devidos.filter(({ estado }) => estado === 'enviando')
    const recolhidos = await juntos.recolher(tx, comPedido(largados), agora)
    await filas.closeInterrupted(tx, [...devidos.map(({ id }) => id), ...recolhidos], agora)
    return cancelarEncerrados(tx, [...largados.map(({ id }) => id), ...recolhidos], agora)
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
