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
import { Resultado } from './resultado.tsx'
import pagina from '#ui/pagina.module.css'

const t = textos.faturas
const ENDINGS = ['.xml', '.zip', '.csv', '.json']

/** The bills of the billing system, their cancellations, and those older than the NF3e. */
export function ImportarFaturas() {
  const { field, read, clear } = useArquivos({ endings: ENDINGS, multiple: true })
  const [jaImpressa, setJaImpressa] = useState(false)
  const [historico, setHistorico] = useState(false)
  const { importacao, send } = useImportarFaturas()
  const importar = () => {
    const form = read()
    if (!form) return
    const query = { jaImpressa: String(jaImpressa), historico: String(historico) }
    send({ form, query }, clear)
  }
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p>{t.explicacao}</p>
        <ArquivoField label={t.arquivos} field={field} isDisabled={importacao.isPending} />
        <Checkbox isSelected={jaImpressa} onChange={setJaImpressa} isDisabled={importacao.isPending}>
          {t.jaImpressa}
        </Checkbox>
        <Checkbox isSelected={historico} onChange={setHistorico} isDisabled={importacao.isPending}>
          {t.historico}
        </Checkbox>
        {historico && <p className={pagina.nota}>{t.historicoAjuda}</p>}
        <div className={pagina.acoes}>
          <Button
            variante="primario"
            icone={<Upload aria-hidden="true" />}
            isPending={importacao.isPending}
            onPress={importar}
          >
            {t.importar}
          </Button>
        </div>
        <Andamento importacao={importacao}>{(resultado) => <Resultado resultado={resultado} />}</Andamento>
      </div>
    </Panel>
  )
}
