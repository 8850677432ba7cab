import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { textos } from '../textos.ts'
import css from '#ui/editor.module.css'

export interface ContaListaProps {
  contas: readonly ContaEmail[]
  /** Null while a new one is being made. */
  escolhida: number | null
  onChoose: (contaId: number | null) => void
}

export function ContaLista({ contas, escolhida, onChoose }: ContaListaProps) {
  return (
    <nav className={css.lista} aria-label={textos.lista}>
      <Button aria-current={escolhida === null} onPress={() => onChoose(null)}>
        {textos.nova}
      </Button>
      <ul>
        {contas.map((conta) => (
          <li key={conta.id}>
            <Button
              variante="discreto"
              className={css.item}
              aria-current={conta.id === escolhida}
              onPress={() => onChoose(conta.id)}
            >
              <strong>{conta.nome}</strong>
              <span className={css.ajuda}>{conta.remetenteEndereco}</span>
              <Situacao conta={conta} />
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Situacao({ conta: { padrao, ativa, testeBom } }: { conta: ContaEmail }) {
  return (
    <span className={css.selos}>
      {padrao && <Badge tom="bom">{textos.padrao}</Badge>}
      {!ativa && <Badge>{textos.parada}</Badge>}
      {testeBom === null && <Badge>{textos.semTeste}</Badge>}
      {testeBom !== null && (
        <Badge tom={testeBom ? 'bom' : 'ruim'}>{testeBom ? textos.testeBom : textos.testeRuim}</Badge>
      )}
    </span>
  )
}
