import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { nomeDoDisparo } from '#textos/disparo.ts'
import { ESTADOS_DISPARO } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import type { Coluna } from '#ui/table.tsx'
import { perdidosQuery } from '../api/disparos-query.ts'
import { COLUNAS_DO_DISPARO } from '../colunas.tsx'
import { textos } from '../textos.ts'
import { ListaDisparos } from './lista-disparos.tsx'
import { ReenvioDialog } from './reenvio-dialog.tsx'
import css from './painel.module.css'

const t = textos.perdidos

const colunas = (onReenviar: (disparo: Disparo) => void): readonly Coluna<Disparo>[] => [
  ...COLUNAS_DO_DISPARO,
  {
    id: 'situacao',
    titulo: textos.colunas.situacao,
    celula: ({ estado }) => <Badge tom={ESTADOS_DISPARO[estado].tom}>{ESTADOS_DISPARO[estado].rotulo}</Badge>,
  },
  {
    id: 'motivo',
    titulo: textos.colunas.motivo,
    celula: ({ ultimoErro }) => <span className={css.motivo}>{ultimoErro ?? '—'}</span>,
  },
  {
    id: 'acoes',
    titulo: textos.colunas.acoes,
    tituloOculto: true,
    // Paper and WhatsApp have no address to try again here.
    celula: (disparo) =>
      disparo.meio === 'email' && (
        <Button
          variante="discreto"
          onPress={() => onReenviar(disparo)}
          aria-label={textos.de(t.reenviar, nomeDoDisparo(disparo))}
        >
          {t.reenviar}
        </Button>
      ),
  },
]

/** What did not arrive, with what was said about it, to be tried again for a reason. */
export function Perdidos() {
  const query = useInfiniteQuery(perdidosQuery)
  const [reenviando, setReenviando] = useState<Disparo | null>(null)
  return (
    <>
      <ListaDisparos textos={t} colunas={colunas(setReenviando)} query={query} />
      {reenviando && <ReenvioDialog disparo={reenviando} onClose={() => setReenviando(null)} />}
    </>
  )
}
