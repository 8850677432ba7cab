import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { destinosQuery } from '#api/destinos-query.ts'
import { faturasQuery } from '#api/faturas-query.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Grade } from '#ui/grade.tsx'
import { pontoDe } from '#ui/menu.tsx'
import { QueryBlock } from '#ui/query-block.tsx'
import { colunasDe } from '../colunas.tsx'
import { filterFaturas, isFiltered, SEM_FILTRO } from '../filtro.ts'
import type { PedidoDeEnvio } from '../pedido.ts'
import { type OrdemFatura, sortFaturas } from '../sort-faturas.ts'
import { textos } from '../textos.ts'
import { AcoesFaturas } from './acoes-faturas.tsx'
import { FiltroFaturas } from './filtro-faturas.tsx'
import { type Menu, MenuFatura } from './menu-fatura.tsx'
import { Totais } from './totais.tsx'
import { useTeclaDaLinha } from './use-tecla-da-linha.ts'
import css from './faturas-panel.module.css'

const VerFaturaDialog = lazy(() =>
  import('./ver-fatura-dialog.tsx').then((module) => ({ default: module.VerFaturaDialog })),
)

export interface FaturasPanelProps {
  uc: { id: number; numero: string }
  /** The chosen bills, kept by whoever shows the panel: they are also sent from outside of it. */
  selecao: ReadonlySet<number>
  onSelecao: (selecao: ReadonlySet<number>) => void
  onEnviar: (pedido: PedidoDeEnvio) => void
}

/** The bills of a UC: look, copy, choose, send. Its keys are those of Grade, and V, L, P, X and F9 on a row. */
export function FaturasPanel(props: FaturasPanelProps) {
  const query = useQuery(faturasQuery(props.uc.id))
  return (
    <QueryBlock query={query} linhas={14}>
      {(faturas) => <Lista {...props} todas={faturas} />}
    </QueryBlock>
  )
}

function useLista(todas: readonly FaturaResumo[]) {
  const [ordem, setOrdem] = useState({ coluna: 'competencia', descendente: true })
  const [filtro, setFiltro] = useState(SEM_FILTRO)
  const faturas = useMemo(
    () => sortFaturas(filterFaturas(todas, filtro), ordem.coluna as OrdemFatura, ordem.descendente),
    [todas, filtro, ordem],
  )
  return { faturas, ordem, setOrdem, filtro, setFiltro }
}

function Lista({ uc, selecao, onSelecao, onEnviar, todas }: FaturasPanelProps & { todas: FaturaResumo[] }) {
  const { faturas, filtro, setFiltro, ordem, setOrdem } = useLista(todas)
  const { data: destinos } = useQuery(destinosQuery(uc.id))
  const [atual, setAtual] = useState<number | null>(null)
  const [vendo, setVendo] = useState<FaturaResumo | null>(null)
  const [menu, setMenu] = useState<Menu | null>(null)
  const colunas = useMemo(() => colunasDe(uc.numero), [uc.numero])
  const byId = (id: number | null) => faturas.find((fatura) => fatura.id === id)
  const fatura = byId(atual) ?? faturas[0]
  const escolhidas = todas.filter(({ id }) => selecao.has(id))
  const aEnviar = escolhidas.length > 0 ? escolhidas : fatura ? [fatura] : []
  const canais = destinos?.canais
  const segundaVia = () => onEnviar({ faturas: aEnviar, conteudo: 'fatura', meio: 'email' })
  const onTecla = useTeclaDaLinha({ byId, ver: setVendo, segundaVia })
  return (
    <div className={css.painel}>
      <FiltroFaturas filtro={filtro} onChange={setFiltro} />
      <AcoesFaturas {...{ fatura, canais, onEnviar }} faturas={aEnviar} onVer={setVendo} />
      <Grade
        label={textos.titulo}
        {...{ colunas, ordem, selecao, onSelecao, atual, onTecla }}
        linhas={faturas}
        idDe={idOf}
        nomeDe={({ competencia }) => textos.fatura(formatCompetencia(competencia))}
        onOrdem={setOrdem}
        onAtual={setAtual}
        onAbrir={(id) => setVendo(byId(id) ?? null)}
        onMenu={(event, id) => {
          event.preventDefault()
          setAtual(id)
          setMenu({ ponto: pontoDe(event), fatura: byId(id) })
        }}
        vazio={<Vazio isFiltered={isFiltered(filtro)} />}
      />
      <Totais faturas={faturas} escolhidas={escolhidas} onDeixar={() => onSelecao(new Set())} />
      {menu && (
        <MenuFatura
          {...{ menu, canais, onEnviar }}
          faturas={aEnviar}
          onVer={setVendo}
          onClose={() => setMenu(null)}
        />
      )}
      <Suspense>{vendo && <VerFaturaDialog fatura={vendo} onClose={() => setVendo(null)} />}</Suspense>
    </div>
  )
}

const idOf = ({ id }: FaturaResumo) => id

function Vazio({ isFiltered }: { isFiltered: boolean }) {
  const { filtro, vazio, vazioExplicacao } = textos
  return isFiltered ? (
    <EmptyState titulo={filtro.nada}>{filtro.nadaExplicacao}</EmptyState>
  ) : (
    <EmptyState titulo={vazio}>{vazioExplicacao}</EmptyState>
  )
}
