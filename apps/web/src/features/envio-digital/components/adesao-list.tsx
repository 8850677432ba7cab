import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Plus, Search, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { Selection } from 'react-aria-components/Table'
import { keys } from '#api/keys.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatEndereco } from '../endereco.ts'
import { textos } from '../textos.ts'
import { DestinatariosTable, type LinhaDestinatario } from './destinatarios-table.tsx'
import { ExclusaoDialog } from './exclusao-dialog.tsx'
import css from './envio-digital-panel.module.css'

const t = textos.lista

export interface AdesaoListProps {
  envioDigital: EnvioDigital
  atendimentoId: number | null
  onNovo: () => void
}

/** The destinatários of one UC with *Novo*, *Pesquisar* and *Excluir* (also the Delete key, on the selected rows). */
export function AdesaoList({ envioDigital, atendimentoId, onNovo }: AdesaoListProps) {
  const [selected, setSelected] = useState<Selection>(new Set())
  const [isExcluding, setIsExcluding] = useState(false)
  const linhas = linhasDe(envioDigital)
  const chosen = linhas.filter((linha) => selected === 'all' || selected.has(linha.destinatarioId))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && chosen.length > 0) setIsExcluding(true)
  }
  return (
    <div className={css.pilha}>
      <Toolbar
        ucId={envioDigital.ucId}
        isAdherent={linhas.length > 0}
        onNovo={onNovo}
        onExcluir={chosen.length > 0 ? () => setIsExcluding(true) : undefined}
      />
      <div role="presentation" onKeyDown={onKeyDown}>
        <DestinatariosTable
          linhas={linhas}
          selectionMode={linhas.length > 0 ? 'multiple' : 'none'}
          selectedKeys={selected}
          onSelectionChange={setSelected}
          onRowAction={onNovo}
          vazio={<EmptyState titulo={t.vazia}>{t.vaziaAjuda}</EmptyState>}
        />
      </div>
      {isExcluding && chosen.length > 0 && (
        <ExclusaoDialog
          exclusao={{
            ucId: envioDigital.ucId,
            atendimentoId,
            destinatarioIds: chosen.map(({ destinatarioId }) => destinatarioId),
            encerra: chosen.length === linhas.length,
          }}
          enderecos={chosen.map(formatEndereco)}
          onClose={() => setIsExcluding(false)}
        />
      )}
    </div>
  )
}

interface ToolbarProps {
  ucId: number
  isAdherent: boolean
  onNovo: () => void
  onExcluir: (() => void) | undefined
}

function Toolbar({ ucId, isAdherent, onNovo, onExcluir }: ToolbarProps) {
  const queryClient = useQueryClient()
  const refresh = () => void queryClient.invalidateQueries({ queryKey: keys.envioDigital(ucId) })
  return (
    <div className={css.barra} role="group" aria-label={textos.titulo}>
      <Button icone={<Search aria-hidden="true" />} onPress={refresh}>
        {t.pesquisar}
      </Button>
      <Button
        variante={isAdherent ? 'secundario' : 'primario'}
        icone={<Plus aria-hidden="true" />}
        onPress={onNovo}
      >
        {t.novo}
      </Button>
      <Button
        variante="perigo"
        icone={<X aria-hidden="true" />}
        isDisabled={onExcluir === undefined}
        onPress={() => onExcluir?.()}
      >
        {t.excluir}
      </Button>
    </div>
  )
}

function linhasDe({ ucId, numero, nome, adesao }: EnvioDigital): LinhaDestinatario[] {
  if (!adesao) return []
  return adesao.destinatarios.map(({ id, criadoEm, ...destinatario }) => ({
    ...destinatario,
    destinatarioId: id,
    em: criadoEm,
    ucId,
    numero,
    nome,
    documentoImpresso: adesao.tipoCopia === 'impressa_tambem',
  }))
}
