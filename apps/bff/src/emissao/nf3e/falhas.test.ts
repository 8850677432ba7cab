import { buildPixBrCode } from '@ramal/shared/domain/pix.ts'
import { describe, expect, it } from 'vitest'
import {
  edited,
  falhasOf,
  nf3eOf,
  SAMPLE_XML,
  authorised,
  utf8,
  withItems,
} from '#emissao/testing/sample-nf3e.ts'
import { MAX_FALHAS } from './falha.ts'
import { readNf3e } from './read-nf3e.ts'

describe('faults of a bill', () => {
  it.each([
    ['campo_ausente', 'gFat/dVencFat', [/<dVencFat>.*?<\/dVencFat>/, '']],
    ['campo_invalido', 'gFat/dVencFat', ['2026-12-10', '2026-02-30']],
    [
      'campo_invalido',
      'gFat/CompetFat',
      ['<CompetFat>202611</CompetFat><dVencFat>', '<CompetFat>202613</CompetFat><dVencFat>'],
    ],
    ['grupo_ausente', 'dest', [/<dest>.*<\/dest>/, '']],
    ['grupo_ausente', 'infNF3eSupl', [/<infNF3eSupl>.*<\/infNF3eSupl>/, '']],
    ['campo_ausente', 'dest/CPF', ['<CPF>52998224725</CPF>', '']],
    ['campo_invalido', 'dest/CPF', ['52998224725', '52998224726']],
    ['campo_invalido', 'acessante/tpClasse', ['<tpClasse>06', '<tpClasse>66']],
    ['campo_invalido', 'NFdet/det[2]/detItem/prod/vProd', ['<vProd>78.92</vProd>', '<vProd>78,92</vProd>']],
    ['campo_invalido', 'gANEEL/gHistFat/gGrandFat', [/<gGrandFat>.*?<\/gGrandFat>/, '']],
    ['campo_ausente', 'gFat/codDebAuto', [/<codDebAuto>.*<\/codDebAuto>/, '']],
    ['versao_nao_suportada', '@versao', ['versao="1.00"', 'versao="2.00"']],
    ['chave_invalida', '@Id', [/7654320">/, '7654321">']],
    ['chave_divergente', 'ide/cUF', ['<cUF>31', '<cUF>35']],
    ['chave_divergente', 'ide/dhEmi', ['<dhEmi>2026-11', '<dhEmi>2026-10']],
    ['chave_divergente', 'emit/CNPJ', ['<CNPJ>11222333000181', '<CNPJ>06117473000150']],
    ['chave_divergente', 'ide/serie', ['<serie>1', '<serie>2']],
    ['chave_divergente', 'ide/nNF', ['<nNF>123', '<nNF>124']],
    ['chave_divergente', 'ide/tpEmis', ['<tpEmis>1', '<tpEmis>2']],
    ['chave_divergente', 'ide/cNF', ['<cNF>0765432', '<cNF>0765433']],
    ['total_divergente', 'total/vNF', ['<vNF>161.99', '<vNF>160.99']],
    ['total_divergente', 'total/vProd', ['<total><vProd>161.99', '<total><vProd>161.98']],
    ['total_divergente', 'total/ICMSTot/vICMS', ['<vICMS>25.76', '<vICMS>25.77']],
    ['total_divergente', 'total/ICMSTot/vBC', ['<vBC>143.09', '<vBC>143.10']],
    [
      'total_divergente',
      'total/vCOFINS',
      ['<vCOFINS>4.34</vCOFINS><vCOFINSEfet>', '<vCOFINS>4.35</vCOFINS><vCOFINSEfet>'],
    ],
    ['item_divergente', 'NFdet/det[1]/detItem/prod/vProd', ['<vItem>0.427787', '<vItem>0.527787']],
    [
      'pagamento_divergente',
      'gFat/codBarras',
      [/<codBarras>\d+/, '<codBarras>836400000011331201380002812884627116080136181551'],
    ],
  ] as const)('%s at %s', (codigo, campo, edit) => {
    const falhas = falhasOf(edited([edit[0], edit[1]]))
    expect(falhas).toContainEqual({ codigo, campo, mensagem: expect.stringMatching(/^[A-Z].*\.$/) })
    const found = falhas.find((falha) => falha.codigo === codigo && falha.campo === campo)
    expect(found?.mensagem).toContain(campo.split('/').at(-1))
  })

  it('names every fault of a file, not the first only', () => {
    const xml = edited(['<nNF>123', '<nNF>124'], ['2026-12-10', 'amanhã'], ['<vNF>161.99', '<vNF>1.00'])
    expect(new Set(falhasOf(xml).map((falha) => falha.campo))).toEqual(
      new Set(['ide/nNF', 'gFat/dVencFat', 'total/vNF', 'gFat/codBarras']),
    )
  })

  it('lists at most a hundred faults of a damaged file', () => {
    expect(falhasOf(withItems(990).replaceAll('<cClass>0000000', '<cClass>x'))).toHaveLength(MAX_FALHAS)
  })

  it('refuses the protocol of another bill', () => {
    const xml = authorised(SAMPLE_XML).replace(/<chNF3e>.{3}/, '<chNF3e>999')
    expect(falhasOf(xml)).toMatchObject([
      { codigo: 'protocolo_divergente', campo: 'protNF3e/infProt/chNF3e' },
    ])
  })
})

const PIX_OF_ONE_REAL = buildPixBrCode({
  destino: { chave: '123e4567-e12b-12d1-a456-426655440000' },
  nome: 'DISTRIBUIDORA',
  cidade: 'UBERLANDIA',
  valorCentavos: 100,
})

describe('what is no fault', () => {
  it('accepts ten centavos of rounding between quantity, price and value of an item', () => {
    expect(falhasOf(edited(['<vItem>0.427787', '<vItem>0.428400']))).toEqual([])
    expect(falhasOf(edited(['<vItem>0.427787', '<vItem>0.428600']))).not.toEqual([])
  })

  it('subtracts retentions from the products', () => {
    const xml = edited(
      ['<vIRRF>0.00', '<vIRRF>1.99'],
      ['<vNF>161.99', '<vNF>160.00'],
      [/<codBarras>\d+/, '<codBarras>1'],
    )
    expect(nf3eOf(xml).totais).toMatchObject({ retencoesCentavos: 199, notaCentavos: 16000 })
  })

  it('takes a returned item, or a class that deducts, with the opposite sign', () => {
    const less = [
      ['<total><vProd>161.99', '<total><vProd>124.19'],
      ['<vNF>161.99', '<vNF>124.19'],
      [/<codBarras>\d+/, '<codBarras>1'],
    ] as const
    const returned = nf3eOf(
      edited(...less, ['<vProd>18.90</vProd>', '<vProd>18.90</vProd><indDevolucao>1</indDevolucao>']),
    )
    const deducted = nf3eOf(edited(...less))
    expect(returned.itens.map((item) => item.deduz)).toEqual([false, false, true])
    expect(deducted.itens.map((item) => item.deduz)).toEqual([false, false, true])
  })

  it('keeps a codBarras that is no payment code, without bars and with a notice', () => {
    const reading = readNf3e(utf8(edited([/<codBarras>\d+/, '<codBarras>13479258028'])))
    expect(reading).toMatchObject({
      ok: true,
      nf3e: { fatura: { pagamento: null, codBarras: '13479258028' } },
    })
    expect(reading.ok && reading.avisos).toHaveLength(1)
  })

  it('resolves a punctuated line', () => {
    const line = '83660000001-9 61990123001-8 34792580281-6 02026110000-0'
    const { pagamento } = nf3eOf(edited([/<codBarras>\d+/, `<codBarras>${line}`])).fatura
    expect(pagamento?.codigoBarras).toBe('83660000001619901230013479258028102026110000')
  })

  it('accepts the 44 digits of the bars where the line is expected', () => {
    const bars = '83660000001619901230013479258028102026110000'
    expect(nf3eOf(edited([/<codBarras>\d+/, `<codBarras>${bars}`])).fatura.pagamento?.codigoBarras).toBe(bars)
  })

  it.each([
    ['whose CRC is wrong', ['6304BB6A', '6304BB6B']],
    [
      'for another amount',
      [/<urlQRCodePIX>.*<\/urlQRCodePIX>/, `<urlQRCodePIX>${PIX_OF_ONE_REAL}</urlQRCodePIX>`],
    ],
  ] as const)('leaves out a Pix %s, with a notice', (_, edit) => {
    const reading = readNf3e(utf8(edited([edit[0], edit[1]])))
    expect(reading).toMatchObject({ ok: true, nf3e: { fatura: { pix: null } } })
    expect(reading.ok && reading.avisos).toHaveLength(1)
  })
})
