import { medicao } from './conta-itens.ts'
import type { ContaItem } from './conta-itens.ts'
import { quadro, RESIDENCIAL } from './quadro.ts'

// The bills of the gallery for homes.

const multaEJuros: readonly ContaItem[] = [
  { descricao: 'Multa por atraso 10/2026 (2%)', preco: 3.42 },
  { descricao: 'Juros de mora 10/2026', preco: 0.97 },
]

export const residencial = quadro(
  'b1-residencial',
  { itens: [...RESIDENCIAL, ...multaEJuros] },
  {
    mensagens: [
      'Débito em aberto: fatura de 10/2026, R$ 171,20, vencida em 10/11/2026. O fornecimento pode ser suspenso a partir de 25/11/2026.',
    ],
  },
)

export const baixaRenda = quadro('baixa-renda', {
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

export const branca = quadro('branca', {
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

const geradora = (uc: string, kw: string, alocada: string, injetada: string) =>
  `<gConsumidor><idAcessGer>${uc}</idAcessGer><vPotInst>${kw}</vPotInst><tpFonteEnergia>2</tpFonteEnergia>` +
  `<enerAloc>${alocada}</enerAloc><tpPosTar>0</tpPosTar><enerInjet>${injetada}</enerInjet>` +
  '<tpPosTarInjet>0</tpPosTarInjet></gConsumidor>'

export const scee = quadro('scee', {
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
