import { Button } from '#ui/button.tsx'
import { caminhoTexto, type Grupo } from '../arvore.ts'
import { textos } from '../textos.ts'
import css from './parametros.module.css'

export interface ArvoreNavProps {
  raiz: Grupo
  /** The chosen group; the empty path is everything. */
  escolhido: readonly string[]
  onChoose: (caminho: readonly string[]) => void
}

/** The groups, one inside the other; each shows only its own parameters and those below it. */
export function ArvoreNav({ raiz, escolhido, onChoose }: ArvoreNavProps) {
  return (
    <nav aria-label={textos.arvore} className={css.arvore}>
      <Ramo grupo={raiz} escolhido={escolhido} onChoose={onChoose} />
    </nav>
  )
}

function Ramo({ grupo, escolhido, onChoose }: { grupo: Grupo } & Omit<ArvoreNavProps, 'raiz'>) {
  const isChosen = caminhoTexto(grupo.caminho) === caminhoTexto(escolhido)
  return (
    <>
      <Button
        variante="discreto"
        className={css.ramo ?? ''}
        aria-current={isChosen}
        onPress={() => onChoose(grupo.caminho)}
      >
        {grupo.caminho.at(-1) ?? textos.todos}
      </Button>
      {grupo.grupos.length > 0 && (
        <ul>
          {grupo.grupos.map((child) => (
            <li key={caminhoTexto(child.caminho)}>
              <Ramo grupo={child} escolhido={escolhido} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
