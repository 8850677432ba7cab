import type { MeioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { ReactNode } from 'react'
import { instanteTexto } from '#ui/formats.ts'
import { type Coluna, Table, type TableProps } from '#ui/table.tsx'
import { formatEndereco } from '../endereco.ts'
import { textos } from '../textos.ts'
import css from './envio-digital-panel.module.css'

/** One destinatário in force, as the list shows it. */
export interface LinhaDestinatario {
  destinatarioId: number
  ucId: number
  numero: string
  nome: string
  documentoImpresso: boolean
  meio: MeioDigital
  endereco: string
  usuario: string | null
  em: string
}

const t = textos.lista

const COLUNAS: readonly Coluna<LinhaDestinatario>[] = [
  { id: 'uc', titulo: t.colunas.uc, celula: (linha) => formatUcNumber(linha.numero) },
  { id: 'nome', titulo: t.colunas.nome, celula: (linha) => <span className={css.nome}>{linha.nome}</span> },
  {
    id: 'impresso',
    titulo: t.colunas.impresso,
    celula: (linha) => (linha.documentoImpresso ? 'Sim' : 'Não'),
  },
  { id: 'endereco', titulo: t.colunas.endereco, celula: formatEndereco, nomeiaLinha: true },
  { id: 'usuario', titulo: t.colunas.usuario, celula: (linha) => linha.usuario ?? '—' },
  { id: 'em', titulo: t.colunas.em, celula: (linha) => instanteTexto(linha.em) },
]

type Extra = Pick<
  TableProps<LinhaDestinatario>,
  'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'onRowAction'
>

export function DestinatariosTable(
  props: Extra & { linhas: readonly LinhaDestinatario[]; vazio: ReactNode },
) {
  return <Table label={t.rotulo} colunas={COLUNAS} idDe={(linha) => linha.destinatarioId} {...props} />
}
