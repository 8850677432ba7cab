import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { DEIXOU, type FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import type { DisparoDevido, FilaDoMeio } from './fila-repository.ts'
import { createJuntosRepository } from './juntos-repository.ts'
import { createResultadoRepository } from './resultado-repository.ts'

type Parar = (
  tx: Tx,
  devidos: readonly DisparoDevido[],
  { meio, agora }: { meio: FilaDoMeio['meio']; agora: Date },
) => Promise<Set<number>>

/** What is due and must not leave after all; a bill that loses its last copy by that is printed. @returns the ids. */
export function createParar(tables: Tables, fila: FilaDeDisparos): Parar {
  const resultados = createResultadoRepository(tables)
  const stop = createStop(tables)
  const suppress = createSuppress(tables)
  return async (tx, devidos, { meio, agora }) => {
    // Withdrawing calls back what waits; what a worker died with comes up again, and is not tried again either.
    const largados = devidos.filter(({ estado }) => estado === 'enviando').map(({ id }) => id)
    const ids = await resultados.withoutAdesao(tx, largados)
    const deixaram = devidos.filter(({ id }) => ids.has(id))
    if (deixaram.length > 0) await stop(tx, deixaram, { estado: 'cancelado', motivo: DEIXOU, agora })
    const restantes = devidos.filter(({ id }) => !ids.has(id))
    const parados = new Set([...ids, ...(await suppress(tx, restantes, { meio, agora }))])
    await fila.imprimirSemCopia(tx, await resultados.primeirasVias(tx, [...parados]), agora)
    return parados
  }
}

/** Nothing is written to an address that is suppressed. @returns the ids of what was stopped for that. */
function createSuppress(tables: Tables) {
  const supressoes = createSupressoes(tables)
  const stop = createStop(tables)
  return async (
    tx: Tx,
    devidos: readonly DisparoDevido[],
    { meio, agora }: { meio: FilaDoMeio['meio']; agora: Date },
  ): Promise<number[]> => {
    const enderecos = devidos.flatMap(({ endereco }) => endereco ?? [])
    const vigentes = await supressoes.vigentes(tx, enderecos, agora, meio)
    const suprimidos: number[] = []
    for (const devido of vigentes.size > 0 ? devidos : []) {
      const supressao = devido.endereco === null ? undefined : vigentes.get(devido.endereco)
      if (!supressao) continue
      const motivo = `Endereço suprimido: ${supressao.evidencia}`
      await stop(tx, [devido], { estado: 'suprimido', motivo, agora })
      suprimidos.push(devido.id)
    }
    return suprimidos
  }
}

/** With what travels in the same messages. */
function createStop(tables: Tables) {
  const resultados = createResultadoRepository(tables)
  const juntos = createJuntosRepository(tables)
  return async (
    tx: Tx,
    devidos: readonly DisparoDevido[],
    como: { estado: 'suprimido' | 'cancelado'; motivo: string; agora: Date },
  ): Promise<void> => {
    const ids = devidos.map(({ id }) => id)
    await resultados.stop(tx, [...ids, ...(await juntos.de(tx, comPedido(devidos)))], como)
  }
}

/** Of these, what others may travel with: the book's own bills have none, and cost no look. */
export const comPedido = (devidos: readonly DisparoDevido[]): number[] =>
  devidos.flatMap(({ id, pedidoId }) => (pedidoId === null ? [] : id))
