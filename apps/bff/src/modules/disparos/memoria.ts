import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import type { Relogio } from '#relogio.ts'

/** What moved within it is looked at each time. */
const RECENTE_MS = 86_400_000

/** What was told of each disparo last: the same is not told twice. */
export function createContados() {
  const contados = new Map<number, { texto: string; estadoEm: number }>()
  return {
    /** Of these disparos, those that differ from what was told, by UC. */
    novos(disparos: readonly Disparo[]): ReadonlyMap<number, Disparo[]> {
      const porUc = new Map<number, Disparo[]>()
      for (const disparo of disparos) {
        const texto = JSON.stringify(disparo)
        if (disparo.ucId === null || contados.get(disparo.id)?.texto === texto) continue
        contados.set(disparo.id, { texto, estadoEm: Date.parse(disparo.estadoEm) })
        porUc.set(disparo.ucId, [...(porUc.get(disparo.ucId) ?? []), disparo])
      }
      return porUc
    },

    /** Forgets what changed before an instant and is looked for no more; with null, all. */
    esquecer(antesDe: Date | null): void {
      for (const [id, { estadoEm }] of contados) {
        if (antesDe === null || estadoEm < antesDe.getTime()) contados.delete(id)
      }
    },
  }
}

/** Of the UCs that are watched, the disparos that may change at any moment, and the newest of all. */
export function createVivos(relogio: Relogio) {
  const porUc = new Map<number, Set<number>>()
  let ultimo = 0
  const move = ({ estado, estadoEm }: Disparo) =>
    estado === 'na_fila' ||
    estado === 'enviando' ||
    Date.parse(estadoEm) > relogio.agora().getTime() - RECENTE_MS
  return {
    lembrar(disparos: readonly Disparo[]): void {
      for (const disparo of disparos) {
        ultimo = Math.max(ultimo, disparo.id)
        if (disparo.ucId === null || !move(disparo)) continue
        porUc.set(disparo.ucId, (porUc.get(disparo.ucId) ?? new Set()).add(disparo.id))
      }
    },
    ids: (): number[] => [...porUc.values()].flatMap((ids) => [...ids]),
    ultimo: () => ultimo,
    esquecer(ucId: number): void {
      porUc.delete(ucId)
    },
  }
}
