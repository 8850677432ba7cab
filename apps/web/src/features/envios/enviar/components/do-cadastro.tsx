import type { Destinos } from '@ramal/shared/contracts/destinos.ts'
import { type KeyboardEvent, useState } from 'react'
import type { MeioComEndereco } from '#forms/endereco.ts'
import { enderecoTexto } from '#textos/valores.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { ContextMenu, type ItemMenu, type Ponto, pontoDe } from '#ui/menu.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { matchesTecla, type Tecla, teclaAria } from '#ui/tecla.ts'
import { textos } from '../textos.ts'
import type { EnviarForm } from '../use-enviar-form.ts'
import css from './enviar.module.css'

type Selecao = 'todos' | 'nenhum' | 'inverter'
type Cadastro = readonly Destinos['itens'][number][]

const item = (id: Selecao, tecla: Tecla) => ({ id, rotulo: textos.selecao[id], tecla })

const ITENS = [
  item('todos', { key: 'a', ctrl: true }),
  item('nenhum', { key: 'd', ctrl: true }),
  item('inverter', { key: 'i', ctrl: true }),
] satisfies ItemMenu<Selecao>[]

/** The addresses on file, as soon as they are known. */
export function DoCadastro({ form, meio }: { form: EnviarForm; meio: MeioComEndereco }) {
  const { destinos, cadastro, marcados, change } = form
  if (destinos.error && !destinos.data) {
    return <ErrorBlock mensagem={destinos.error.message} onRetry={() => void destinos.refetch()} />
  }
  if (!destinos.data) return <Skeleton linhas={2} />
  if (cadastro.length === 0) return <p className={css.origem}>{textos.nenhumNoCadastro}</p>
  const onChange = (marcados: string[]) => change({ marcados })
  return <Lista cadastro={cadastro} meio={meio} marcados={marcados} onChange={onChange} />
}

interface ListaProps {
  cadastro: Cadastro
  meio: MeioComEndereco
  marcados: readonly string[]
  onChange: (marcados: string[]) => void
}

/** Each with its box; all, none and the others by buttons, by keys and by the menu of the right click. */
function Lista({ cadastro, meio, marcados, onChange }: ListaProps) {
  const [ponto, setPonto] = useState<Ponto | null>(null)
  const select = (selecao: Selecao) => onChange(chosenBy(selecao, cadastro, marcados))
  const onKeyDown = (event: KeyboardEvent) => {
    const meant = ITENS.find(({ tecla }) => matchesTecla(event.nativeEvent, tecla))
    if (!meant) return
    event.preventDefault()
    event.stopPropagation()
    select(meant.id)
  }
  const toggle = (endereco: string, isSelected: boolean) =>
    onChange(isSelected ? [...marcados, endereco] : marcados.filter((each) => each !== endereco))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the boxes in it have the focus
    <div
      role="group"
      aria-label={textos.selecao.rotulo}
      onKeyDownCapture={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault()
        setPonto(pontoDe(event))
      }}
    >
      <ul className={css.cadastro}>
        {cadastro.map((destino) => (
          <Destino
            key={destino.endereco}
            destino={destino}
            meio={meio}
            isSelected={marcados.includes(destino.endereco)}
            onChange={(isSelected) => toggle(destino.endereco, isSelected)}
          />
        ))}
      </ul>
      {cadastro.length > 1 && <Botoes onSelect={select} />}
      {ponto && (
        <ContextMenu
          label={textos.selecao.rotulo}
          itens={ITENS}
          ponto={ponto}
          onAction={select}
          onClose={() => setPonto(null)}
        />
      )}
    </div>
  )
}

function Botoes({ onSelect }: { onSelect: (selecao: Selecao) => void }) {
  return (
    <div className={css.selecao}>
      {ITENS.map(({ id, rotulo, tecla }) => (
        <Button
          key={id}
          variante="discreto"
          onPress={() => onSelect(id)}
          aria-keyshortcuts={teclaAria(tecla)}
        >
          {rotulo}
        </Button>
      ))}
    </div>
  )
}

interface DestinoProps {
  destino: Destinos['itens'][number]
  meio: MeioComEndereco
  isSelected: boolean
  onChange: (isSelected: boolean) => void
}

function Destino({ destino: { endereco, origem, aviso }, meio, isSelected, onChange }: DestinoProps) {
  return (
    <li className={css.destino}>
      <Checkbox isSelected={isSelected} onChange={onChange}>
        {enderecoTexto(meio, endereco)}
      </Checkbox>
      <span className={css.origem}>{textos.origens[origem]}</span>
      {aviso !== null && <span className={css.aviso}>{aviso}</span>}
    </li>
  )
}

function chosenBy(selecao: Selecao, cadastro: Cadastro, marcados: readonly string[]): string[] {
  const all = cadastro.map(({ endereco }) => endereco)
  if (selecao === 'todos') return all
  return selecao === 'nenhum' ? [] : all.filter((endereco) => !marcados.includes(endereco))
}
