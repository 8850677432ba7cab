import { FlaskConical, Upload } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { Panel } from '#ui/panel.tsx'
import { useImportarCadastro } from '../api/importar.ts'
import { textos } from '../textos.ts'
import { useArquivos } from '../use-arquivos.ts'
import { Andamento } from './andamento.tsx'
import { ArquivoField } from './arquivo-field.tsx'
import { Resultado } from './resultado.tsx'
import pagina from '#ui/pagina.module.css'

const t = textos.cadastro
const ENDINGS = ['.csv']

/** The UCs of the distributor as CSV; *Simular* tells everything and keeps nothing. */
export function ImportarCadastro() {
  const { field, read, clear } = useArquivos({ endings: ENDINGS })
  const { importacao, send } = useImportarCadastro()
  const importar = (simular: boolean) => {
    const form = read()
    // A dry run is followed by the real one, with the same file.
    if (form) send({ form, query: { simular: String(simular) } }, () => !simular && clear())
  }
  return (
    <Panel titulo={t.titulo}>
      <div className={pagina.pilha}>
        <p>{t.explicacao}</p>
        <ArquivoField label={t.arquivo} field={field} isDisabled={importacao.isPending} />
        <div className={pagina.acoes}>
          <Button
            icone={<FlaskConical aria-hidden="true" />}
            isDisabled={importacao.isPending}
            onPress={() => importar(true)}
          >
            {t.simular}
          </Button>
          <Button
            variante="primario"
            icone={<Upload aria-hidden="true" />}
            isPending={importacao.isPending}
            onPress={() => importar(false)}
          >
            {t.importar}
          </Button>
        </div>
        <Andamento importacao={importacao}>{(resultado) => <Resultado resultado={resultado} />}</Andamento>
      </div>
    </Panel>
  )
}
