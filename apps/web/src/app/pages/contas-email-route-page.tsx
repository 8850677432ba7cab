import { ContasEmailPage } from '#features/contas-email/contas-email-page.tsx'
import { SaidasPanel } from '#features/saidas/components/saidas-panel.tsx'

/** The accounts, and below them what of the ways out does not work at this moment. */
export function ContasEmailRoutePage() {
  return (
    <>
      <ContasEmailPage />
      <SaidasPanel />
    </>
  )
}
