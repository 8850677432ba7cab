import type { FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { textos } from '../textos.ts'
import type { FichaForm } from '../use-ficha-form.ts'
import { CampoRow } from './campo-row.tsx'
import css from './ficha.module.css'

export interface BlocoProps {
  source: FichaRecadastramento
  form: FichaForm
}

/** The UC: its number, its contacts, and whatever follows from them. */
export function BlocoUc({ source, form, children }: BlocoProps & { children: ReactNode }) {
  const { numero, numeroAnterior, nome } = source
  return (
    <section className={css.bloco} aria-labelledby="recadastramento-uc">
      <h3 id="recadastramento-uc">{textos.blocos.uc}</h3>
      <p className={css.identificacao}>
        <strong>{formatUcNumber(numero)}</strong>
        {numeroAnterior && <span>{textos.anterior(numeroAnterior)}</span>}
        <span>{nome}</span>
      </p>
      <Linhas bloco="uc" form={form} />
      {form.asksToSwap && <Trocar form={form} />}
      {children}
    </section>
  )
}

/** The person or company behind the UC, unless they were asked at another of their UCs. */
export function BlocoConsumidor({ form }: BlocoProps) {
  return (
    <section className={css.bloco} aria-labelledby="recadastramento-consumidor">
      <h3 id="recadastramento-consumidor">{textos.blocos.consumidor}</h3>
      {form.ficha.comConsumidor ? (
        <Linhas bloco="consumidor" form={form} />
      ) : (
        <p className={css.nota}>
          {textos.jaPerguntado}
          <Button variante="discreto" onPress={() => form.act({ tipo: 'perguntarConsumidor' })}>
            {textos.perguntar}
          </Button>
        </p>
      )}
    </section>
  )
}

function Linhas({ bloco, form }: { bloco: 'uc' | 'consumidor'; form: FichaForm }) {
  const linhas = form.asked.filter((linha) => linha.bloco === bloco)
  return linhas.map((linha) => <CampoRow key={linha.campo} linha={linha} act={form.act} />)
}

function Trocar({ form }: { form: FichaForm }) {
  const { trocar } = form.ficha
  return (
    <div className={css.trocar} data-parada={trocar === null ? 'aberta' : 'feita'}>
      <Segmented
        label={textos.trocar.pergunta}
        opcoes={[
          { valor: 'sim', rotulo: textos.trocar.sim },
          { valor: 'nao', rotulo: textos.trocar.nao },
        ]}
        valor={trocar === null ? null : trocar ? 'sim' : 'nao'}
        onChange={(valor) => form.act({ tipo: 'trocar', trocar: valor === 'sim' })}
      />
    </div>
  )
}
