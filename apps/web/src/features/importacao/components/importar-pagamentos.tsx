import { Upload } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { useImportarPagamentos } from '../api/importar.ts'
import { textos } from '../textos.ts'
import { useArquivos } from '../use-arquivos.ts'
import { Andamento } from './andamento.tsx'
import { ArquivoField } from './arquivo-field.tsx'
import { ResultadoPagamentos } from './resultado-pagamentos.tsx'
import pagina from '#ui/pagina.module.css'

const t = textos.pagamentos

/** What banks were paid. Every bank names its files its own way, so any name is taken: the server reads what is inside. */
export function ImportarPagamentos() {
  const { field, read, clear } = useArquivos({})
  const { importacao, send } = useImportarPagamentos()
  const importar = () => {
    const form = read()
    if (form) send({ form }, clear)
  }
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p>{t.explicacao}</p>
        <ArquivoField label={t.arquivo} field={field} isDisabled={importacao.isPending} />
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
        <Andamento importacao={importacao}>
          {(resultado) => <ResultadoPagamentos resultado={resultado} />}
        </Andamento>
      </div>
    </Panel>
  )
}
