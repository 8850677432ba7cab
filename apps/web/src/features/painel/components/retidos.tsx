import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { nomeDoDisparo } from '#textos/disparo.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import type { Coluna } from '#ui/table.tsx'
import { toast } from '#ui/toast.ts'
import { useSegurarDisparo } from '../api/atos.ts'
import { retidosQuery } from '../api/disparos-query.ts'
import { COLUNAS_DO_DISPARO } from '../colunas.tsx'
import { textos } from '../textos.ts'
import { ListaDisparos } from './lista-disparos.tsx'

const t = textos.retidos

const COLUNAS: readonly Coluna<Disparo>[] = [
  ...COLUNAS_DO_DISPARO,
  {
    id: 'situacao',
    titulo: textos.colunas.situacao,
    celula: ({ segurado }) => (
      <Badge tom={segurado ? 'atencao' : 'neutro'}>{segurado ? t.segurado : t.saiNaRotina}</Badge>
    ),
  },
  {
    id: 'acoes',
    titulo: textos.colunas.acoes,
    tituloOculto: true,
    celula: (disparo) => <Segurar disparo={disparo} />,
  },
]

/** What waits for the routine, each of which a supervisor may hold back or let go again. */
export function Retidos() {
  return <ListaDisparos textos={t} colunas={COLUNAS} query={useInfiniteQuery(retidosQuery)} />
}

function Segurar({ disparo }: { disparo: Disparo }) {
  const { mutate, isPending } = useSegurarDisparo()
  const { id, segurado } = disparo
  const acao = segurado ? t.soltar : t.segurar
  const press = () =>
    mutate(
      { params: { id }, body: { segurado: !segurado } },
      { onError: (error) => toast.erro(error.message) },
    )
  return (
    <Button
      variante="discreto"
      isPending={isPending}
      onPress={press}
      aria-label={textos.de(acao, nomeDoDisparo(disparo))}
    >
      {acao}
    </Button>
  )
}
