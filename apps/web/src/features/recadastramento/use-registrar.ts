import { useState } from 'react'
import type { ProblemaError } from '#api/problema-error.ts'
import { toast } from '#ui/toast.ts'
import { useRegistrarRecadastramento } from './api/registrar-recadastramento.ts'
import { camposDe, faultsOf, trocarDe } from './envio.ts'
import { asked, asksToSwap, type Ficha, fichaReducer, needsAnswer, pending } from './ficha.ts'
import { textos } from './textos.ts'
import type { FichaForm, Origem } from './use-ficha-form.ts'

/** `perguntar` stops at what nobody answered; `todos` confirms it; `respondidos` leaves it out. */
export type Pendentes = 'perguntar' | 'todos' | 'respondidos'

export interface RegistrarOptions {
  ucId: number
  atendimentoId: number | null
  origem: Origem
  form: FichaForm
  onClose: () => void
}

/** Saving the ficha, or the refusal. `falta` says that the unanswered fields are being asked about. */
export function useRegistrar({ ucId, atendimentoId, origem, form, onClose }: RegistrarOptions) {
  const [falta, setFalta] = useState(false)
  const [erro, setErro] = useState<string | null>(null)
  const { mutate, isPending } = useRegistrarRecadastramento(ucId)
  const stop = (sentence: string | null) => {
    setFalta(false)
    setErro(sentence)
  }
  const send = (ficha: Ficha, aceito: boolean) => {
    const campos = aceito ? camposDe(ficha) : []
    const body = { aceito, origem, atendimentoId, campos, trocarNoEnvioDigital: aceito && trocarDe(ficha) }
    mutate(
      { params: { id: ucId }, body },
      {
        onSuccess: ({ alteracoes }) => {
          form.forget()
          toast.feito(aceito ? doneSentence(alteracoes) : textos.recusado)
          onClose()
        },
        onError: (error: ProblemaError) => {
          const { erros, isPlaced } = faultsOf(error, ficha)
          form.act({ tipo: 'recusar', erros })
          stop(isPlaced ? textos.erros.conferir : error.message)
        },
      },
    )
  }
  const registrar = (pendentes: Pendentes) => {
    if (pendentes === 'perguntar' && pending(form.ficha).length > 0) {
      const ficha = fichaReducer(form.ficha, { tipo: 'conferir' })
      form.act({ tipo: 'recomecar', ficha })
      // What was typed wrong comes first: nobody should confirm the rest only to be sent back.
      const isWrong = asked(ficha).some(({ erro }) => erro !== null)
      setErro(isWrong ? textos.erros.conferir : null)
      return setFalta(!isWrong)
    }
    const filled =
      pendentes === 'todos' ? fichaReducer(form.ficha, { tipo: 'confirmarRestantes' }) : form.ficha
    const ficha = fichaReducer(filled, { tipo: 'conferir' })
    form.act({ tipo: 'recomecar', ficha })
    const open = pendentes === 'respondidos' ? [] : asked(ficha).filter(needsAnswer)
    form.act({
      tipo: 'recusar',
      erros: new Map(open.map(({ campo, erro }) => [campo, erro ?? textos.erros.semResposta])),
    })
    const fault = open.length > 0 ? textos.erros.devolvido : faultSentence(ficha)
    if (fault) return stop(fault)
    stop(null)
    send(ficha, true)
  }
  return {
    registrar,
    recusar: () => send(form.ficha, false),
    falta,
    voltar: () => setFalta(false),
    erro,
    isPending,
  }
}

/** What keeps the ficha from being sent, in a sentence, or null. */
function faultSentence(ficha: Ficha): string | null {
  if (asked(ficha).some(({ erro }) => erro !== null)) return textos.erros.conferir
  return asksToSwap(ficha) && ficha.trocar === null ? textos.erros.trocar : null
}

function doneSentence(alteracoes: readonly { resultado: string }[]): string {
  const changed = alteracoes.filter(({ resultado }) => resultado === 'corrigido').length
  return changed === 0 ? textos.feito : textos.feitoAlteracoes(changed)
}

export type Registro = ReturnType<typeof useRegistrar>
