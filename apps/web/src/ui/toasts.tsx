// React Aria calls its toasts unstable: this file and toast.ts are all that know them.
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
  Text,
} from 'react-aria-components/Toast'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { DesfazerButton } from './desfazer-button.tsx'
import { toastQueue } from './toast.ts'
import css from './toasts.module.css'

const subscribe = (onChange: () => void) => toastQueue.subscribe(onChange)
const hasToasts = () => toastQueue.visibleToasts.length > 0

/** Rendered once, by the shell. It is a landmark that screen readers announce; F6 goes there. */
export function Toasts() {
  // The region registers as a landmark when it mounts, and only with an element, which it has only while a notice shows.
  return useSyncExternalStore(subscribe, hasToasts) ? <Regiao /> : null
}

function Regiao() {
  return (
    <ToastRegion queue={toastQueue} aria-label="Avisos" className={cx(css.regiao)}>
      {({ toast: item }) => (
        <AriaToast toast={item} className={cx(css.aviso, css[item.content.tom])}>
          {item.content.tom === 'bom' ? (
            <CircleCheck size={16} aria-hidden="true" />
          ) : (
            <CircleAlert size={16} aria-hidden="true" />
          )}
          {/* What can be undone is good news that may wait for the end of the sentence; all else interrupts. */}
          <ToastContent className={cx(css.texto)} role={item.content.desfazer ? 'status' : 'alert'}>
            <Text slot="title">{item.content.texto}</Text>
          </ToastContent>
          {item.content.desfazer && (
            <DesfazerButton
              {...item.content.desfazer}
              onPress={() => {
                item.content.desfazer?.agir()
                toastQueue.close(item.key)
              }}
            />
          )}
          <Button slot="close" variante="icone" aria-label="Fechar aviso" icone={<X aria-hidden="true" />} />
        </AriaToast>
      )}
    </ToastRegion>
  )
}
