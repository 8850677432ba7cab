import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Cell,
  Column,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  type TableProps as AriaTableProps,
} from 'react-aria-components/Table'
import { Checkbox } from './checkbox.tsx'
import { cx } from './cx.ts'
import css from './table.module.css'

export interface Coluna<T> {
  id: string
  titulo: string
  celula: (linha: T) => ReactNode
  /** Numbers and money stand on the right. */
  direita?: boolean
  ordenavel?: boolean
  /** The column that names the row for a screen reader; the first one when none does. */
  nomeiaLinha?: boolean
  /** Hides the title from sight (not from screen readers), e.g. over row actions. */
  tituloOculto?: boolean
}

export interface TableProps<T> extends Pick<
  AriaTableProps,
  'sortDescriptor' | 'onSortChange' | 'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'onRowAction'
> {
  label: string
  colunas: readonly Coluna<T>[]
  linhas: readonly T[]
  idDe: (linha: T) => string | number
  vazio: ReactNode
}

/**
 * A table of at most a few hundred rows. Arrows move, Space selects, Enter or a double click acts; with
 * `selectionMode="multiple"` each row begins with its box.
 */
export function Table<T>({ label, colunas, linhas, idDe, vazio, ...props }: TableProps<T>) {
  const boxes = props.selectionMode === 'multiple'
  const naming = colunas.find((coluna) => coluna.nomeiaLinha) ?? colunas[0]
  return (
    <div className={css.rolagem}>
      <AriaTable aria-label={label} {...props} className={cx(css.tabela)}>
        <TableHeader>
          {boxes && (
            <Column className={cx(css.titulo, css.caixa)}>
              <Checkbox slot="selection" />
            </Column>
          )}
          {colunas.map((coluna) => (
            <HeaderCell key={coluna.id} coluna={coluna} isRowHeader={coluna === naming} />
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => vazio}>
          {linhas.map((linha) => (
            <Row key={idDe(linha)} id={idDe(linha)} className={cx(css.linha)}>
              {boxes && (
                <Cell className={cx(css.celula, css.caixa)}>
                  <Checkbox slot="selection" />
                </Cell>
              )}
              {colunas.map((coluna) => (
                <Cell key={coluna.id} className={cx(css.celula, coluna.direita && css.direita)}>
                  {coluna.celula(linha)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </AriaTable>
    </div>
  )
}

function HeaderCell<T>({ coluna, isRowHeader }: { coluna: Coluna<T>; isRowHeader: boolean }) {
  return (
    <Column
      id={coluna.id}
      isRowHeader={isRowHeader}
      allowsSorting={coluna.ordenavel ?? false}
      className={cx(css.titulo, coluna.direita && css.direita)}
    >
      {({ sortDirection }) => (
        <span className={cx(css.rotulo, coluna.tituloOculto && css.oculto)}>
          {coluna.titulo}
          {sortDirection === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
          {sortDirection === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
        </span>
      )}
    </Column>
  )
}
