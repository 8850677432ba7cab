import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { useAtalho } from '#ui/use-atalho.ts'
import { needsAnswer } from '../ficha.ts'
import type { Linha } from '../linha.ts'
import { textos } from '../textos.ts'
import type { Origem } from '../use-ficha-form.ts'
import type { Pendentes as Escolha } from '../use-registrar.ts'
import css from './ficha.module.css'

export interface PendentesProps {
  pending: readonly Linha[]
  origem: Origem
  onChoose: (escolha: Escolha) => void
  onVoltar: () => void
}

/**
 * Says what will be recorded of the fields that nobody answered, before a second key records it: Ctrl+Enter,
 * or plain Enter. Stands where the actions were.
 */
export function Pendentes({ pending, origem, onChoose, onVoltar }: PendentesProps) {
  useAtalho(TECLAS.salvar, () => onChoose('todos'))
  const rest = pending.filter((linha) => !needsAnswer(linha))
  const asTheyAre = namesOf(rest.filter(({ valor }) => valor !== ''))
  const untold = namesOf(rest.filter(({ valor }) => valor === ''))
  return (
    <div className={css.pendentes} role="alert">
      <p>
        <strong>{textos.faltam(pending.length)}</strong> {asTheyAre && textos.comoEstao(asTheyAre)}{' '}
        {untold && textos.ficamSem(untold)}
      </p>
      <div className={css.acoes}>
        <Button onPress={onVoltar}>{textos.voltar}</Button>
        {origem === 'alteracao_cadastral' && (
          <Button onPress={() => onChoose('respondidos')}>{textos.soRespondidos}</Button>
        )}
        <Button variante="primario" tecla={TECLAS.salvar} autoFocus onPress={() => onChoose('todos')}>
          {textos.confirmarTodos}
        </Button>
      </div>
    </div>
  )
}

const namesOf = (linhas: readonly Linha[]) => linhas.map(({ campo }) => textos.campos[campo]).join(', ')
