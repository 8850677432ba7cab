import type { DisparoDetalhe, PassoDisparo } from '@ramal/shared/contracts/disparos.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { passoTexto } from '#textos/andamento.ts'
import { nomeDoDisparo, situacaoDoDisparo } from '#textos/disparo.ts'
import { MEIOS } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { instanteTexto } from '#ui/formats.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { disparoQuery } from '../api/disparo-query.ts'
import { textos } from '../textos.ts'
import css from './andamento.module.css'

const t = textos.andamento

/** Everything that happened to one disparo, in order, to the second: what proves it. */
export function AndamentoDialog({ disparoId, onClose }: { disparoId: number; onClose: () => void }) {
  const [id, setId] = useState(disparoId)
  const query = useQuery(disparoQuery(id))
  return (
    <Dialog titulo={t.titulo} onClose={onClose}>
      <QueryBlock query={query} linhas={8}>
        {(disparo) => <Andamento disparo={disparo} onOutro={setId} />}
      </QueryBlock>
    </Dialog>
  )
}

interface AndamentoProps {
  disparo: DisparoDetalhe
  onOutro: (id: number) => void
}

function Andamento({ disparo, onOutro }: AndamentoProps) {
  const { rotulo, tom } = situacaoDoDisparo(disparo)
  const { meio, protocolo, digitado, externoId, messageId, documentoHash } = disparo
  const prova = [
    [t.protocolo, protocolo],
    [t.mensagem, externoId ?? messageId],
    [t.documento, documentoHash],
  ] as const
  return (
    <div className={css.pilha}>
      <p className={css.nome}>
        <strong>{nomeDoDisparo(disparo)}</strong>
        <span>
          {MEIOS[meio]}
          {digitado && ` · ${t.digitado}`}
        </span>
        <Badge tom={tom}>{rotulo}</Badge>
      </p>
      <ol className={css.passos} aria-label={t.titulo}>
        {disparo.passos.map((passo) => (
          <Passo key={`${passo.em} ${passo.tipo} ${passo.resultado}`} passo={passo} onOutro={onOutro} />
        ))}
      </ol>
      <dl className={css.prova}>
        {prova.map(
          ([nome, valor]) =>
            valor !== null && (
              <div key={nome}>
                <dt>{nome}</dt>
                <dd translate="no">{valor}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  )
}

function Passo({ passo, onOutro }: { passo: PassoDisparo; onOutro: (id: number) => void }) {
  const { titulo, detalhe, tom } = passoTexto(passo)
  const { em, disparoId } = passo
  return (
    <li className={css.passo} data-tom={tom}>
      <time dateTime={em}>{instanteTexto(em)}</time>
      <div className={css.texto}>
        <span>{titulo}</span>
        {detalhe !== '' && <span className={css.detalhe}>{detalhe}</span>}
        {disparoId !== null && (
          <Button variante="discreto" onPress={() => onOutro(disparoId)}>
            {t.outro}
          </Button>
        )}
      </div>
    </li>
  )
}
