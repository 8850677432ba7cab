import { ArrowDown, ArrowUp } from 'lucide-react'
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Coluna } from './table.tsx'
import { type Grade as GradeActs, type GradeState, useGrade } from './use-grade.ts'
import { LINHA_PX } from './use-janela.ts'
import css from './grade.module.css'

export interface ColunaGrade<T> extends Coluna<T> {
  /** A track of CSS grid, e.g. '84px' or 'minmax(90px, 1fr)'. */
  largura: string
}

export interface Ordem {
  coluna: string
  descendente: boolean
}

export interface GradeProps<T> extends Omit<GradeState, 'ids'> {
  label: string
  colunas: readonly ColunaGrade<T>[]
  linhas: readonly T[]
  idDe: (linha: T) => number
  /** Names a row in the label of its box: 'Selecionar …'. */
  nomeDe: (linha: T) => string
  ordem: Ordem
  onOrdem: (ordem: Ordem) => void
  /** Right click, Shift+F10 or the menu key on a row. */
  onMenu?: (event: MouseEvent, id: number) => void
  vazio: ReactNode
}

/**
 * A grid of any number of rows that can be sorted and selected, of which only those in sight are drawn; Table is for the
 * few. Its keys are in use-grade.ts. The row in use is drawn also out of sight: it has the focus.
 */
export function Grade<T>(props: GradeProps<T>) {
  const { label, colunas, linhas, idDe, vazio } = props
  const acts = useGrade({ ...props, ids: linhas.map(idDe) })
  const { areaRef, onScroll, de, ate, index } = acts
  const drawn = linhas
    .map((linha, at) => ({ linha, at }))
    .filter(({ at }) => at === index || (at >= de && at < ate))
  const style = { '--colunas': `32px ${colunas.map(({ largura }) => largura).join(' ')}` } as CSSProperties
  return (
    <div className={css.area} ref={areaRef} onScroll={onScroll}>
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={linhas.length + 1}
        className={css.grade}
        style={style}
      >
        <Titles {...props} acts={acts} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows in it have the focus */}
        <div
          role="rowgroup"
          className={css.corpo}
          style={{ height: linhas.length * LINHA_PX }}
          onKeyDown={acts.onKeyDown}
        >
          {drawn.map(({ linha, at }) => (
            <Line key={idDe(linha)} {...props} linha={linha} at={at} acts={acts} />
          ))}
        </div>
      </div>
      {linhas.length === 0 && vazio}
    </div>
  )
}

type Inner<T> = GradeProps<T> & { acts: GradeActs }

function Titles<T>({ colunas, linhas, selecao, ordem, onOrdem, idDe, acts }: Inner<T>) {
  const chosen = linhas.filter((linha) => selecao.has(idDe(linha))).length
  return (
    <div role="rowgroup" className={css.cabeca}>
      <div role="row" aria-rowindex={1} className={css.linha}>
        <div role="columnheader" className={css.caixa}>
          <input
            type="checkbox"
            aria-label="Selecionar todas"
            checked={chosen > 0 && chosen === linhas.length}
            ref={(box) => {
              if (box) box.indeterminate = chosen > 0 && chosen < linhas.length
            }}
            onChange={acts.toggleAll}
          />
        </div>
        {colunas.map((coluna) => (
          <Title key={coluna.id} coluna={coluna} ordem={ordem} onOrdem={onOrdem} />
        ))}
      </div>
    </div>
  )
}

interface TitleProps<T> {
  coluna: ColunaGrade<T>
  ordem: Ordem
  onOrdem: (ordem: Ordem) => void
}

/** All titles are one stop of Tab; arrows go from one to the next. */
function Title<T>({ coluna: { id, titulo, ordenavel, direita }, ordem, onOrdem }: TitleProps<T>) {
  const isSorted = ordem.coluna === id
  const Arrow = ordem.descendente ? ArrowDown : ArrowUp
  const direction = ordem.descendente ? 'descending' : 'ascending'
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? direction : ordenavel ? 'none' : undefined}
      className={cx(css.titulo, direita && css.direita)}
    >
      {ordenavel ? (
        <button
          type="button"
          tabIndex={isSorted ? 0 : -1}
          onClick={() => onOrdem({ coluna: id, descendente: isSorted && !ordem.descendente })}
          onKeyDown={goToNextTitle}
        >
          {titulo}
          {isSorted && <Arrow size={12} aria-hidden="true" />}
        </button>
      ) : (
        titulo
      )}
    </div>
  )
}

function goToNextTitle(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  const titles = [...(event.currentTarget.closest('[role=row]')?.querySelectorAll('button') ?? [])]
  titles[titles.indexOf(event.currentTarget) + step]?.focus()
  event.preventDefault()
}

function Line<T>({
  linha,
  at,
  acts,
  colunas,
  selecao,
  idDe,
  nomeDe,
  onMenu,
}: Inner<T> & { linha: T; at: number }) {
  const id = idDe(linha)
  const isCurrent = at === acts.index
  const naming = colunas.find(({ nomeiaLinha }) => nomeiaLinha) ?? colunas[0]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the grid's
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={selecao.has(id)}
      data-atual={isCurrent || undefined}
      ref={isCurrent ? acts.atualRef : null}
      tabIndex={isCurrent ? 0 : -1}
      className={css.linha}
      style={{ top: at * LINHA_PX }}
      onFocus={() => acts.onAtual(id)}
      onClick={(event) => acts.onRowClick(event, id)}
      onDoubleClick={() => acts.onAbrir(id)}
      onContextMenu={onMenu && ((event) => onMenu(event, id))}
    >
      <div role="gridcell" className={css.caixa}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Selecionar ${nomeDe(linha)}`}
          checked={selecao.has(id)}
          onChange={() => acts.toggle(id)}
        />
      </div>
      {colunas.map((coluna) => (
        <div
          key={coluna.id}
          role={coluna === naming ? 'rowheader' : 'gridcell'}
          className={cx(css.celula, coluna.direita && css.direita)}
        >
          {coluna.celula(linha)}
        </div>
      ))}
    </div>
  )
}
