import { medicao } from './conta-itens.ts'
import type { ContaItem } from './conta-itens.ts'
import type { Conta } from './conta.ts'
import { quadro } from './quadro.ts'

// The bills of the gallery for what is fed in high voltage, with demand and several posts.

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

export const verde = quadro('a4-verde', {
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

export const azul = quadro('a4-azul', {
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
