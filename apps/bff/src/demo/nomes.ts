import {
  NOMES_FEMININOS,
  NOMES_MASCULINOS,
  SEGUNDO_DE_ANA,
  SEGUNDO_DE_MARIA,
  SEGUNDO_FEMININO,
  SEGUNDO_MASCULINO,
} from './dados/nomes-proprios.ts'
import { PARTICULAS, SOBRENOMES } from './dados/sobrenomes.ts'
import { createSampler, parseWeights, type Random, type Sampler } from './random.ts'

export type Sexo = 'feminino' | 'masculino'

export interface NomesDePessoa {
  sexo: Sexo
  nome: string
  mae: string
  /** Absent where only the mother is on the register. */
  pai: string | null
}

interface Sobrenome {
  texto: string
  particula: string
}

const proprio: Record<Sexo, Sampler<string>> = {
  feminino: sampler(NOMES_FEMININOS),
  masculino: sampler(NOMES_MASCULINOS),
}
const segundo: Record<Sexo, Sampler<string>> = {
  feminino: sampler(SEGUNDO_FEMININO),
  masculino: sampler(SEGUNDO_MASCULINO),
}
const segundoDeMaria = sampler(SEGUNDO_DE_MARIA)
const segundoDeAna = sampler(SEGUNDO_DE_ANA)
const sobrenome = sampler(SOBRENOMES)
const CHANCE_DE_COMPOSTO: Readonly<Record<string, number>> = {
  José: 34,
  João: 30,
  Luiz: 34,
  Carlos: 24,
  Paulo: 22,
}

function sampler(table: string): Sampler<string> {
  return createSampler(parseWeights(table))
}

/** A given name, simple or compound ("Maria de Fátima", "João Pedro"). */
export function sampleNomeProprio(random: Random, sexo: Sexo): string {
  const primeiro = proprio[sexo](random)
  if (primeiro === 'Maria') return random.chance(46) ? `Maria ${segundoDeMaria(random)}` : primeiro
  if (primeiro === 'Ana') return random.chance(44) ? `Ana ${segundoDeAna(random)}` : primeiro
  if (!random.chance(CHANCE_DE_COMPOSTO[primeiro] ?? 9)) return primeiro
  const outro = segundo[sexo](random)
  return outro === primeiro ? primeiro : `${primeiro} ${outro}`
}

/** A surname as it stands in the census, without particle. */
export function sampleSobrenome(random: Random): string {
  return sobrenome(random)
}

function sampleFamilia(random: Random): Sobrenome {
  const texto = sobrenome(random)
  const [particula, porCento] = PARTICULAS[texto] ?? ['de', 2]
  return { texto, particula: random.chance(porCento) ? particula : '' }
}

/** Joins a given name and surnames, keeping at most five words besides the particles, and no surname twice. */
function join(nomeProprio: string, familias: readonly Sobrenome[], sufixo = ''): string {
  const palavras = nomeProprio.split(' ').filter((word) => !/^d[aeo]s?$/.test(word)).length + (sufixo ? 1 : 0)
  const distintas = familias.filter(({ texto }, index) => texto !== familias[index + 1]?.texto)
  const cabem = distintas.slice(-Math.max(1, 5 - palavras))
  const partes = cabem.map(({ texto, particula }) => (particula ? `${particula} ${texto}` : texto))
  return [nomeProprio, ...partes, sufixo].filter(Boolean).join(' ')
}

/**
 * A person and parents whose surnames agree: the mother's comes first, the father's last, and a Júnior or Filho bears
 * the father's whole name.
 */
export function samplePessoa(random: Random): NomesDePessoa {
  const sexo: Sexo = random.chance(52) ? 'feminino' : 'masculino'
  const daMae = sampleFamilia(random)
  const doPai = sampleFamilia(random)
  const nomeProprio = sampleNomeProprio(random, sexo)
  const familias = random.chance(68) && daMae.texto !== doPai.texto ? [daMae, doPai] : [doPai]
  const mae = join(sampleNomeProprio(random, 'feminino'), random.chance(60) ? [daMae, doPai] : [daMae])
  if (sexo === 'masculino' && random.chance(3)) {
    const sufixo = random.pick(['Júnior', 'Júnior', 'Filho', 'Filho'])
    return { sexo, nome: join(nomeProprio, familias, sufixo), mae, pai: join(nomeProprio, familias) }
  }
  const sufixo = sexo === 'masculino' && random.chance(1.2) ? random.pick(['Neto', 'Neto', 'Sobrinho']) : ''
  const pai = random.chance(91)
    ? join(sampleNomeProprio(random, 'masculino'), [sampleFamilia(random), doPai])
    : null
  return { sexo, nome: join(nomeProprio, familias, sufixo), mae, pai }
}

/** A husband or wife, who may have taken the surname of the other. */
export function sampleConjuge(random: Random, de: NomesDePessoa): string {
  const sexo: Sexo = de.sexo === 'feminino' ? 'masculino' : 'feminino'
  const ultimo = de.nome.split(' ').findLast((word) => !/^(Júnior|Filho|Neto|Sobrinho)$/.test(word)) ?? ''
  const [particula] = PARTICULAS[ultimo] ?? ['']
  const familias = [sampleFamilia(random)]
  if (random.chance(45)) familias.push({ texto: ultimo, particula })
  return join(sampleNomeProprio(random, sexo), familias)
}
