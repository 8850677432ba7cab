import { Upload } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Panel } from '#ui/panel.tsx'
import { useImportarFaturas } from '../api/importar.ts'
import { textos } from '../textos.ts'
import { useArquivos } from '../use-arquivos.ts'
import { Andamento } from './andamento.tsx'
import { ArquivoField } from './arquivo-field.tsx'
import css from './importacao.module.css'

const t = textos.faturas

/** The bills of the billing system, as XML or zip. */
export function ImportarFaturas() {
  const { field, read } = useArquivos()
  const [jaImpressa, setJaImpressa] = useState(false)
  const importacao = useImportarFaturas()
  const send = () => {
    const form = read()
    if (form) importacao.mutate({ form, query: { jaImpressa: String(jaImpressa) } })
  }
  return (
    <Panel titulo={t.titulo}>
      <div className={css.pilha}>
        <p>{t.explicacao}</p>
        <ArquivoField
          label={t.arquivos}
          accept=".xml,.zip,application/xml,application/zip"
          multiple
          {...field}
        />
        <Checkbox isSelected={jaImpressa} onChange={setJaImpressa}>
          {t.jaImpressa}
        </Checkbox>
        <div className={css.acoes}>
          <Button
            variante="primario"
            icone={<Upload aria-hidden="true" />}
            isPending={importacao.isPending}
            onPress={send}
          >
            {t.importar}
          </Button>
        </div>
        <Andamento importacao={importacao} />
      </div>
    </Panel>
  )
}
