import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { textos } from '../textos.ts'
import css from './fatura-actions.module.css'

/** The bill as PDF in another tab, and what the customer pays by, to be copied. */
export function FaturaActions({ fatura, href }: { fatura: FaturaResumo; href: string }) {
  const competencia = formatCompetencia(fatura.competencia)
  return (
    <span className={css.acoes}>
      <a className={css.link} href={href} target="_blank" rel="noopener">
        {/* A bill in automatic debit has no payment slip in it. */}
        {fatura.debitoAutomatico ? textos.verFatura : textos.verBoleto}
        <VisuallyHidden>{` ${competencia} ${textos.novaAba}`}</VisuallyHidden>
      </a>
      {fatura.linhaDigitavel !== null && (
        <CopyButton texto={fatura.linhaDigitavel} oQue={textos.aLinha(competencia)}>
          {textos.linha}
        </CopyButton>
      )}
      {fatura.pix !== null && (
        <CopyButton texto={fatura.pix} oQue={textos.oPix(competencia)}>
          {textos.pix}
        </CopyButton>
      )}
    </span>
  )
}
