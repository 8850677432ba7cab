import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildArrecadacaoBarcode } from './arrecadacao.ts'
import {
  barcodeToLinhaDigitavel,
  formatLinhaDigitavel,
  linhaDigitavelToBarcode,
  parseLinhaDigitavel,
  resolvePaymentCode,
} from './payment-slip.ts'
import { anyText, changeDigit, digits, step } from './test-arbitraries.ts'
import vectors from './vectors.json' with { type: 'json' }

function arrecadacao(identificacaoValor: '6' | '7' | '8' | '9') {
  return fc
    .record({
      segmento: fc.constantFrom('1', '2', '3', '4', '5', '7', '9'),
      valorCentavos: fc.nat(2_000_000_000),
      empresa: digits(4),
      campoLivre: digits(25),
    })
    .map((parts) => buildArrecadacaoBarcode({ ...parts, identificacaoValor }))
}

const anyArrecadacao = fc.constantFrom('6', '7', '8', '9').chain(arrecadacao)

/** Finds the general digit by trying all: independent of the algorithm under test. */
const anyBoleto = fc
  .tuple(fc.constantFrom('001', '104', '237', '341', '748'), digits(39))
  .map(([bank, rest]) => {
    const all = Array.from({ length: 10 }, (_, digit) => `${bank}9${digit}${rest}`)
    return all.find((barcode) => barcodeToLinhaDigitavel(barcode) !== null)!
  })

describe('arrecadação', () => {
  it.each(vectors.arrecadacao)('reads $line', ({ line, barcode, cents, segment, valueId, company }) => {
    const parsed = {
      tipo: 'arrecadacao',
      linha: line,
      codigoBarras: barcode,
      valorCentavos: cents,
      vencimento: null,
      segmento: segment,
      identificacaoValor: valueId,
      empresa: company,
    }
    expect(parseLinhaDigitavel(line)).toEqual(parsed)
    expect(parseLinhaDigitavel(barcode)).toEqual(parsed)
    expect(parseLinhaDigitavel(formatLinhaDigitavel(line))).toEqual(parsed)
    expect(linhaDigitavelToBarcode(line)).toBe(barcode)
    expect(barcodeToLinhaDigitavel(barcode)).toBe(line)
  })

  it('has no value in reais under the value ids 7 and 9', () => {
    const parts = { segmento: '3', valorCentavos: 18745, empresa: '0123', campoLivre: '0'.repeat(25) }
    const byId = (['6', '7', '8', '9'] as const).map((identificacaoValor) => {
      return parseLinhaDigitavel(buildArrecadacaoBarcode({ ...parts, identificacaoValor }))?.valorCentavos
    })
    expect(byId).toEqual([18745, null, 18745, null])
  })

  it('names the company of segment 6 by its CNPJ', () => {
    const barcode = buildArrecadacaoBarcode({
      segmento: '6',
      identificacaoValor: '6',
      valorCentavos: 1,
      empresa: '11222333',
      campoLivre: '0'.repeat(21),
    })
    expect(parseLinhaDigitavel(barcode)).toMatchObject({ segmento: '6', empresa: '11222333' })
  })

  it('goes to the line and back under each value id', () => {
    fc.assert(
      fc.property(anyArrecadacao, (barcode) => {
        expect(linhaDigitavelToBarcode(barcodeToLinhaDigitavel(barcode)!)).toBe(barcode)
      }),
    )
  })

  // Modulus 10 finds any single error; modulus 11 gives 0 to two remainders, so only modulus 10 guarantees it.
  it('refuses a line or bar code with a single changed digit under the ids 6 and 7', () => {
    const barcodes = fc.constantFrom('6' as const, '7' as const).chain(arrecadacao)
    fc.assert(
      fc.property(barcodes, fc.nat(47), step, (barcode, position, by) => {
        // The first digit chooses the kind of bar code and the third the modulus.
        fc.pre(position !== 0 && position !== 2)
        const linha = barcodeToLinhaDigitavel(barcode)!
        expect(parseLinhaDigitavel(changeDigit(linha, position, by))).toBeNull()
        fc.pre(position < 44)
        expect(barcodeToLinhaDigitavel(changeDigit(barcode, position, by))).toBeNull()
      }),
    )
  })

  it('cannot be built from parts that do not fit', () => {
    const parts = {
      segmento: '3',
      identificacaoValor: '6',
      empresa: '0123',
      campoLivre: '0'.repeat(25),
    } as const
    for (const wrong of [
      { valorCentavos: 1e11 },
      { valorCentavos: -1 },
      { valorCentavos: 0.5 },
      { valorCentavos: 1, empresa: '123' },
      { valorCentavos: 1, empresa: '00123', campoLivre: '0'.repeat(24) },
      { valorCentavos: 1, segmento: '0' },
    ]) {
      expect(() => buildArrecadacaoBarcode({ ...parts, ...wrong })).toThrow(RangeError)
    }
  })
})

describe('boleto', () => {
  it.each(vectors.boleto)('reads $line', ({ line, barcode, cents, due }) => {
    const parsed = {
      tipo: 'boleto',
      linha: line,
      codigoBarras: barcode,
      valorCentavos: cents,
      vencimento: due,
      banco: line.slice(0, 3),
    }
    expect(parseLinhaDigitavel(line)).toEqual(parsed)
    expect(parseLinhaDigitavel(barcode)).toEqual(parsed)
    expect(parseLinhaDigitavel(formatLinhaDigitavel(line))).toEqual(parsed)
  })

  it('takes the due date nearest the day of issue', () => {
    const { line } = vectors.boleto[0]!
    expect(parseLinhaDigitavel(line, '2022-04-20')?.vencimento).toBe('2022-05-10')
    expect(parseLinhaDigitavel(line, '2046-11-20')?.vencimento).toBe('2046-12-30')
  })

  it('goes to the line and back', () => {
    fc.assert(
      fc.property(anyBoleto, (barcode) => {
        expect(linhaDigitavelToBarcode(barcodeToLinhaDigitavel(barcode)!)).toBe(barcode)
      }),
    )
  })

  // Three remainders give the general digit 1, so the guarantee holds where it is another.
  it('refuses a line with a single changed digit when the general digit is not 1', () => {
    fc.assert(
      fc.property(anyBoleto, fc.nat(46), step, (barcode, position, by) => {
        fc.pre(barcode[4] !== '1')
        expect(parseLinhaDigitavel(changeDigit(barcodeToLinhaDigitavel(barcode)!, position, by))).toBeNull()
      }),
    )
  })
})

describe('formatLinhaDigitavel', () => {
  it('prints the blocks of each kind', () => {
    expect(formatLinhaDigitavel(vectors.arrecadacao[0]!.line)).toBe(
      '83640000001-1 33120138000-2 81288462711-6 08013618155-1',
    )
    expect(formatLinhaDigitavel(vectors.boleto[0]!.line)).toBe(
      '10492.00650 61000.100042 00997.263900 9 89810000021403',
    )
  })
})

describe('resolvePaymentCode', () => {
  it('gives line and bar code from either', () => {
    const { line, barcode } = vectors.arrecadacao[0]!
    const codes = { linhaDigitavel: line, codigoBarras: barcode }
    expect(resolvePaymentCode(line)).toEqual(codes)
    expect(resolvePaymentCode(barcode)).toEqual(codes)
    expect(resolvePaymentCode(formatLinhaDigitavel(line))).toEqual(codes)
    expect(resolvePaymentCode(vectors.boleto[0]!.line)?.codigoBarras).toBe(vectors.boleto[0]!.barcode)
  })

  it('gives null for what the wild holds besides', () => {
    for (const raw of [
      '',
      'SEM CODIGO',
      '0'.repeat(44),
      '0'.repeat(47),
      '0'.repeat(48),
      '8'.repeat(48),
      '9'.repeat(44),
    ]) {
      expect(resolvePaymentCode(raw)).toBeNull()
    }
  })

  it('gives codes of the right lengths or null on any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, digits(44), digits(47), digits(48)), (text) => {
        const codes = resolvePaymentCode(text)
        return codes === null || linhaDigitavelToBarcode(codes.linhaDigitavel) === codes.codigoBarras
      }),
    )
  })
})
