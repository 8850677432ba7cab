import type { Disparo, EstadoDisparo } from '@ramal/shared/contracts/disparos.ts'
import { X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useEnviosVivos } from '#api/envios-vivos.ts'
import { useEventosDisparos } from '#api/eventos-disparos.ts'
import { nomeDoDisparo, situacaoDoDisparo } from '#textos/disparo.ts'
import { MEIOS } from '#textos/rotulos.ts'
import { enderecoTexto } from '#textos/valores.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { horaTexto } from '#ui/formats.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { textos } from '../textos.ts'
import { noticias, type Pedido, pedidosDe, porEstado, type Viagem } from '../vivos.ts'
import css from './envios-vivos.module.css'

const AndamentoDialog = lazy(() =>
  import('./andamento-dialog.tsx').then((module) => ({ default: module.AndamentoDialog })),
)

const t = textos.vivos

/** What was sent moments ago and where it is by now, as it happens, under whatever else is on screen of the UC. */
export function EnviosVivos({ ucId }: { ucId: number }) {
  useEventosDisparos(ucId)
  const { vivos, fechar } = useEnviosVivos(ucId)
  const [aberto, setAberto] = useState<number | null>(null)
  const dito = useNoticias(vivos)
  return (
    <>
      <VisuallyHidden>
        <span role="status">{dito}</span>
      </VisuallyHidden>
      {vivos.length > 0 && (
        <section aria-label={t.titulo} className={css.vivos}>
          {pedidosDe(vivos).map((pedido) => (
            <LinhaDoPedido
              key={pedido.id}
              pedido={pedido}
              onAbrir={setAberto}
              onFechar={() => fechar(pedido.id)}
            />
          ))}
        </section>
      )}
      <Suspense>
        {aberto !== null && <AndamentoDialog disparoId={aberto} onClose={() => setAberto(null)} />}
      </Suspense>
    </>
  )
}

interface LinhaProps {
  pedido: Pedido
  onAbrir: (disparoId: number) => void
  onFechar: () => void
}

function LinhaDoPedido({ pedido, onAbrir, onFechar }: LinhaProps) {
  return (
    <div className={css.pedido}>
      <ul className={css.viagens}>
        {pedido.viagens.map((viagem) => (
          <LinhaDaViagem key={viagem.endereco} viagem={viagem} conteudo={pedido.conteudo} onAbrir={onAbrir} />
        ))}
      </ul>
      <Button variante="icone" aria-label={t.fechar} icone={<X aria-hidden="true" />} onPress={onFechar} />
    </div>
  )
}

interface ViagemProps {
  viagem: Viagem
  conteudo: Pedido['conteudo']
  onAbrir: (disparoId: number) => void
}

function LinhaDaViagem({ viagem, conteudo, onAbrir }: ViagemProps) {
  const { meio, endereco, disparos } = viagem
  const para = enderecoTexto(meio, endereco) ?? t.papel
  const estados = porEstado(disparos)
  return (
    <li className={css.viagem}>
      <span className={css.para}>
        {MEIOS[meio]} · {t.oQue(conteudo === 'barra', disparos.length)} · <span translate="no">{para}</span>
      </span>
      {estados.map(([estado, nele]) => (
        <Estado key={estado} disparo={nele[0]!} quantos={estados.length > 1 ? nele.length : null} />
      ))}
      {disparos.slice(0, meio === 'email' ? 1 : undefined).map((disparo) => (
        <Button
          key={disparo.id}
          variante="discreto"
          aria-label={t.detalhesDe(nomeDoDisparo(disparo))}
          onPress={() => onAbrir(disparo.id)}
        >
          {t.detalhes}
        </Button>
      ))}
    </li>
  )
}

function Estado({ disparo, quantos }: { disparo: Disparo; quantos: number | null }) {
  const { rotulo, tom } = situacaoDoDisparo(disparo)
  return (
    <>
      <Badge tom={tom}>{quantos === null ? rotulo : `${quantos} ${rotulo}`}</Badge>
      <time dateTime={disparo.estadoEm} className={css.hora}>
        {horaTexto(disparo.estadoEm)}
      </time>
    </>
  )
}

/** Says once what became of each, when it does; what was so when the page opened is no news. */
function useNoticias(vivos: readonly Disparo[]): string {
  const known = useRef<ReadonlyMap<number, EstadoDisparo>>(new Map())
  const [dito, setDito] = useState('')
  useEffect(() => {
    const news = noticias(known.current, vivos)
    known.current = new Map(vivos.map(({ id, estado }) => [id, estado]))
    if (news.length === 0) return
    const sentences = news.map(
      (disparo) => `${nomeDoDisparo(disparo)}: ${situacaoDoDisparo(disparo).rotulo}.`,
    )
    setDito(sentences.join(' '))
  }, [vivos])
  return dito
}
