import type { Tx } from '#db/tx.ts'
import { createCarga, type DisparoCarregado } from './carga.ts'
import { escreverTrabalho } from './escrever-trabalho.ts'
import { createFilaRepository, type DisparoDevido } from './fila-repository.ts'
import { createJuntosRepository } from './juntos-repository.ts'
import type { ContaDoPosto } from './oficina/trabalho.ts'
import { comPedido } from './parar.ts'
import { RESERVA_MS, type Junto, type Pedido, type ReservarDeps, type Reservado } from './reservado.ts'
import { provedorDoEnvio } from './saida/provedor-do-envio.ts'

/** Reserves disparos and what travels with them, opens an attempt for each, and writes down the work. */
export function createTomar({ unitOfWork, provedores, enderecamento }: ReservarDeps) {
  const filas = createFilaRepository(unitOfWork.tables)
  const juntosRepository = createJuntosRepository(unitOfWork.tables)
  const load = createCarga(unitOfWork.tables)

  return async (
    tx: Tx,
    devidos: readonly DisparoDevido[],
    conta: ContaDoPosto,
    pedido: Pedido,
  ): Promise<Reservado[]> => {
    if (devidos.length === 0) return []
    const { agora, token, prazoMs } = pedido
    const ids = devidos.map(({ id }) => id)
    const reserva = { token, agora, ate: new Date(agora.getTime() + RESERVA_MS) }
    await filas.reserve(tx, ids, reserva)
    const juntos = await juntosRepository.reserve(tx, comPedido(devidos), reserva)
    const todos = [...ids, ...juntos.map(({ id }) => id)]
    const quem = { inicio: agora, contaEmailId: idDe(conta) }
    const tentativas = await filas.openTentativas(tx, todos, quem)
    const carregados = new Map((await load(tx, todos)).map((carregado) => [carregado.id, carregado]))
    const find = (id: number): Junto | [] => {
      const [carregado, tentativaId] = [carregados.get(id), tentativas.get(id)]
      return carregado && tentativaId !== undefined ? { carregado, tentativaId } : []
    }
    const porPrimeiro = Map.groupBy(juntos, ({ primeiro }) => primeiro)
    const reservados = ids.flatMap(find).map(({ carregado, tentativaId }): Reservado => {
      const dela = (porPrimeiro.get(carregado.id) ?? []).flatMap(({ id }) => find(id))
      const mensagem = { carregado, juntos: dela.map((junto) => junto.carregado) }
      return {
        carregado,
        tentativaId,
        juntos: dela,
        trabalho: escreverTrabalho(mensagem, conta, { ...enderecamento, agora }),
        conta: conta.chave,
        provedor: provedorDe(carregado),
        prioridade: carregado.prioridade,
        token,
        prazoMs,
        inicio: agora,
        ate: reserva.ate,
      }
    })
    await filas.nameMessages(tx, reservados.flatMap(novosNomes))
    return reservados
  }

  function provedorDe({ meio, endereco }: DisparoCarregado): string {
    return provedorDoEnvio(provedores, { meio, endereco: endereco ?? '' })
  }
}

/** The Message-ID of a first attempt; what travels in the message is known by it too. */
function novosNomes({ carregado, juntos, trabalho }: Reservado): { id: number; messageId: string }[] {
  if (typeof trabalho === 'string' || trabalho.meio !== 'email') return []
  const { messageId } = trabalho
  return [carregado, ...juntos.map((junto) => junto.carregado)]
    .filter((carregada) => carregada.messageId !== messageId)
    .map(({ id }) => ({ id, messageId }))
}

/** Accounts of the database are named by their number. */
const idDe = ({ chave }: ContaDoPosto): number | null => (/^\d+$/.test(chave) ? Number(chave) : null)
