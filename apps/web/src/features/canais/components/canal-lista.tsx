import type { Canal, CanalConfigurado } from '@ramal/shared/contracts/canais.ts'
import { CANAIS } from '#textos/rotulos.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import css from '#ui/editor.module.css'

const { situacoes: t } = textos

export interface CanalListaProps {
  canais: readonly CanalConfigurado[]
  escolhido: Canal
  onChoose: (canal: Canal) => void
}

export function CanalLista({ canais, escolhido, onChoose }: CanalListaProps) {
  return (
    <nav className={css.lista} aria-label={textos.lista}>
      <ul>
        {canais.map((canal) => (
          <li key={canal.canal}>
            <Button
              variante="discreto"
              className={css.item}
              aria-current={canal.canal === escolhido}
              onPress={() => onChoose(canal.canal)}
            >
              <strong>{CANAIS[canal.canal]}</strong>
              <Situacao canal={canal} />
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Situacao({ canal: { ajustes, ativo, testeBom, pendentes } }: { canal: CanalConfigurado }) {
  if (ajustes === null) {
    return (
      <span className={css.selos}>
        <Badge>{t.semConfiguracao}</Badge>
      </span>
    )
  }
  return (
    <span className={css.selos}>
      <Badge tom={ativo ? 'bom' : 'neutro'}>{ativo ? t.ativo : t.parado}</Badge>
      {testeBom !== null && (
        <Badge tom={testeBom ? 'bom' : 'ruim'}>{testeBom ? t.testeBom : t.testeRuim}</Badge>
      )}
      {pendentes > 0 && <Badge tom="atencao">{t.pendentes(pendentes)}</Badge>}
    </span>
  )
}
