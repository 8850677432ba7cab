import { formatDay, saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import type { Contato, Uc } from './repository.ts'

export interface Alerta {
  codigo: string
  texto: string
}

const NOMES: Record<Contato['tipo'], string> = { celular: 'celular', fone: 'telefone', email: 'e-mail' }

/** What the agent must know before speaking, the gravest first. */
export function alertasDa(uc: Uc, contatos: readonly Contato[]): Alerta[] {
  const alertas: Alerta[] = []
  const add = (holds: boolean, codigo: string, texto: string) => {
    if (holds) alertas.push({ codigo, texto })
  }
  add(uc.suporteVital, 'suporte_vital', 'Há equipamento de suporte à vida nesta UC.')
  for (const contato of contatos) {
    add(contato.situacao === 'devolvido', 'contato_devolvido', devolvido(contato))
  }
  add(
    uc.titular.documentoTipo === null,
    'documento_invalido',
    uc.titular.documento === null
      ? 'O titular está sem CPF/CNPJ no cadastro.'
      : 'O CPF/CNPJ do titular no cadastro não é válido.',
  )
  add(uc.baixaRenda, 'baixa_renda', 'Titular com tarifa social de baixa renda.')
  add(uc.debitoAutomatico, 'debito_automatico', 'As faturas estão em débito automático e vêm sem boleto.')
  return alertas
}

function devolvido({ tipo, valor, devolvidoEm }: Contato): string {
  const quando = devolvidoEm ? ` em ${formatDay(saoPauloDay(devolvidoEm))}` : ''
  return `O ${NOMES[tipo]} ${tipo === 'email' ? valor : formatPhone(valor)} foi devolvido${quando}.`
}
