import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { Contato, Uc } from '#modules/ucs/find-uc.ts'

export type ValoresAtuais = Record<CampoRecadastramento, string | null>

/** The contact of a kind to ask about: the one touched last, as `contatos` is ordered. */
export const contatoDoTipo = (contatos: readonly Contato[], tipo: string): Contato | null =>
  contatos.find((contato) => contato.tipo === tipo) ?? null

/** What is on file for each field. */
export function valoresAtuais({ titular }: Uc, contatos: readonly Contato[]): ValoresAtuais {
  const { documento, rg, nascimento, estadoCivil, conjuge, pai, mae } = titular
  return {
    celular: contatoDoTipo(contatos, 'celular')?.valor ?? null,
    fone: contatoDoTipo(contatos, 'fone')?.valor ?? null,
    email: contatoDoTipo(contatos, 'email')?.valor ?? null,
    documento,
    rg,
    nascimento,
    estadoCivil,
    conjuge,
    pai,
    mae,
  }
}
