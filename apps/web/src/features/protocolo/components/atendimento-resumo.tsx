import type { ProtocoloDetalhe } from '@ramal/shared/contracts/protocolos.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { formatProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { MOTIVOS, ORIGENS } from '#textos/rotulos.ts'
import { instanteTexto } from '#ui/formats.ts'
import { textos } from '../textos.ts'
import css from './protocolo.module.css'

/** Who served whom, when and why, with the way to the UC. */
export function AtendimentoResumo({ atendimento, uc }: Pick<ProtocoloDetalhe, 'atendimento' | 'uc'>) {
  const { telefone, protocoloAnterior, motivo, observacao } = atendimento
  return (
    <dl className={css.resumo}>
      <Item nome={textos.uc}>
        {uc ? (
          <>
            <Link to={paths.unidadeConsumidora} search={{ uc: uc.id }}>
              {formatUcNumber(uc.numero)}
            </Link>{' '}
            {uc.nome}
          </>
        ) : (
          textos.semUc
        )}
      </Item>
      <Item nome={textos.agente}>{atendimento.agente.nome}</Item>
      <Item nome={textos.origem}>{ORIGENS[atendimento.origem]}</Item>
      {telefone && <Item nome={textos.telefone}>{formatPhone(telefone)}</Item>}
      <Item nome={textos.inicio}>{instanteTexto(atendimento.inicio)}</Item>
      <Item nome={textos.fim}>{atendimento.fim ? instanteTexto(atendimento.fim) : textos.emAndamento}</Item>
      {motivo && <Item nome={textos.motivo}>{MOTIVOS[motivo]}</Item>}
      {observacao && <Item nome={textos.observacao}>{observacao}</Item>}
      {protocoloAnterior && (
        <Item nome={textos.anterior}>
          <Link to={paths.protocolo} params={{ protocolo: protocoloAnterior }}>
            {formatProtocolo(protocoloAnterior)}
          </Link>
        </Item>
      )}
    </dl>
  )
}

function Item({ nome, children }: { nome: string; children: ReactNode }) {
  return (
    <div>
      <dt>{nome}</dt>
      <dd>{children}</dd>
    </div>
  )
}
