import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { cx } from './cx.ts'
import css from './tabs.module.css'

export interface Aba<T extends string> {
  id: T
  rotulo: ReactNode
  conteudo: ReactNode
}

export interface TabsProps<T extends string> {
  /** What the tabs are about, for screen readers. */
  label: string
  abas: readonly Aba<T>[]
  aba: T
  onChange: (aba: T) => void
}

/** Arrow keys change the tab; only the chosen panel exists. */
export function Tabs<T extends string>({ label, abas, aba, onChange }: TabsProps<T>) {
  return (
    <AriaTabs selectedKey={aba} onSelectionChange={(key) => onChange(key as T)} className={cx(css.abas)}>
      <TabList aria-label={label} className={cx(css.lista)}>
        {abas.map(({ id, rotulo }) => (
          <Tab key={id} id={id} className={cx(css.aba)}>
            {rotulo}
          </Tab>
        ))}
      </TabList>
      {abas.map(({ id, conteudo }) => (
        <TabPanel key={id} id={id} className={cx(css.painel)}>
          {conteudo}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
