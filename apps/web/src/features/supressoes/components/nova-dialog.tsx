import { useState } from 'react'
import { TECLAS } from '#app/teclas.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.ts'
import { useCriarSupressao } from '../api/mudar-supressoes.ts'
import { textos } from '../textos.ts'
import pagina from '#ui/pagina.module.css'

const t = textos.nova

interface Digitado {
  endereco: string
  evidencia: string
  dias: string
}

const VAZIO: Digitado = { endereco: '', evidencia: '', dias: '' }

/** Empty is null, for ever; what is no number is NaN. */
const readDias = (text: string): number | null =>
  text.trim() === '' ? null : /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN

export function NovaDialog({ onClose }: { onClose: () => void }) {
  const [digitado, setDigitado] = useState(VAZIO)
  const [diasErrado, setDiasErrado] = useState(false)
  const { mutate, isPending, error } = useCriarSupressao()
  const campos = error?.campos ?? []

  const submit = () => {
    const dias = readDias(digitado.dias)
    setDiasErrado(Number.isNaN(dias))
    if (Number.isNaN(dias) || isPending) return
    const onSuccess = () => {
      toast.feito(t.feito)
      onClose()
    }
    mutate({ body: { ...digitado, dias } }, { onSuccess })
  }
  return (
    <Dialog
      titulo={t.titulo}
      onClose={onClose}
      onSubmit={submit}
      submitTecla={TECLAS.salvar}
      isDirty={Object.values(digitado).some((text) => text !== '')}
      acoes={
        <>
          <Button onPress={onClose}>{t.cancelar}</Button>
          <Button type="submit" variante="primario" isPending={isPending}>
            {t.salvar}
          </Button>
        </>
      }
    >
      {error && campos.length === 0 && <ErrorBlock mensagem={error.message} />}
      <NovaCampos
        digitado={digitado}
        onChange={setDigitado}
        fault={(campo) =>
          campo === 'dias' && diasErrado ? t.diasErro : campos.find((item) => item.campo === campo)?.mensagem
        }
      />
    </Dialog>
  )
}

interface NovaCamposProps {
  digitado: Digitado
  onChange: (digitado: Digitado) => void
  fault: (campo: keyof Digitado) => string | undefined
}

function NovaCampos({ digitado, onChange, fault }: NovaCamposProps) {
  const field = (campo: keyof Digitado) => ({
    label: t[campo],
    value: digitado[campo],
    onChange: (text: string) => onChange({ ...digitado, [campo]: text }),
    errorMessage: fault(campo),
  })
  return (
    <div className={pagina.pilha}>
      <TextField {...field('endereco')} inputMode="email" maxLength={254} autoFocus />
      <TextField {...field('evidencia')} maxLength={500} />
      <TextField {...field('dias')} description={t.diasAjuda} inputMode="numeric" />
    </div>
  )
}
