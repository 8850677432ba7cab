import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { classeTexto } from '#textos/classes.ts'
import { Badge } from '#ui/badge.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Panel } from '#ui/panel.tsx'
import { textos } from '../textos.ts'
import { Alertas } from './alertas.tsx'
import { Contatos } from './contatos.tsx'
import { Documento } from './documento.tsx'
import css from './identificacao.module.css'

export interface IdentificacaoProps {
  uc: UcDetalhe
  atendimentoId: number | null
  onRecadastrar: () => void
  className?: string | undefined
}

/** Who is calling and about which UC, with what must be known before speaking. */
export function Identificacao({ uc, atendimentoId, onRecadastrar, className }: IdentificacaoProps) {
  const { titular } = uc
  const nome = useRef<HTMLHeadingElement>(null)
  // From the search on to who it is; a dialog that opens by itself gives the focus back to here.
  useEffect(() => nome.current?.focus(), [])
  return (
    <Panel titulo={textos.identificacao} className={className}>
      <div className={css.ficha}>
        <div>
          <h3 ref={nome} tabIndex={-1} className={css.nome}>
            {titular.nome}
          </h3>
          <div className={css.selos}>
            {titular.pessoaJuridica && <Badge>{textos.empresa}</Badge>}
            {titular.outrasUcs > 0 && <Badge>{textos.outrasUcs(titular.outrasUcs)}</Badge>}
            {uc.debitoAutomatico && <Badge>{textos.debitoAutomatico}</Badge>}
          </div>
        </div>
        <Alertas uc={uc} onRecadastrar={onRecadastrar} />
        <dl className={css.fatos}>
          <Fact termo={textos.uc}>
            <strong>{formatUcNumber(uc.numero)}</strong>
            <CopyButton texto={uc.numero} oQue={textos.oNumero} />
          </Fact>
          <Fact termo={textos.numeroAnterior}>{uc.numeroAnterior}</Fact>
          <Fact termo={textos.documento}>
            <Documento ucId={uc.id} atendimentoId={atendimentoId} mascarado={titular.documentoMascarado} />
          </Fact>
          <Fact termo={textos.emailPrincipal}>{titular.emailPrincipal}</Fact>
          <Fact termo={textos.endereco}>{`${uc.endereco}, ${uc.municipio}`}</Fact>
          <Fact termo={textos.medidor}>{uc.medidor}</Fact>
          <Fact termo={textos.classe}>{classeTexto(uc.classe, uc.grupoTensao)}</Fact>
        </dl>
        <Contatos contatos={uc.contatos} />
      </div>
    </Panel>
  )
}

/** Nothing at all when the fact is not known: an empty row says less than no row. */
function Fact({ termo, children }: { termo: string; children: ReactNode }) {
  if (children === null) return null
  return (
    <div className={css.fato}>
      <dt>{termo}</dt>
      <dd>{children}</dd>
    </div>
  )
}
