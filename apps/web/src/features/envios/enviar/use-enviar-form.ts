import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { destinosQuery } from '#api/destinos-query.ts'
import { useDraft } from '#forms/use-draft.ts'
import type { Falhas } from './falhas.ts'
import { corpoDe, type Contexto, falhasLocais } from './pedido.ts'
import { adicionar, doCadastro, marcadosDe, type Rascunho, VAZIO } from './rascunho.ts'
import { useConferencias } from './use-conferencias.ts'
import { useFaturasDoEnvio } from './use-faturas-do-envio.ts'
import { useMandar } from './use-mandar.ts'

export interface EnviarOptions {
  ucId: number
  /** Null outside a call. */
  atendimentoId: number | null
  faturas: readonly FaturaResumo[]
  conteudo: 'fatura' | 'barra'
  meio: MeioDisparo
  onEnviado: () => void
}

/** The state of the dialog: what was chosen and typed, what stands in the way, and the sending. */
export function useEnviarForm(options: EnviarOptions) {
  const { ucId, conteudo, meio, onEnviado } = options
  const kept = useRascunho(meio, ucId)
  const { rascunho } = kept
  const [falhas, setFalhas] = useState<Falhas>({})
  // What the server asked about is shown until the dialog closes, also where this page would not have known.
  const [asked, setAsked] = useState<Falhas>({})
  const digitarRef = useRef<HTMLInputElement>(null)
  const escolha = useFaturasDoEnvio(ucId, options.faturas, conteudo)
  const destinos = useQuery(destinosQuery(ucId))
  const comEndereco = meio === 'impressao' ? null : meio
  const cadastro = comEndereco ? doCadastro(destinos.data, comEndereco) : []
  const conferencias = useConferencias(ucId, comEndereco, rascunho.adicionados, rascunho.digitado)
  const refuse = (falhas: Falhas) => {
    setFalhas(falhas)
    setAsked((asked) => ({ ...asked, ...falhas }))
    if (falhas.endereco) digitarRef.current?.focus()
  }
  const sent = () => {
    kept.clear()
    onEnviado()
  }
  const { mandar, isPending } = useMandar({ onEnviado: sent, onFalha: refuse })

  const change = (part: Partial<Rascunho>) => {
    kept.change(part)
    setFalhas({})
  }
  const added = () => (comEndereco ? adicionar(rascunho, comEndereco, cadastro) : { rascunho })
  const add = () => {
    const result = added()
    if ('erro' in result) refuse({ endereco: result.erro })
    else change(result.rascunho)
    digitarRef.current?.focus()
  }
  const contexto: Contexto = { ...options, cadastro, escolha, conferencias, asked }
  const send = () => {
    // Sending with an address that was typed and not added means it too.
    const result = added()
    if ('erro' in result) return refuse({ endereco: result.erro })
    const local = falhasLocais(result.rascunho, contexto)
    if (local) refuse(local)
    else if (!isPending) void mandar(corpoDe(result.rascunho, contexto))
  }
  const discard = () => {
    kept.discard()
    setFalhas({})
    digitarRef.current?.focus()
  }
  const marcados = marcadosDe(rascunho, cadastro)
  const state = { rascunho, restored: kept.restored, falhas, contexto, destinos, cadastro, marcados }
  return { ...state, conferencias, escolha, digitarRef, change, add, send, discard, isPending }
}

export type EnviarForm = ReturnType<typeof useEnviarForm>

/** What was chosen and typed, kept on this machine until it is sent or thrown away; each channel has its own. */
function useRascunho(meio: MeioDisparo, ucId: number) {
  const draft = useDraft<Rascunho>(`enviar-${meio}`, ucId)
  const [restored, setRestored] = useState(() => draft.read())
  const [rascunho, setRascunho] = useState<Rascunho>({ ...VAZIO, ...restored?.valor })
  const change = (part: Partial<Rascunho>) => {
    const next = { ...rascunho, ...part }
    setRascunho(next)
    // What a customer agreed to is asked anew each time.
    draft.keep({ ...next, consentimento: false, ciente: [] })
  }
  const discard = () => {
    draft.clear()
    setRestored(null)
    setRascunho(VAZIO)
  }
  return { rascunho, restored, change, discard, clear: draft.clear }
}
