import type { EstadoCivil } from '#db/schema/cadastro.ts'
import { sampleEmail } from './contatos.ts'
import { makeCei, makeCnpj, makeCnpjAlfanumerico, makeCpf, makeRg } from './documentos.ts'
import { sampleEmpresa, type Classificacao } from './empresas.ts'
import type { DemoConsumidor } from './modelo.ts'
import { sampleConjuge, samplePessoa } from './nomes.ts'
import { createSampler, hash32, Random } from './random.ts'

/** Separate streams keep a record unchanged when another kind of record starts to draw more. */
export const STREAM = { titularidade: 1, consumidor: 2, uc: 3, consumo: 4, fatura: 5 } as const

/** UCs are dealt to their holders in blocks, so that the holder of any UC is known without looking at the others. */
export const UCS_POR_BLOCO = 20

/** Slots of a block held by the same consumidor, the first slot naming him; the slots not listed are single. */
const DIVISOES: readonly (readonly (readonly number[])[])[] = [
  [],
  [[2, 5]],
  [[6, 16, 17, 18]],
  [],
  [
    [3, 9],
    [11, 14],
  ],
  [
    [0, 1],
    [8, 12, 13],
  ],
  [[4, 10]],
  [[7, 8, 9, 10, 15, 19]],
]

/** The hand-picked block: its UCs 4 to 7 belong to one person. */
const DIVISAO_DOS_CASOS = [[4, 5, 6, 7]] as const

const ESTADO_CIVIL = createSampler<EstadoCivil>([
  ['casado', 46],
  ['solteiro', 30],
  ['uniao_estavel', 9],
  ['divorciado', 7],
  ['separado', 1],
  ['viuvo', 7],
])

export interface ConsumidorComClasse {
  consumidor: DemoConsumidor
  /** Set by the trade of a company; null for people, whose UC decides. */
  classificacao: Classificacao | null
}

/** Index of the consumidor who holds the UC: the index of the first UC that is his. */
export function titularOf(seed: number, ucIndex: number): number {
  const bloco = Math.floor(ucIndex / UCS_POR_BLOCO)
  const slot = ucIndex % UCS_POR_BLOCO
  const divisao =
    bloco === 0
      ? DIVISAO_DOS_CASOS
      : (DIVISOES[hash32(seed, STREAM.titularidade, bloco) % DIVISOES.length] ?? [])
  const grupo = divisao.find((slots) => slots.includes(slot))
  return bloco * UCS_POR_BLOCO + (grupo?.[0] ?? slot)
}

/** Makes one consumidor. `ano` is the year of the reference day, from which ages are counted. */
export function makeConsumidor(
  seed: number,
  indice: number,
  ano: number,
  tipo?: DemoConsumidor['tipo'],
): ConsumidorComClasse {
  const random = new Random(seed, STREAM.consumidor, indice)
  // Drawn even when the kind is imposed, so that the rest of the record does not depend on it.
  const empresa = random.chance(8)
  return (tipo ? tipo === 'empresa' : empresa)
    ? makeEmpresa(seed, indice, random)
    : { consumidor: makePessoa(seed, indice, ano, random), classificacao: null }
}

function makeEmpresa(seed: number, indice: number, random: Random): ConsumidorComClasse {
  const { nome, classificacao } = sampleEmpresa(random)
  const sorteio = random.int(0, 99)
  const documento =
    sorteio < 4
      ? makeCei(seed, indice)
      : sorteio < 34
        ? makeCnpjAlfanumerico(seed, indice)
        : makeCnpj(seed, indice)
  const consumidor: DemoConsumidor = {
    indice,
    tipo: 'empresa',
    nome: sorteio < 4 ? `Obra ${nome}` : nome,
    documento,
    rg: null,
    nascimento: null,
    estadoCivil: null,
    conjuge: null,
    pai: null,
    mae: null,
    email: random.chance(72) ? sampleEmail(random, { indice, nome, tipo: 'empresa' }) : null,
  }
  return { consumidor, classificacao }
}

function makePessoa(seed: number, indice: number, ano: number, random: Random): DemoConsumidor {
  const nomes = samplePessoa(random)
  const estadoCivil = random.chance(86) ? ESTADO_CIVIL(random) : null
  const casado = estadoCivil === 'casado' || estadoCivil === 'uniao_estavel'
  return {
    indice,
    tipo: 'pessoa',
    nome: nomes.nome,
    documento: sampleDocumento(seed, indice, random),
    rg: random.chance(84) ? makeRg(seed, indice) : null,
    nascimento: random.chance(90) ? sampleNascimento(random, ano) : null,
    estadoCivil,
    conjuge: casado && random.chance(80) ? sampleConjuge(random, nomes) : null,
    pai: random.chance(78) ? nomes.pai : null,
    mae: random.chance(92) ? nomes.mae : null,
    email: random.chance(46) ? sampleEmail(random, { indice, nome: nomes.nome, tipo: 'pessoa' }) : null,
  }
}

function sampleDocumento(seed: number, indice: number, random: Random): string {
  const cpf = makeCpf(seed, indice)
  const sorteio = random.float() * 100
  if (sorteio < 1) return ''
  // An old cadastre keeps a few mistyped ones: the last digit is off by one.
  return sorteio < 1.5 ? `${cpf.slice(0, 10)}${(Number(cpf[10]) + 1) % 10}` : cpf
}

/** Between 19 and 92 years old, most of them in the middle. */
function sampleNascimento(random: Random, ano: number): string {
  const idade = 19 + Math.floor(((random.float() + random.float()) / 2) * 73)
  const mes = String(random.int(1, 12)).padStart(2, '0')
  return `${ano - idade}-${mes}-${String(random.int(1, 28)).padStart(2, '0')}`
}
