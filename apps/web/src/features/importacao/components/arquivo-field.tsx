import { FileUp, X } from 'lucide-react'
import { useId } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { tamanhoTexto } from '#ui/formats.ts'
import { textos } from '../textos.ts'
import type { ArquivosForm } from '../use-arquivos.ts'
import pagina from '#ui/pagina.module.css'
import css from './importacao.module.css'

const t = textos.escolha
/** As many names as fit beside the form; a batch has thousands. */
const NAMED_AT_MOST = 8

export interface ArquivoFieldProps {
  label: string
  field: ArquivosForm['field']
  isDisabled: boolean
}

/** Files by the system's dialog, by drag and drop or by Ctrl+V, each of which can be taken out again. */
export function ArquivoField({ label, field, isDisabled }: ArquivoFieldProps) {
  const { endings, multiple, files, errorMessage, buttonRef, add } = field
  const id = useId()
  const described = errorMessage === null ? {} : { 'aria-describedby': `${id}-erro` }
  return (
    <div className={css.campo} role="group" aria-labelledby={id}>
      <span id={id} className={css.rotulo}>
        {label}
      </span>
      <DropZone
        aria-label={t.solte(label)}
        className={cx(css.solta)}
        data-invalido={errorMessage !== null}
        isDisabled={isDisabled}
        onDrop={({ items }) => {
          const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))
          void Promise.all(files).then(add)
        }}
      >
        <FileTrigger
          acceptedFileTypes={endings}
          allowsMultiple={multiple}
          onSelect={(list) => add([...(list ?? [])])}
        >
          <Button
            ref={buttonRef}
            icone={<FileUp aria-hidden="true" />}
            isDisabled={isDisabled}
            {...described}
          >
            {multiple ? t.varios : t.um}
          </Button>
        </FileTrigger>
        <span className={pagina.nota}>{t.ouSolte(multiple)}</span>
      </DropZone>
      {errorMessage !== null && (
        <span id={`${id}-erro`} className={css.erro} role="alert">
          {errorMessage}
        </span>
      )}
      {files.length > 0 && <Chosen field={field} isDisabled={isDisabled} />}
    </div>
  )
}

function Chosen({ field: { files, remove }, isDisabled }: Pick<ArquivoFieldProps, 'field' | 'isDisabled'>) {
  const more = files.length - NAMED_AT_MOST
  return (
    <ul className={css.escolhidos} aria-label={t.escolhidos}>
      {files.slice(0, NAMED_AT_MOST).map((file) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`}>
          <span className={css.nomeArquivo}>{file.name}</span>
          <span className={pagina.nota}>{tamanhoTexto(file.size)}</span>
          <Button
            variante="icone"
            aria-label={t.tirar(file.name)}
            icone={<X aria-hidden="true" />}
            isDisabled={isDisabled}
            onPress={() => remove(file)}
          />
        </li>
      ))}
      {more > 0 && <li className={pagina.nota}>{t.mais(more)}</li>}
    </ul>
  )
}
