import { describe, expect, it } from 'vitest'
import {
  authorised,
  edited,
  falhasOf,
  nf3eOf,
  rekeyed,
  SAMPLE_KEY,
  SAMPLE_XML,
  utf8,
  withItems,
} from '#emissao/testing/sample-nf3e.ts'
import { readNf3e } from './read-nf3e.ts'

describe('reading a bill', () => {
  it('gives the facts of the sample, money in centavos', () => {
    const nf3e = nf3eOf(SAMPLE_XML)
    expect(nf3e).toMatchObject({
      chave: SAMPLE_KEY,
      serie: '1',
      numero: '123',
      ambiente: 'homologacao',
      emitidaEm: '2026-11-18T08:30:00-03:00',
      contingencia: null,
      protocolo: null,
      emitente: { cnpj: '11222333000181', nome: 'DISTRIBUIDORA TESTE S.A.' },
      destinatario: { nome: 'FULANA DE TAL', documento: { tipo: 'cpf', numero: '52998224725' } },
      acesso: { ucNumero: '001347925802810', codigoCliente: '7001234567', grupo: '07', fases: '2' },
      medidores: [{ medidor: 'ABC1234567', leituraAnterior: '2026-10-16', leituraAtual: '2026-11-16' }],
      totais: { notaCentavos: 16199, produtosCentavos: 16199, icmsCentavos: 2576, retencoesCentavos: 0 },
    })
    expect(nf3e.qrCode).toContain(`?chNF3e=${SAMPLE_KEY}&tpAmb=2`)
  })

  it('gives the payment by line, bars and Pix, and the competência as AAAA-MM', () => {
    const { fatura } = nf3eOf(SAMPLE_XML)
    expect(fatura).toMatchObject({
      competencia: '2026-11',
      vencimento: '2026-12-10',
      proximaLeitura: '2026-12-16',
    })
    expect(fatura.pagamento).toEqual({
      linhaDigitavel: '836600000019619901230018347925802816020261100000',
      codigoBarras: '83660000001619901230013479258028102026110000',
    })
    expect(fatura.pix).toMatch(/^000201.*6304BB6A$/)
    expect(fatura.debitoAutomatico).toBeNull()
  })

  it('keeps tariffs, rates and quantities as written', () => {
    const [te, tusd, iluminacao] = nf3eOf(SAMPLE_XML).itens
    expect(te).toMatchObject({
      descricao: 'ENERGIA ATIVA TE',
      quantidade: '150.0000',
      precoUnitario: '0.427787',
      valorCentavos: 6417,
      tarifas: [{ tipo: 'TE', aplicada: '0.33500000' }],
      icms: { baseCentavos: 6417, aliquota: '18.00', valorCentavos: 1155 },
      medicao: { medida: { anterior: '4850.00', atual: '5000.00', medido: '150.00' } },
    })
    expect(tusd?.tarifas[0]?.tipo).toBe('TUSD')
    expect(iluminacao).toMatchObject({ valorCentavos: 1890, icms: null, pis: null, medicao: null })
  })

  it('gives thirteen months of history', () => {
    const [historico] = nf3eOf(SAMPLE_XML).historico
    expect(historico?.meses).toHaveLength(13)
    expect(historico?.meses[0]).toEqual({
      competencia: '2026-11',
      quantidade: '150.00',
      unidade: '2',
      dias: 30,
    })
  })

  it('gives the protocol of an nf3eProc', () => {
    expect(nf3eOf(authorised(SAMPLE_XML)).protocolo).toEqual({
      numero: '3312600000012345',
      recebidoEm: '2026-11-18T08:31:02-03:00',
      status: '100',
      motivo: 'Autorizado o uso da NF3e',
    })
  })

  it('gives the received bytes back, untouched', () => {
    const bytes = utf8(SAMPLE_XML)
    const reading = readNf3e(bytes)
    expect(reading.ok && reading.xml).toBe(bytes)
  })

  it('reads 990 items', () => {
    expect(nf3eOf(withItems(990)).itens).toHaveLength(990)
  })

  it('reads contingency with its reason', () => {
    const xml = edited(
      ['<tpEmis>1</tpEmis>', '<tpEmis>2</tpEmis>'],
      [
        '</verProc>',
        '</verProc><dhCont>2026-11-18T08:00:00-03:00</dhCont><xJust>Sem comunicacao com a SEFAZ</xJust>',
      ],
    )
    const nf3e = nf3eOf(rekeyed(xml, '3126111122233300018166001000000123200765432'))
    expect(nf3e.contingencia).toEqual({
      desde: '2026-11-18T08:00:00-03:00',
      justificativa: 'Sem comunicacao com a SEFAZ',
    })
  })

  it('reads automatic debit, new taxes, credits and messages', () => {
    const xml = edited(
      ['<codDebAuto>13479258028</codDebAuto>', '<codBanco>001</codBanco><codAgencia>1234-5</codAgencia>'],
      [
        '</vNF></total>',
        '</vNF><IBSCBSTot><vBCIBSCBS>143.09</vBCIBSCBS><gIBS><vIBS>0.14</vIBS></gIBS><gCBS><vCBS>1.29</vCBS></gCBS>' +
          '</IBSCBSTot><vTotDFe>163.42</vTotDFe></total>',
      ],
      [
        '<NFdet>',
        '<gSCEE><tpPartComp>1</tpPartComp><gSaldoCred><tpPosTar>0</tpPosTar><vSaldAnt>100.0000</vSaldAnt>' +
          '<vSaldAtual>120.0000</vSaldAtual></gSaldoCred></gSCEE><NFdet>',
      ],
      ['</infNF3e>', '<infAdic><infCpl>Primeira</infCpl><infCpl>Segunda</infCpl></infAdic></infNF3e>'],
    )
    const nf3e = nf3eOf(xml)
    expect(nf3e.fatura.debitoAutomatico).toEqual({ banco: '001', agencia: '1234-5' })
    expect(nf3e.totais.ibsCbs).toEqual({ baseCentavos: 14309, ibsCentavos: 14, cbsCentavos: 129 })
    expect(nf3e.totais.documentoCentavos).toBe(16342)
    expect(nf3e.compensacao?.saldos).toMatchObject([{ anterior: '100.0000', atual: '120.0000' }])
    expect(nf3e.informacoes).toEqual(['Primeira', 'Segunda'])
  })
})

describe('what explains a bill', () => {
  it('gives contracts, generating units and balances, whichever way the balances are grouped', () => {
    const balance = '<tpPosTar>1</tpPosTar><vSaldAnt>100</vSaldAnt><vCredExpirado>5</vCredExpirado>'
    const nf3e = nf3eOf(
      edited(
        [
          '<gMed ',
          '<gGrContrat nContrat="01"><tpGrContrat>1</tpGrContrat><tpPosTar>2</tpPosTar>' +
            '<qUnidContrat>75.00</qUnidContrat></gGrContrat><gMed ',
        ],
        [
          '<NFdet>',
          '<gSCEE><tpPartComp>3</tpPartComp><gConsumidor><idAcessGer>0099</idAcessGer><vPotInst>5.200</vPotInst>' +
            '<tpFonteEnergia>2</tpFonteEnergia><enerAloc>310.000</enerAloc><tpPosTar>0</tpPosTar>' +
            '<enerInjet>420.000</enerInjet><tpPosTarInjet>0</tpPosTarInjet></gConsumidor>' +
            `<gTipoSaldo nTipoSaldo="01"><gSaldoCred>${balance}<vSaldAtual>120</vSaldAtual>` +
            '<vCredExpirar>20</vCredExpirar><CompetExpirar>202801</CompetExpirar></gSaldoCred></gTipoSaldo></gSCEE><NFdet>',
        ],
      ),
    )
    expect(nf3e.contratos).toEqual([{ nContrat: '01', grandeza: '1', posto: '2', quantidade: '75.00' }])
    expect(nf3e.compensacao).toEqual({
      participacao: '3',
      geradoras: [
        {
          ucNumero: '0099',
          potencia: '5.200',
          fonte: '2',
          alocada: [{ posto: '0', quantidade: '310.000' }],
          injetada: [{ posto: '0', quantidade: '420.000' }],
        },
      ],
      saldos: [
        {
          posto: '1',
          anterior: '100',
          atual: '120',
          expirado: '5',
          aExpirar: '20',
          competenciaAExpirar: '2028-01',
        },
      ],
    })
  })

  it('gives the act of a tariff, and the tariff that was set where another was applied', () => {
    const nf3e = nf3eOf(
      edited([
        '<vTarifHom>0.33500000</vTarifHom>',
        '<vTarifHom>0.33500000</vTarifHom><vTarifAplic>0.20000000</vTarifAplic><motDifTarif>03</motDifTarif>',
      ]),
    )
    expect(nf3e.itens[0]?.tarifas).toEqual([
      {
        tipo: 'TE',
        posto: '0',
        unidade: '2',
        aplicada: '0.20000000',
        homologada: { valor: '0.33500000', motivo: '03' },
        ato: 'REH 3500/2026',
        inicio: '2026-05-28',
      },
    ])
    expect(nf3e.itens[1]?.tarifas[0]?.homologada).toBeNull()
  })

  it('gives processes, corrected items, withheld taxes and the address of delivery', () => {
    const key = SAMPLE_KEY
    const nf3e = nf3eOf(
      edited(
        ['<NFdet>', `<NFdet chNF3eAnt="${key}">`],
        [
          '<det nItem="1">',
          '<det nItem="9"><gAjusteNF3eAnt><tpAjuste>3</tpAjuste><motAjuste>1</motAjuste></gAjusteNF3eAnt>' +
            '<detItemAnt nItemAnt="2"><vItem>0.50</vItem><qFaturada>10</qFaturada><vProd>5.00</vProd>' +
            '<cClass>0601001</cClass></detItemAnt></det><det nItem="1">',
        ],
        [
          '</imposto></detItem>',
          '</imposto><gProcRef><vItem>1</vItem><qFaturada>1</qFaturada><vProd>1</vProd><gProc><tpProc>2</tpProc>' +
            '<nProcesso>0001-22.2026</nProcesso></gProc></gProcRef></detItem>',
        ],
        ['<vRetPIS>0.00</vRetPIS>', '<vRetPIS>1.00</vRetPIS>'],
        ['<vNF>161.99</vNF>', '<vNF>160.99</vNF>'],
        [/<codBarras>[0-9]+<\/codBarras>/, '<codBarras>1</codBarras>'],
        [
          '<gPIX>',
          '<enderCorresp><xLgr>Caixa postal</xLgr><nro>7</nro><xBairro>Centro</xBairro><cMun>3170206</cMun>' +
            '<xMun>Uberlandia</xMun><CEP>38400001</CEP><UF>MG</UF></enderCorresp><gPIX>',
        ],
      ),
    )
    expect(nf3e.itens[0]?.processos).toEqual([{ tipo: '2', numero: '0001-22.2026' }])
    expect(nf3e.itensCorrigidos).toEqual([
      { nItem: '2', chave: key, motivo: '1', quantidade: '10', precoUnitario: '0.50', valorCentavos: 500 },
    ])
    expect(nf3e.totais.retencoes).toEqual({ pis: 100, cofins: 0, csll: 0, irrf: 0 })
    expect(nf3e.fatura.enderecoEntrega).toMatchObject({ logradouro: 'Caixa postal', cep: '38400001' })
  })

  it('is left out, not refused, where it cannot be read', () => {
    const xml = edited(
      ['<tpAto>1</tpAto><nAto>3500</nAto>', '<tpAto>9</tpAto><nAto/>'],
      ['<gMed ', '<gGrContrat><tpGrContrat>8</tpGrContrat></gGrContrat><gMed '],
      ['<indOrigemQtd>2</indOrigemQtd>', ''],
    )
    expect(falhasOf(xml)).toEqual([])
    expect(nf3eOf(xml).itens[0]).toMatchObject({ origem: '', tarifas: [{ ato: '' }] })
  })
})

describe('encodings and namespaces', () => {
  const accented = edited(
    ['<xNome>FULANA DE TAL</xNome>', '<xNome>JOÃO ÁVILA D’ÁVILA</xNome>'],
    ['encoding="UTF-8"', 'encoding="ISO-8859-1"'],
  )

  it('reads ISO-8859-1 as declared', () => {
    const xml = accented.replace('D’ÁVILA', 'CONCEIÇÃO')
    const reading = readNf3e(Buffer.from(xml, 'latin1'))
    expect(reading.ok && reading.nf3e.destinatario.nome).toBe('JOÃO ÁVILA CONCEIÇÃO')
  })

  it('reads the Windows quotes of files that declare ISO-8859-1', () => {
    const bytes = Buffer.from(accented.replace('’', '\u0092'), 'latin1')
    const reading = readNf3e(bytes)
    expect(reading.ok && reading.nf3e.destinatario.nome).toBe('JOÃO ÁVILA D’ÁVILA')
  })

  it('reads UTF-8 with a byte order mark', () => {
    const reading = readNf3e(utf8(`\ufeff${SAMPLE_XML}`))
    expect(reading.ok).toBe(true)
  })

  it('reads UTF-8 without an XML declaration', () => {
    expect(nf3eOf(edited([/^<\?xml[^>]*\?>/, ''])).chave).toBe(SAMPLE_KEY)
  })

  it('reads any namespace prefix', () => {
    const xml = authorised(SAMPLE_XML)
      .replace('xmlns="http', 'xmlns:n="http')
      .replace(/ xmlns="[^"]*"/, '')
      .replaceAll(/<(\/?)([A-Za-z])/g, '<$1n:$2')
    expect(nf3eOf(xml).protocolo?.numero).toBe('3312600000012345')
  })

  it.each([
    [
      'bytes that are not of the declared encoding',
      Buffer.from(SAMPLE_XML.replace('FULANA', 'JOÃO'), 'latin1'),
    ],
    ['an encoding nobody uses', utf8(edited(['UTF-8', 'UTF-16']))],
    ['a DOCTYPE', utf8(edited(['?>', '?><!DOCTYPE NF3e [<!ENTITY a "b">]>']))],
    ['an undefined entity', utf8(edited(['FULANA', '&fulana;']))],
    ['an unclosed element', utf8(SAMPLE_XML.slice(0, -10))],
    ['an empty file', new Uint8Array(0)],
    ['more than 4 MiB', new Uint8Array(4 * 1024 * 1024 + 1)],
    ['endless depth', utf8('<a>'.repeat(100))],
  ])('refuses %s with one sentence', (_, bytes) => {
    const reading = readNf3e(bytes)
    expect(reading.ok ? [] : reading.falhas).toMatchObject([{ codigo: 'xml_invalido', campo: '' }])
  })

  it('says where the XML is broken', () => {
    expect(falhasOf('<NF3e>\n  <infNF3e></ide>')[0]?.mensagem).toBe(
      'O arquivo não é um XML bem formado (linha 2, coluna 17).',
    )
  })

  it('refuses a document of another kind', () => {
    expect(falhasOf('<nfeProc xmlns="http://www.portalfiscal.inf.br/nfe"/>')).toMatchObject([
      { codigo: 'documento_desconhecido' },
    ])
  })

  it('does not take an element of another namespace for a field', () => {
    const xml = edited(['<vNF>161.99</vNF>', '<vNF xmlns="urn:outro">161.99</vNF>'])
    expect(falhasOf(xml)).toContainEqual(
      expect.objectContaining({ codigo: 'campo_ausente', campo: 'total/vNF' }),
    )
  })
})
