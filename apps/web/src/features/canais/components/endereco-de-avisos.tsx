import type { CanalConfigurado } from '@ramal/shared/contracts/canais.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { textos } from '../textos.ts'
import css from '#ui/editor.module.css'

/** Where the provider calls, to be given to it; nothing where it does not call. */
export function EnderecoDeAvisos({ canal: { canal, urlDeAvisos } }: { canal: CanalConfigurado }) {
  if (urlDeAvisos === null) return null
  return (
    <dl className={css.registro}>
      <dt>{textos.endereco[canal]}</dt>
      <dd>
        <code>{urlDeAvisos}</code>
        <CopyButton texto={urlDeAvisos} oQue={textos.endereco.oQue} />
      </dd>
    </dl>
  )
}
