import type { Danf3eInput } from '#emissao/document/input.ts'
import { medicao } from './conta-itens.ts'
import type { ContaItem } from './conta-itens.ts'
import { contaXml, renderEndereco } from './conta.ts'
import type { Conta } from './conta.ts'
import { nf3eOf } from './sample-nf3e.ts'

/** A bill of the gallery: what it shows is told by its name. */
export type Quadro = {
  readonly nome: string
  readonly conteudo: 'fatura' | 'barra'
  readonly xml: string
  readonly input: Danf3eInput
}

const CONSUMO = [152, 148, 161, 139, 142, 155, 150, 163, 170, 171, 168, 159, 147]

const RESIDENCIAL: readonly ContaItem[] = [
  {
    descricao: 'Energia ativa - TE',
    un: '2',
    quantidade: 152,
    preco: 0.427787,
    icms: 18,
    tarifas: [{ tipo: 'TE', posto: '0', valor: 0.335 }],
    medicao: medicao('01', '03', '0', '2', { anterior: 4848, atual: 5000 }),
  },
  {
    descricao: 'Energia ativa - TUSD',
    un: '2',
    quantidade: 152,
    preco: 0.526114,
    icms: 18,
    tarifas: [{ tipo: 'TUSD', posto: '0', valor: 0.412 }],
    medicao: medicao('01', '03', '0', '2', { anterior: 4848, atual: 5000 }),
  },
  {
    descricao: 'Adicional de bandeira vermelha patamar 1',
    un: '2',
    quantidade: 152,
    preco: 0.05699,
    icms: 18,
    bandeira: ['3', '0.04463000', '2026-10-17', '2026-11-16'],
  },
  { descricao: 'Contribuição de iluminação pública municipal', preco: 18.9 },
]

/** An ordinary bill, which those of the gallery change in part. */
export const CONTA_COMUM: Conta = {
  numero: 1001,
  tpAmb: '1',
  situacao: 'autorizada',
  finNF3e: '1',
  fantasia: 'Vale Claro Energia',
  nome: 'Maria Aparecida da Conceição',
  documento: '52998224725',
  endereco: { logradouro: 'Rua das Acácias', numero: '310', complemento: 'Apto 201', bairro: 'Savassi' },
  nomeAdicional: null,
  uc: '001347925802810',
  nomeUc: null,
  classe: '06',
  subclasse: '01',
  fases: '2',
  grupo: '07',
  modalidade: '01',
  gSub: '',
  contratos: '',
  medidores: ['ABC1234567'],
  gSCEE: '',
  itens: RESIDENCIAL,
  retencoes: [0, 0, 0, 0],
  fcpCentavos: 0,
  ibsCbs: null,
  pagamento: 'codigo',
  pix: true,
  enderCorresp: '',
  historicos: [['Consumo ativo kWh', '2', CONSUMO]],
  mensagens: [],
}

function quadro(nome: string, conta: Partial<Conta>, input: Partial<Danf3eInput> = {}): Quadro {
  const xml = contaXml({ ...CONTA_COMUM, ...conta })
  return {
    nome,
    conteudo: 'fatura',
    xml,
    input: {
      nf3e: nf3eOf(xml),
      via: 1,
      distribuidora: { sac: '0800 721 0116', ouvidoria: '0800 728 3838', site: 'valeclaro.example' },
      ucNumeroAnterior: '131030',
      mensagens: [],
      ...input,
    },
  }
}

const multaEJuros: readonly ContaItem[] = [
  { descricao: 'Multa por atraso 10/2026 (2%)', preco: 3.42 },
  { descricao: 'Juros de mora 10/2026', preco: 0.97 },
]

const residencial = quadro(
  'b1-residencial',
  { itens: [...RESIDENCIAL, ...multaEJuros] },
  {
    mensagens: [
      'Débito em aberto: fatura de 10/2026, R$ 171,20, vencida em 10/11/2026. O fornecimento pode ser suspenso a partir de 25/11/2026.',
    ],
  },
)

const baixaRenda = quadro('baixa-renda', {
  numero: 1002,
  nome: 'José Raimundo Nonato',
  subclasse: '02',
  grupo: '08',
  fases: '1',
  itens: [
    {
      descricao: 'Energia ativa - até 80 kWh (tarifa social)',
      un: '2',
      quantidade: 80,
      preco: 0.21,
      icms: 12,
      tarifas: [
        { tipo: 'TE', posto: '0', valor: 0.11725, homologada: 0.335 },
        { tipo: 'TUSD', posto: '0', valor: 0.08, homologada: 0.412 },
      ],
      bandeira: ['1', '0.00', '2026-10-17', '2026-11-16'],
      medicao: medicao('01', '03', '0', '2', { anterior: 1210, atual: 1318 }),
    },
    {
      descricao: 'Energia ativa - acima de 80 kWh',
      un: '2',
      quantidade: 28,
      preco: 0.954,
      icms: 12,
      tarifas: [{ tipo: 'TE', posto: '0', valor: 0.335 }],
      medicao: medicao('01', '03', '0', '2', { anterior: 1210, atual: 1318 }),
    },
    { descricao: 'Compensação por indisponibilidade (DIC)', preco: 4.15, deduz: true },
    { descricao: 'Contribuição de iluminação pública municipal', preco: 6.2 },
  ],
  historicos: [['Consumo ativo kWh', '2', [108, 96, 101, 88, 92, 97, 104, 110, 99, 93, 87, 90, 102]]],
})

const postosBrancos = [
  ['1', 'ponta', 1.52, 0.92, 1.1, 310, 342],
  ['3', 'intermediário', 0.98, 0.46, 0.72, 205, 226],
  ['2', 'fora de ponta', 0.71, 0.33, 0.35, 4102, 4230],
] as const

const branca = quadro('branca', {
  numero: 1003,
  nome: 'Ana Beatriz Figueiredo',
  modalidade: '07',
  fases: '3',
  itens: [
    ...postosBrancos.flatMap(([posto, nome, preco, te, tusd, anterior, atual]): ContaItem[] => [
      {
        descricao: `Energia ativa ${nome} - TE`,
        un: '2',
        quantidade: atual - anterior,
        preco: preco * 0.45,
        icms: 18,
        tarifas: [{ tipo: 'TE', posto, valor: te }],
        bandeira: ['2', '0.01885000', '2026-10-17', '2026-11-16'],
        medicao: medicao('01', '03', posto, '2', { anterior, atual }),
      },
      {
        descricao: `Energia ativa ${nome} - TUSD`,
        un: '2',
        quantidade: atual - anterior,
        preco: preco * 0.55,
        icms: 18,
        tarifas: [{ tipo: 'TUSD', posto, valor: tusd }],
        medicao: medicao('01', '03', posto, '2', { anterior, atual }),
      },
    ]),
    { descricao: 'Contribuição de iluminação pública municipal', preco: 18.9 },
  ],
  historicos: [
    ['Consumo ponta', '2', [32, 30, 35, 28, 31, 33, 29, 36, 38, 35, 37, 34, 30]],
    ['Consumo intermediário', '2', [21, 20, 22, 19, 24, 23, 20, 25, 26, 22, 24, 21, 20]],
    ['Consumo fora de ponta', '2', [128, 131, 140, 120, 118, 125, 133, 141, 150, 146, 139, 135, 127]],
  ],
})

const GRUPO_A: Partial<Conta> = {
  classe: '04',
  subclasse: '15',
  fases: '3',
  grupo: '05',
  documento: '11222333000181',
  nome: 'Indústria de Laticínios Serra Azul Ltda.',
  endereco: { logradouro: 'Rodovia BR-040', numero: 'Km 512', bairro: 'Distrito Industrial' },
  medidores: ['LG8800123456'],
}

const energiaA = (
  posto: string,
  nome: string,
  preco: number,
  anterior: number,
  atual: number,
): ContaItem => ({
  descricao: `Energia ativa ${nome}`,
  un: '2',
  quantidade: (atual - anterior) * 120,
  preco,
  icms: 18,
  tarifas: [
    { tipo: 'TE', posto, valor: preco * 0.5 },
    { tipo: 'TUSD', posto, valor: preco * 0.26 },
  ],
  bandeira: ['3', '0.04463000', '2026-10-17', '2026-11-16'],
  medicao: medicao('01', '03', posto, '2', { anterior, atual, constante: 120, perda: 2.5 }),
})

const demandaA = (posto: string, nome: string, kw: number, preco: number, contrato: string): ContaItem => ({
  descricao: `Demanda ${nome}`,
  un: '1',
  quantidade: kw,
  preco,
  icms: 18,
  tarifas: [{ tipo: 'TUSD', posto, un: '1', valor: preco * 0.78 }],
  medicao: medicao('01', '01', posto, '1', { anterior: 0, atual: kw / 120, constante: 120, contrato }),
})

const verde = quadro('a4-verde', {
  ...GRUPO_A,
  numero: 1004,
  nome: 'Prefeitura Municipal de Serra Azul',
  nomeUc: 'Hospital Municipal Dr. Otávio Lins',
  classe: '05',
  subclasse: '26',
  modalidade: '05',
  contratos:
    '<gGrContrat nContrat="01"><tpGrContrat>1</tpGrContrat><tpPosTar>0</tpPosTar><qUnidContrat>300.00</qUnidContrat></gGrContrat>',
  itens: [
    energiaA('1', 'ponta', 2.31, 1210, 1248),
    energiaA('2', 'fora de ponta', 0.62, 20_115, 20_560),
    demandaA('0', 'ativa', 324, 28.4, '01'),
    { descricao: 'Demanda de ultrapassagem', un: '1', quantidade: 24, preco: 56.8, icms: 18 },
    {
      descricao: 'Energia reativa excedente fora de ponta',
      un: '4',
      quantidade: 480,
      preco: 0.4,
      icms: 18,
      medicao: medicao('01', '05', '2', '4', { anterior: 3310, atual: 3314, constante: 120 }),
    },
    { descricao: 'Contribuição de iluminação pública municipal', preco: 85 },
  ],
  retencoes: [31_512, 145_440, 48_480, 58_176],
  fcpCentavos: 10_862,
  historicos: [
    ['Consumo ponta', '2', [4560, 4420, 4700, 4380, 4100, 4490, 4610, 4800, 4950, 4720, 4640, 4500, 4470]],
    [
      'Consumo fora de ponta',
      '2',
      [
        53_400, 52_100, 55_300, 50_800, 49_900, 51_700, 54_200, 56_100, 58_300, 55_000, 54_800, 53_100,
        52_700,
      ],
    ],
    ['Demanda', '1', [324, 301, 297, 288, 290, 296, 299, 305, 310, 300, 298, 295, 297]],
  ],
})

const azul = quadro('a4-azul', {
  ...GRUPO_A,
  numero: 1005,
  modalidade: '03',
  medidores: ['LG8800123456', 'LG8800999001'],
  contratos: ['1', '2']
    .map(
      (posto, index) =>
        `<gGrContrat nContrat="0${index + 1}"><tpGrContrat>1</tpGrContrat><tpPosTar>${posto}</tpPosTar>` +
        `<qUnidContrat>${posto === '1' ? 120 : 480}.00</qUnidContrat></gGrContrat>`,
    )
    .join(''),
  itens: [
    energiaA('1', 'ponta', 0.96, 5110, 5162),
    energiaA('2', 'fora de ponta', 0.62, 40_202, 40_871),
    demandaA('1', 'ponta', 114, 84.2, '01'),
    { descricao: 'Demanda ponta contratada não utilizada', un: '1', quantidade: 6, preco: 69.1, origem: '3' },
    demandaA('2', 'fora de ponta', 468, 28.4, '02'),
    {
      descricao: 'Energia reativa excedente ponta',
      un: '4',
      quantidade: 120,
      preco: 0.4,
      icms: 18,
      medicao: medicao('01', '05', '1', '4', { anterior: 110, atual: 111, constante: 120 }),
    },
    {
      descricao: 'Energia reativa excedente fora de ponta',
      un: '4',
      quantidade: 360,
      preco: 0.4,
      icms: 18,
      medicao: medicao('01', '05', '2', '4', { anterior: 871, atual: 874, constante: 120 }),
    },
    {
      descricao: 'Energia ativa galpão anexo',
      un: '2',
      quantidade: 3_210,
      preco: 0.71,
      icms: 18,
      processo: '5001234-56.2026.8.13.0024',
      medicao: medicao('02', '03', '0', '2', { anterior: 66_110, atual: 69_320 }),
    },
    { descricao: 'Contribuição de iluminação pública municipal', preco: 85 },
  ],
  historicos: [
    ['Consumo ponta', '2', [6240, 6100, 6480, 5990, 6020, 6310, 6400, 6550, 6720, 6480, 6350, 6210, 6130]],
    [
      'Consumo fora de ponta',
      '2',
      [
        83_490, 81_200, 85_600, 79_900, 80_700, 82_300, 84_100, 86_900, 88_000, 85_200, 84_600, 82_700,
        81_900,
      ],
    ],
  ],
  mensagens: ['Cobrança do galpão anexo por decisão liminar. Consumo apurado na memória de massa.'],
})

const geradora = (uc: string, kw: string, alocada: string, injetada: string) =>
  `<gConsumidor><idAcessGer>${uc}</idAcessGer><vPotInst>${kw}</vPotInst><tpFonteEnergia>2</tpFonteEnergia>` +
  `<enerAloc>${alocada}</enerAloc><tpPosTar>0</tpPosTar><enerInjet>${injetada}</enerInjet>` +
  '<tpPosTarInjet>0</tpPosTarInjet></gConsumidor>'

const scee = quadro('scee', {
  numero: 1006,
  nome: 'Paulo Henrique Drummond',
  fases: '3',
  gSCEE:
    `<gSCEE><tpPartComp>5</tpPartComp>${geradora('001347925802810', '5.200', '142.000', '420.000')}` +
    `${geradora('000987654302891', '75.000', '118.000', '0.000')}<gSaldoCred><tpPosTar>0</tpPosTar>` +
    '<vSaldAnt>815</vSaldAnt><vCredExpirado>12</vCredExpirado><vSaldAtual>1063</vSaldAtual>' +
    '<vCredExpirar>96</vCredExpirar><CompetExpirar>202708</CompetExpirar></gSaldoCred></gSCEE>',
  itens: [
    {
      descricao: 'Custo de disponibilidade',
      un: '2',
      quantidade: 100,
      preco: 0.954,
      icms: 18,
      origem: '5',
      tarifas: [
        { tipo: 'TE', posto: '0', valor: 0.335 },
        { tipo: 'TUSD', posto: '0', valor: 0.412 },
      ],
      medicao: medicao('01', '03', '0', '2', { anterior: 8110, atual: 8370 }),
    },
    {
      descricao: 'Energia injetada compensada',
      un: '2',
      quantidade: 160,
      preco: 0.335,
      deduz: true,
      medicao: medicao('01', '04', '0', '2', { anterior: 12_040, atual: 12_460 }),
    },
    {
      descricao: 'Energia compensada - TUSD Fio B (Lei 14.300/2022)',
      un: '2',
      quantidade: 160,
      preco: 0.1104,
    },
    { descricao: 'Contribuição de iluminação pública municipal', preco: 18.9 },
  ],
  historicos: [
    ['Consumo ativo kWh', '2', [260, 248, 231, 239, 242, 255, 250, 263, 270, 271, 268, 259, 247]],
    ['Energia injetada kWh', '2', [420, 402, 377, 350, 331, 318, 340, 390, 410, 433, 441, 428, 415]],
  ],
})

const debito = quadro('debito-automatico', { numero: 1007, pagamento: 'debito' })
const contingencia = quadro('contingencia', { numero: 1008, situacao: 'contingencia' })

const homologacao = quadro(
  'homologacao-ibs-cbs-2a-via',
  {
    numero: 1009,
    tpAmb: '2',
    situacao: 'pendente',
    ibsCbs: [14, 126],
    mensagens: ['Valores de IBS e CBS conforme a Lei Complementar 214/2025.'],
  },
  { via: 2 },
)

const muitosItens = quadro('varias-paginas', {
  numero: 1010,
  nome: 'Concessionária de Rodovias Serra do Mar S.A.',
  documento: '11222333000181',
  itens: [
    ...RESIDENCIAL,
    ...Array.from({ length: 80 }, (_, index) => ({
      descricao: `Iluminação do trecho ${index + 1}, entre os quilômetros ${index * 4} e ${index * 4 + 4}, pista dupla`,
      un: '2',
      quantidade: 1200 + index * 7,
      preco: 0.51,
      icms: 18,
      tarifas: [{ tipo: 'TE', posto: '0', valor: 0.31 } as const],
    })),
  ],
})

const extremos = quadro(
  'extremos',
  {
    numero: 1011,
    finNF3e: '2',
    fantasia: null,
    nome: 'ÞÓRÐUR ÆGIR BJÖRNSSON WEIß-MÜLLER DE ALBUQUERQUE E ØSTERGÅRD',
    nomeAdicional: 'Wolfgang Amadeus Maximiliano Wenceslau de Bragança Wittgenst',
    endereco: {
      logradouro: `Travessa ${'Doutor José Bonifácio de Andrada e Silva '.repeat(3).trim()}`,
      numero: 'S/N',
      complemento: 'Bloco C, escada 2, 14º andar, apartamento 1408, fundos',
      bairro: 'Conjunto Habitacional Presidente Juscelino Kubitschek',
    },
    uc: '131030',
    gSub: `<gSub><chNF3e>31261111222333000181660010000001231007654320</chNF3e><motSub>01</motSub></gSub>`,
    pagamento: 'nenhum',
    pix: false,
    enderCorresp: `<enderCorresp>${renderEndereco({ logradouro: 'Caixa postal', numero: '77', bairro: 'Centro' })}</enderCorresp>`,
    mensagens: ['Łódź, “aspas”, traço –, reticências…, 5 ≥ 3, ﬁm: caracteres que a fonte não tem.'],
  },
  { ucNumeroAnterior: null },
)

const barra: Quadro = { ...quadro('barra', {}), conteudo: 'barra' }

/** Twelve bills that between them show all a DANF3E can; compared with approved pictures. */
export const GALERIA: readonly Quadro[] = [
  residencial,
  baixaRenda,
  branca,
  verde,
  azul,
  scee,
  debito,
  contingencia,
  homologacao,
  muitosItens,
  extremos,
  barra,
]
