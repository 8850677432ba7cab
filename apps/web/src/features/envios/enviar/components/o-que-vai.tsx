import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { X } from 'lucide-react'
import { SITUACOES_FATURA } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { CIENCIAS } from '../falhas.ts'
import { pedeCienteDePaga } from '../pedido.ts'
import { comCiencia } from '../rascunho.ts'
import { textos } from '../textos.ts'
import type { EnviarForm } from '../use-enviar-form.ts'
import type { FaturasDoEnvio } from '../use-faturas-do-envio.ts'
import { Ciente } from './ciente.tsx'
import css from './enviar.module.css'

/** The bills of the request and what they come to; those that may not leave say so and offer what may. */
export function OQueVai({ form }: { form: EnviarForm }) {
  const { escolha, falhas, rascunho, change, contexto } = form
  const { faturas, impedidas, pagas } = escolha
  return (
    <fieldset className={css.grupo}>
      <legend className={css.legenda}>{textos.oQueVai}</legend>
      <ul className={css.faturas}>
        {faturas.map((fatura) => (
          <Fatura key={fatura.id} fatura={fatura} onTirar={faturas.length > 1 ? escolha.tirar : null} />
        ))}
      </ul>
      {impedidas.map((fatura) => (
        <Impedida key={fatura.id} fatura={fatura} escolha={escolha} />
      ))}
      {pedeCienteDePaga(contexto) && (
        <Ciente
          rotulo={textos.paga(Math.max(1, pagas.length))}
          isSelected={rascunho.ciente.includes(CIENCIAS.paga)}
          onChange={(isSelected) => change(comCiencia(rascunho, CIENCIAS.paga, isSelected))}
          erro={falhas.paga}
        />
      )}
    </fieldset>
  )
}

function Fatura({ fatura, onTirar }: { fatura: FaturaResumo; onTirar: ((id: number) => void) | null }) {
  const { id, competencia, vencimento, valorCentavos, situacao } = fatura
  const { rotulo, tom } = SITUACOES_FATURA[situacao]
  return (
    <li className={css.fatura}>
      <strong>{formatCompetencia(competencia, 'curta')}</strong>
      <span>{textos.vence(formatDay(vencimento))}</span>
      <Badge tom={tom}>{rotulo}</Badge>
      <span className={css.valor}>{formatCentavos(valorCentavos)}</span>
      {onTirar && (
        <Button
          variante="icone"
          aria-label={textos.tirarFatura(formatCompetencia(competencia))}
          icone={<X aria-hidden="true" />}
          onPress={() => onTirar(id)}
        />
      )}
    </li>
  )
}

function Impedida({ fatura, escolha }: { fatura: FaturaResumo; escolha: FaturasDoEnvio }) {
  const competencia = formatCompetencia(fatura.competencia)
  const { substituidaPor } = fatura
  const por =
    substituidaPor &&
    textos.aQueVale(formatCompetencia(substituidaPor.competencia), substituidaPor.numeroFiscal)
  const motivo = escolha.isAnulada(fatura)
    ? por
      ? textos.substituida(competencia, por)
      : textos.cancelada(competencia)
    : textos.semBarra(competencia)
  return (
    <div className={css.impedida} role="alert">
      <span>{motivo}</span>
      {por && escolha.substituta(fatura) && (
        <Button autoFocus onPress={() => escolha.trocar(fatura)}>
          {textos.trocar(por)}
        </Button>
      )}
      {escolha.faturas.length > 1 && (
        <Button variante="discreto" onPress={() => escolha.tirar(fatura.id)}>
          {textos.tirar}
        </Button>
      )}
    </div>
  )
}
