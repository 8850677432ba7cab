import type { Disparo, listarDisparos } from '@ramal/shared/contracts/disparos.ts'
import { type InfiniteData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Answer } from './client.ts'
import { keys } from './keys.ts'

type Pages = InfiniteData<Answer<typeof listarDisparos>, number | null>

/** What was asked for moments ago, and which requests the person has put away. */
interface Vivos {
  itens: readonly Disparo[]
  fechados: readonly number[]
}

const NENHUM: Vivos = { itens: [], fechados: [] }
const RECENTE_MS = 15 * 60_000

/** Puts what the server told of disparos into everything on screen that shows them, whoever told it first. */
export function adoptDisparos(queryClient: QueryClient, disparos: readonly Disparo[]): void {
  for (const disparo of disparos) {
    const { id, ucId } = disparo
    void queryClient.invalidateQueries({ queryKey: keys.disparo(id) })
    if (ucId === null) continue
    queryClient.setQueryData<Pages>(keys.envios(ucId), (pages) => pages && placeInPages(pages, disparo))
    queryClient.setQueryData<Vivos>(keys.enviosVivos(ucId), (vivos = NENHUM) => placeInVivos(vivos, disparo))
  }
}

/** The disparos of this UC that were asked for moments ago, in order, and what puts a request away. */
export function useEnviosVivos(ucId: number) {
  const queryClient = useQueryClient()
  const queryKey = keys.enviosVivos(ucId)
  // Never fetched: sends and the stream of events fill it.
  const { data = NENHUM } = useQuery<Vivos>({
    queryKey,
    queryFn: () => NENHUM,
    enabled: false,
    gcTime: RECENTE_MS,
  })
  const fechar = (pedidoId: number) =>
    queryClient.setQueryData<Vivos>(queryKey, (vivos = NENHUM) => ({
      itens: vivos.itens.filter((disparo) => disparo.pedidoId !== pedidoId),
      fechados: [...vivos.fechados, pedidoId],
    }))
  return { vivos: data.itens, fechar }
}

function placeInPages(pages: Pages, disparo: Disparo): Pages {
  const replaced = pages.pages.map((page) => ({ ...page, itens: replaceIn(page.itens, disparo) }))
  const [first, ...rest] = replaced
  const known = replaced.some(({ itens }) => itens.some(({ id }) => id === disparo.id))
  // The list is newest first; what is older than its first row is on a page that was not read yet.
  if (known || !first || disparo.id < (first.itens[0]?.id ?? 0)) return { ...pages, pages: replaced }
  return { ...pages, pages: [{ ...first, itens: [disparo, ...first.itens] }, ...rest] }
}

function placeInVivos(vivos: Vivos, disparo: Disparo): Vivos {
  const { pedidoId, criadoEm } = disparo
  if (vivos.itens.some(({ id }) => id === disparo.id))
    return { ...vivos, itens: replaceIn(vivos.itens, disparo) }
  const isRecent = Math.abs(Date.now() - Date.parse(criadoEm)) < RECENTE_MS
  if (pedidoId === null || vivos.fechados.includes(pedidoId) || !isRecent) return vivos
  return { ...vivos, itens: [...vivos.itens, disparo].toSorted((a, b) => a.id - b.id) }
}

/** The answer to a write and the stream may cross: what is older than what is shown is left. */
function replaceIn(itens: readonly Disparo[], disparo: Disparo): Disparo[] {
  return itens.map((shown) =>
    shown.id === disparo.id && shown.estadoEm <= disparo.estadoEm ? disparo : shown,
  )
}
