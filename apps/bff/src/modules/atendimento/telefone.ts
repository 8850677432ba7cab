import { parsePhone } from '@ramal/shared/domain/phone.ts'
import { campoInvalido } from '#erros.ts'

/** E.164, or null when no number was given. Throws ErroDominio `validacao` on `telefone`. */
export function readTelefone(typed: string | null | undefined): string | null {
  if (!typed) return null
  const telefone = parsePhone(typed)
  if (!telefone) throw campoInvalido('telefone', 'O telefone não é válido; informe o DDD e o número.')
  return telefone.e164
}
