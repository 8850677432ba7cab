import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import css from './faturas-panel.module.css'

export interface TotaisProps {
  faturas: readonly FaturaResumo[]
  escolhidas: readonly FaturaResumo[]
  onDeixar: () => void
}

/** How many and what they come to: of the chosen ones, else of those in the list. */
export function Totais({ faturas, escolhidas, onDeixar }: TotaisProps) {
  const isChosen = escolhidas.length > 0
  const counted = isChosen ? escolhidas : faturas
  return (
    <div className={css.totais}>
      <span role="status">
        <strong>{(isChosen ? textos.escolhidas : textos.total)(counted.length)}</strong>
      </span>
      <span>
        {textos.soma} <strong>{formatCentavos(sum(counted, ({ valorCentavos }) => valorCentavos))}</strong>
      </span>
      <span>
        {textos.saldo} <strong>{formatCentavos(sum(counted, ({ saldoCentavos }) => saldoCentavos))}</strong>
      </span>
      {isChosen && (
        <Button variante="discreto" onPress={onDeixar}>
          {textos.nenhuma}
        </Button>
      )}
      {faturas.some(({ homologacao }) => homologacao) && <span>{textos.homologacao}</span>}
    </div>
  )
}

const sum = (faturas: readonly FaturaResumo[], of: (fatura: FaturaResumo) => number): number =>
  faturas.reduce((total, fatura) => total + of(fatura), 0)
