import {
  baixarLoteImpressao,
  baixarManifestoLote,
  type LoteImpressao,
} from '@ramal/shared/contracts/lotes-impressao.ts'
import { useState } from 'react'
import { urlOf } from '#api/client.ts'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import { LoteDialog } from './lote-dialog.tsx'
import css from './lotes.module.css'

const t = textos.acoes

/** What can be done with a lot as it is. */
export function LoteAcoes({ lote }: { lote: LoteImpressao }) {
  const [asking, setAsking] = useState<'imprimir' | 'desfazer' | null>(null)
  const { id, estado } = lote
  const params = { params: { id } }
  const hasFile = estado === 'pronto' || estado === 'impresso'
  const ask = (acao: 'imprimir' | 'desfazer') => (
    <Button variante="discreto" aria-label={t.doLote(t[acao], id)} onPress={() => setAsking(acao)}>
      {t[acao]}
    </Button>
  )
  return (
    <span className={css.acoesDaLinha}>
      {hasFile && (
        <>
          <a
            className={css.link}
            href={urlOf(baixarLoteImpressao, params)}
            aria-label={t.doLote(t.baixar, id)}
          >
            {t.baixar}
          </a>
          <a
            className={css.link}
            href={urlOf(baixarManifestoLote, params)}
            aria-label={t.doLote(t.manifesto, id)}
          >
            {t.manifesto}
          </a>
        </>
      )}
      {estado === 'pronto' && ask('imprimir')}
      {(estado === 'pronto' || estado === 'montando') && ask('desfazer')}
      {asking && <LoteDialog lote={lote} acao={asking} onClose={() => setAsking(null)} />}
    </span>
  )
}
