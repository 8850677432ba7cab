import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { Mail } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useEnviarDisparos } from '#api/desfazer.ts'
import { Button } from '#ui/button.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { textos } from '../textos.ts'
import css from './adesao-form.module.css'

const t = textos.salvo

export interface AdesaoSalvaProps {
  salvo: EnvioDigital
  atendimentoId: number | null
  children?: ReactNode
}

/** What the agent tells the caller after saving: which bill comes first, and the 2ª via of the last one if wanted. */
export function AdesaoSalva({ salvo, atendimentoId, children }: AdesaoSalvaProps) {
  return (
    <div className={css.salva} role="status">
      <strong>{t.titulo}</strong>
      <p>{salvo.primeiraFatura}</p>
      <p>{t.termo}</p>
      <SegundaVia salvo={salvo} atendimentoId={atendimentoId} />
      {children}
    </div>
  )
}

function SegundaVia({ salvo, atendimentoId }: { salvo: EnvioDigital; atendimentoId: number | null }) {
  const [desfeita, setDesfeita] = useState(false)
  const { mutate, isPending, isSuccess, error } = useEnviarDisparos(() => setDesfeita(true))
  const { ultimaFatura, adesao } = salvo
  const endereco = adesao && enderecoDaConversa(adesao)
  if (!ultimaFatura || !endereco) return null
  if (isSuccess && !desfeita) return <Enviada>{t.enviada(endereco)}</Enviada>
  const send = () => {
    setDesfeita(false)
    mutate({ body: { faturaIds: [ultimaFatura.id], meio: 'email', enderecos: [endereco], atendimentoId } })
  }
  return (
    <>
      {error && <ErrorBlock mensagem={error.message} />}
      <Button icone={<Mail aria-hidden="true" />} isPending={isPending} onPress={send} autoFocus={desfeita}>
        {t.segundaVia(formatCompetencia(ultimaFatura.competencia, 'curta'), endereco)}
      </Button>
    </>
  )
}

/** Takes the focus of the button in whose place it stands: the next Tab goes on from here. */
function Enviada({ children }: { children: ReactNode }) {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <p ref={place} tabIndex={-1}>
      {children}
    </p>
  )
}

/** The e-mail that the call was about: the one that came last, and of several that came together the first. */
function enderecoDaConversa({ destinatarios }: NonNullable<EnvioDigital['adesao']>): string | undefined {
  const emails = destinatarios.filter(({ meio }) => meio === 'email')
  return emails.toSorted((a, b) => b.criadoEm.localeCompare(a.criadoEm))[0]?.endereco
}
