import { BAIRROS } from './dados/logradouros.ts'
import { MUNICIPIOS } from './dados/municipios.ts'
import { sampleNomeProprio, sampleSobrenome } from './nomes.ts'
import { createSampler, parseWeights, type Random } from './random.ts'

/** NF3e codes of tpClasse and tpSubClasse (layout 1.00). */
export interface Classificacao {
  classe: string
  subclasse: string
}

export interface DemoEmpresa {
  nome: string
  classificacao: Classificacao
}

const bairro = createSampler(parseWeights(BAIRROS))
const municipio = createSampler(MUNICIPIOS.map((item) => [item.nome, item.peso] as const))
const santo = createSampler(
  parseWeights(`São_José:20 Santo_Antônio:18 Nossa_Senhora_Aparecida:16 São_Francisco:12 Santa_Rita:12 Santa_Luzia:10
    São_Sebastião:10 Bom_Jesus:8 São_Judas_Tadeu:7 Nossa_Senhora_da_Abadia:7 Divino_Espírito_Santo:5`),
)
const fantasia = createSampler(
  parseWeights(`Avenida:10 Central:12 Cerrado:9 Triângulo:12 Aliança:8 União:10 Ideal:8 Estrela:7 Progresso:7 Primavera:6
    Bandeirante:6 Horizonte:8 Planalto:8 Alvorada:7 Imperial:6 Real:7 Minas:9 Brasil:7 Ouro_Verde:5 Pioneira:5 Modelo:6
    Confiança:6 Esperança:5 Paraíso:5 Sol_Nascente:3`),
)
const LIMITADA = ['Ltda', 'Ltda', 'Ltda', 'Ltda ME', 'ME', 'EPP', 'Eireli']

type Maker = (random: Random) => string
const sobrenome: Maker = (random) => sampleSobrenome(random)
const marca: Maker = (random) =>
  random.chance(45) ? sobrenome(random) : random.chance(40) ? santo(random) : fantasia(random)
const comercio =
  (ramos: readonly string[]): Maker =>
  (random) =>
    `${random.pick(ramos)} ${marca(random)} ${random.pick(LIMITADA)}`
const socios =
  (ramo: string): Maker =>
  (random) =>
    `${sobrenome(random)} & ${sobrenome(random)} ${ramo} ${random.pick(LIMITADA)}`

const comum = (subclasse: string): Classificacao => ({ classe: '01', subclasse })

const RAMOS: readonly (readonly [ramo: { maker: Maker; classificacao: Classificacao }, weight: number])[] = [
  [{ maker: comercio(['Padaria', 'Panificadora', 'Confeitaria']), classificacao: comum('07') }, 8],
  [
    { maker: comercio(['Mercado', 'Supermercado', 'Mercearia', 'Hortifruti']), classificacao: comum('07') },
    12,
  ],
  [
    {
      maker: comercio(['Restaurante', 'Lanchonete', 'Pizzaria', 'Churrascaria']),
      classificacao: comum('07'),
    },
    11,
  ],
  [{ maker: comercio(['Drogaria', 'Farmácia', 'Ótica', 'Perfumaria']), classificacao: comum('07') }, 8],
  [
    {
      maker: comercio(['Auto Peças', 'Auto Mecânica', 'Auto Posto', 'Borracharia']),
      classificacao: comum('07'),
    },
    9,
  ],
  [
    {
      maker: comercio(['Materiais de Construção', 'Casa das Tintas', 'Madeireira']),
      classificacao: comum('07'),
    },
    6,
  ],
  [
    {
      maker: comercio(['Clínica', 'Laboratório', 'Escritório Contábil', 'Imobiliária']),
      classificacao: comum('15'),
    },
    9,
  ],
  [{ maker: comercio(['Transportes', 'Transportadora', 'Viação']), classificacao: comum('08') }, 5],
  [{ maker: socios('Advogados Associados'), classificacao: comum('15') }, 3],
  [{ maker: socios('Comércio e Representações'), classificacao: comum('07') }, 4],
  [
    {
      maker: (random) =>
        `Condomínio ${random.pick(['Edifício', 'Residencial'])} ${random.chance(50) ? sampleNomeProprio(random, 'feminino') : marca(random)}`,
      classificacao: comum('12'),
    },
    6,
  ],
  [
    {
      maker: (random) =>
        `${random.pick(['Igreja Evangélica', 'Igreja Batista', 'Paróquia'])} ${santo(random)}`,
      classificacao: comum('11'),
    },
    5,
  ],
  [
    {
      maker: (random) =>
        `Associação ${random.pick(['Beneficente', 'de Moradores', 'Comunitária'])} ${bairro(random)}`,
      classificacao: comum('10'),
    },
    3,
  ],
  [
    {
      maker: (random) =>
        `${random.pick(['Laticínios', 'Frigorífico', 'Metalúrgica', 'Cerâmica'])} ${marca(random)} ${random.pick(['S.A.', 'Ltda'])}`,
      classificacao: { classe: '04', subclasse: '99' },
    },
    5,
  ],
  [
    {
      maker: (random) => `Agropecuária ${marca(random)} Ltda`,
      classificacao: { classe: '07', subclasse: '16' },
    },
    4,
  ],
  [
    {
      maker: (random) => `Prefeitura Municipal de ${municipio(random)}`,
      classificacao: { classe: '05', subclasse: '26' },
    },
    2,
  ],
]
const ramo = createSampler(RAMOS)

/** A company, church, condominium or public body, with the class its trade puts the UC in. */
export function sampleEmpresa(random: Random): DemoEmpresa {
  const { maker, classificacao } = ramo(random)
  return { nome: maker(random), classificacao }
}
