import { suggestEmail } from '@ramal/shared/domain/email.ts'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { SITUACOES_CONTATO } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { accepted, type Linha, type Resultado } from '../linha.ts'
import { focusNextStop } from '../paradas.ts'
import { textos } from '../textos.ts'
import type { FichaForm } from '../use-ficha-form.ts'
import { CampoControl } from './campo-control.tsx'
import { ResultadoRadios } from './resultado-radios.tsx'
import css from './ficha.module.css'

const DOUBTFUL = new Set(['devolvido', 'duvidoso', 'recusado'])

/** One field with its answer. One key answers and goes to the next: Enter, Shift+Enter or Ctrl+Delete. */
export function CampoRow({ linha, act }: { linha: Linha; act: FichaForm['act'] }) {
  const { campo, resultado } = linha
  const meant = campo === 'email' && resultado === 'corrigido' ? suggestEmail(linha.valor) : null
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const answer = answerOf(event)
    if (answer === null || event.target instanceof HTMLButtonElement) return
    // Before the control itself sees it: a date or a list has its own use for these keys.
    event.preventDefault()
    event.stopPropagation()
    const row = event.currentTarget
    if (answer === 'aceitar' && isHalfTyped(row)) {
      return act({ tipo: 'recusar', erros: new Map([[campo, textos.erros.dataIncompleta]]) })
    }
    flushSync(() =>
      act(answer === 'aceitar' ? { tipo: answer, campo } : { tipo: 'responder', campo, resultado: answer }),
    )
    if (answer !== 'aceitar' || accepted(linha).erro === null) focusNextStop(row)
  }
  return (
    <div
      role="group"
      aria-label={textos.campos[campo]}
      className={cx(css.linha, resultado !== null && css.respondida)}
      data-parada={resultado === null ? 'aberta' : 'feita'}
      data-campo={campo}
      onKeyDownCapture={onKeyDown}
      onBlurCapture={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget) && isHalfTyped(currentTarget)) {
          act({ tipo: 'recusar', erros: new Map([[campo, textos.erros.dataIncompleta]]) })
        }
      }}
    >
      <CampoControl linha={linha} onChange={(valor) => act({ tipo: 'digitar', campo, valor })} />
      <ResultadoRadios
        linha={linha}
        onChange={(chosen) => act({ tipo: 'responder', campo, resultado: chosen })}
      />
      <Situacao situacao={linha.situacao} />
      {meant && (
        <p className={css.nota}>
          {textos.quisDizer}
          <Button variante="discreto" onPress={() => act({ tipo: 'digitar', campo, valor: meant })}>
            {meant}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Only what makes the agent ask again; a contact in order needs no word. */
function Situacao({ situacao }: { situacao: string | null }) {
  if (!situacao || !DOUBTFUL.has(situacao)) return null
  const { rotulo, tom } = SITUACOES_CONTATO[situacao as keyof typeof SITUACOES_CONTATO]
  return (
    <p className={css.nota}>
      <Badge tom={tom}>{rotulo}</Badge>
    </p>
  )
}

function answerOf(
  event: KeyboardEvent,
): 'aceitar' | Extract<Resultado, 'nao_informou' | 'nao_possui'> | null {
  const isCtrl = event.ctrlKey || event.metaKey
  if (event.altKey || event.nativeEvent.isComposing) return null
  if (event.key === 'Enter' && !isCtrl) return event.shiftKey ? 'nao_informou' : 'aceitar'
  return event.key === 'Delete' && isCtrl ? 'nao_possui' : null
}

/** A date with some parts typed and some not has no value yet; taking it for empty would lose what was typed. */
function isHalfTyped(row: HTMLElement): boolean {
  const parts = [...row.querySelectorAll('[role="spinbutton"]')]
  const open = parts.filter((part) => part.hasAttribute('data-placeholder')).length
  return open > 0 && open < parts.length
}
