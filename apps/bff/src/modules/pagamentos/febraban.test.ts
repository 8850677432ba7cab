import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isFebraban, readFebraban, verifyFebraban } from './febraban.ts'
import { retorno } from './testing/retorno.ts'

const folder = mkdtempSync(join(tmpdir(), 'ramal-retorno-'))
afterAll(() => rmSync(folder, { recursive: true }))

const put = (text: string) => {
  const path = join(folder, 'retorno.txt')
  writeFileSync(path, text, 'latin1')
  return path
}
const read = async (text: string) => {
  const path = put(text)
  await verifyFebraban(path)
  return Array.fromAsync(readFebraban(path))
}

const LINHA = '836400000011331201380002812884627116080136181551'
const pago = {
  codigo: '81630000002418502990000000000100222031701000',
  centavos: 24_185,
  pagoEm: '2017-04-04',
}
const FILE = retorno([pago, { ...pago, centavos: 9287, creditoEm: '2017-04-05' }])
const lines = FILE.split('\r\n')
const at = (line: number, from: number, text: string) =>
  lines
    .map((one, index) =>
      index === line ? one.slice(0, from - 1) + text + one.slice(from - 1 + text.length) : one,
    )
    .join('\r\n')

describe('the Febraban return of collections', () => {
  test('is told from a CSV by how it begins', () => {
    expect(isFebraban(FILE)).toBe(true)
    expect(isFebraban('A1;B2;valor\n')).toBe(false)
  })

  test('gives its payments by the columns of the layout', async () => {
    // A file of the public test kit of layout 05, its names changed: two payments of 241,85 and 92,87.
    const kit = [
      'A20000855470019       TESTETESTETESTETESTE341BANCO TESTE S.A.    2017040500000105CODIGO DE BARRAS',
      `G3419999000000099999920170404201704058163000000241850299000000000010022203170100000000002418500001400000000109332   2001 093300001040417C   1`,
      `G3419999000000099999920170404201704058168000000092870299000000000010000093170300000000000928700001400000000209332   2002 093300001040417C   1`,
      'Z00000400000000000033472',
    ]
    const read1 = await read(kit.map((line) => `${line.padEnd(150)}\n`).join(''))
    expect(read1).toEqual([
      {
        linha: 2,
        pagamento: {
          chave:
            'febraban:341:0000855470019:000001:00000001:81630000002418502990000000000100222031701000:001 093300001040417C',
          origem: 'febraban',
          valorCentavos: 24_185,
          pagoEm: '2017-04-04',
          creditoEm: '2017-04-05',
          referencia: expect.stringContaining('8163000000'),
          banco: '341',
        },
      },
      expect.objectContaining({ linha: 3 }),
    ])
  })

  test('names its bill by the linha digitável, and takes the day of payment where the credit is not told', async () => {
    const [one] = await read(
      retorno([{ codigo: LINHA, centavos: 13_312, pagoEm: '2026-11-20', creditoEm: '0000-00-00' }]),
    )
    expect(one).toMatchObject({ pagamento: { referencia: LINHA, creditoEm: '2026-11-20' } })
  })

  test.each([
    ['cut short', lines.slice(0, 3).join('\r\n'), 'Linha 4: falta o registro de encerramento (Z).'],
    ['with a short line', FILE.replace(/ \r\n/, '\r\n'), 'Linha 1: tem 149 posições; são 150.'],
    [
      'with a line lost',
      [lines[0], lines[2], lines[3]].join('\r\n'),
      'o encerramento conta 4 registros; o arquivo tem 3.',
    ],
    ['with a value changed', at(1, 93, '6'), 'a soma dos valores não é a do encerramento.'],
    ['out of sequence', at(2, 108, '4'), 'Linha 3: a sequência dos registros se quebra: 4 depois de 1.'],
    ['of a remittance', at(0, 2, '1'), 'não é um retorno'],
    ['of another version', at(0, 80, '06'), 'a versão 06 do leiaute não é 04 nem 05'],
    ['of automatic debit', at(0, 82, 'DEBITO AUTOMATICO'), 'não é arrecadação com código de barras'],
    ['with a strange record', at(1, 1, 'F'), 'o registro "F" não é do retorno'],
    ['that goes on after its end', `${FILE}${lines[1]}\r\n`, 'há registros depois do encerramento'],
  ])('is refused whole when %s', async (_name, text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence)
    await expect(read(text)).rejects.toThrow('Nada do arquivo foi gravado.')
  })

  test('refuses by itself a payment whose day does not exist', async () => {
    const [wrong, right] = await read(at(1, 22, '20170231'))
    expect(wrong).toMatchObject({ linha: 2, campo: 'data de pagamento' })
    expect(right).toMatchObject({ pagamento: { valorCentavos: 9287 } })
  })
})
