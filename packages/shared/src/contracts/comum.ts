import * as z from 'zod/mini'
import { isValidDay } from '../domain/dates.ts'
import { isValidEmail, normalizeEmail } from '../domain/email.ts'

/** A moment as ISO 8601 in UTC, e.g. `2026-11-21T17:01:02.000Z`. */
export const instante = z.iso.datetime()

/** A calendar day in São Paulo, `AAAA-MM-DD`. */
export const dia = z.string().check(z.refine(isValidDay, 'A data não existe; use dd/mm/aaaa.'))

export const competencia = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A competência deve ser AAAA-MM.'))

const ID = 'O identificador deve ser um número inteiro positivo.'

/** An id in a body or an answer: a number and nothing that may be turned into one. */
export const id = z.number(ID).check(z.int({ error: ID, abort: true }), z.positive(ID))

/** An id as the path or the query of a URL carries it: digits alone, few enough to be exact. Callers give the number. */
export const idNaUrl = z.pipe(
  z.union([z.string(), z.number()]).check(z.refine((valor) => /^0*[1-9]\d{0,14}$/.test(String(valor)), ID)),
  z.coerce.number(),
)

export const idParams = z.object({ id: idNaUrl })

/**
 * Free text typed by a person: trimmed, bounded, without control characters other than line breaks, and without halves
 * of a surrogate pair, which PostgreSQL's jsonb refuses.
 */
export const texto = (maximo: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(maximo, `Use no máximo ${maximo} caracteres.`),
      z.regex(
        /^[^\p{Cc}\p{Cs}]*(?:[\n\r\t][^\p{Cc}\p{Cs}]*)*$/u,
        'O texto tem um caractere que não se pode gravar.',
      ),
    )

export const textoObrigatorio = (maximo: number) =>
  texto(maximo).check(z.minLength(1, 'Preencha este campo.'))

/** Text of one line: it becomes part of a header or of a command, where a line break would begin another. */
export const linha = (maximo: number) =>
  textoObrigatorio(maximo).check(z.regex(/^[^\r\n\t]*$/, 'Use uma linha só.'))

export const email = z.pipe(
  z.string().check(z.maxLength(254, 'O e-mail deve ter no máximo 254 caracteres.')),
  z.pipe(
    z.transform((valor: string) => normalizeEmail(valor)),
    z.string().check(z.refine(isValidEmail, 'O e-mail não é válido; confira com o cliente.')),
  ),
)

/** Ids in one value of the query, separated by commas: `3,14,15`. */
export const idsNaUrl = (maximo: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,15}(,\d{1,15})*$/, 'Separe os identificadores por vírgulas.')),
    z.pipe(
      z.transform((lista: string) => lista.split(',').map(Number)),
      z.array(id).check(z.maxLength(maximo)),
    ),
  )

export const pagina = {
  limite: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 50),
  /** Opaque mark of the last row seen; absent for the first page. */
  depois: z.optional(z.coerce.number().check(z.int(), z.positive())),
}
