import { UNIDADES_FEDERATIVAS } from '@ramal/shared/domain/nf3e-codes.ts'
import { isValidNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import type { Fields } from './fields.ts'
import { CHAVE, DATA_HORA, digits, oneOf } from './formats.ts'

/** The fields of `ide` and `emit` that the access key repeats, as written. */
export type ChaveParts = {
  readonly cUF: string
  readonly dhEmi: string
  readonly cnpj: string
  readonly serie: string
  readonly nNF: string
  readonly tpEmis: string
  readonly nSiteAutoriz: string
  readonly cNF: string
  readonly cDV: string
}

export function readChaveParts(ide: Fields, cnpj: string): ChaveParts {
  return {
    cUF: ide.text('cUF', oneOf(UNIDADES_FEDERATIVAS)),
    dhEmi: ide.text('dhEmi', DATA_HORA),
    cnpj,
    serie: ide.text('serie', digits(1, 3)),
    nNF: ide.text('nNF', digits(1, 9)),
    tpEmis: ide.text('tpEmis', digits(1)),
    nSiteAutoriz: ide.text('nSiteAutoriz', digits(1)),
    cNF: ide.text('cNF', digits(7)),
    cDV: ide.text('cDV', digits(1)),
  }
}

/**
 * Reads `@Id` and checks it against its own digit and against the fields it repeats (NT 2021.003; authoriser's rules
 * 227 and 253).
 *
 * @returns the key of 44 positions, empty when it is unusable
 */
export function checkChave(infNF3e: Fields, parts: ChaveParts): string {
  const id = infNF3e.attribute('Id', ID)
  const chave = id.slice('NF3e'.length)
  if (chave === '') return ''
  if (!isValidNf3eKey(chave)) {
    infNF3e.fault(
      'chave_invalida',
      '@Id',
      'A chave de acesso em infNF3e/@Id não confere com o seu dígito verificador.',
    )
  }
  for (const [campo, expected, written] of comparisons(chave, parts)) {
    if (written === '' || expected === written) continue
    infNF3e.fault(
      'chave_divergente',
      campo,
      `O campo ${campo} não confere com a chave de acesso em infNF3e/@Id.`,
    )
  }
  return chave
}

function comparisons(chave: string, parts: ChaveParts): [campo: string, expected: string, written: string][] {
  return [
    ['ide/cUF', chave.slice(0, 2), parts.cUF],
    ['ide/dhEmi', chave.slice(2, 6), parts.dhEmi.slice(2, 4) + parts.dhEmi.slice(5, 7)],
    ['emit/CNPJ', chave.slice(6, 20), parts.cnpj],
    ['ide/mod', chave.slice(20, 22), '66'],
    ['ide/serie', chave.slice(22, 25), parts.serie && parts.serie.padStart(3, '0')],
    ['ide/nNF', chave.slice(25, 34), parts.nNF && parts.nNF.padStart(9, '0')],
    ['ide/tpEmis', chave.slice(34, 35), parts.tpEmis],
    ['ide/nSiteAutoriz', chave.slice(35, 36), parts.nSiteAutoriz],
    ['ide/cNF', chave.slice(36, 43), parts.cNF],
    ['ide/cDV', chave.slice(43), parts.cDV],
  ]
}

const ID = {
  accepts: (value: string) => value.startsWith('NF3e') && CHAVE.accepts(value.slice(4)),
  esperado: 'NF3e seguido da chave de acesso de 44 posições',
}
