import { BAIRROS, COMUNIDADES_RURAIS, NOMES_DE_RUA, TIPOS_DE_LOGRADOURO } from './dados/logradouros.ts'
import { MUNICIPIOS, type Municipio } from './dados/municipios.ts'
import { createSampler, hash32, parseWeights, type Random } from './random.ts'

export interface DemoEndereco {
  logradouro: string
  /** 'S/N' where the street has none. */
  numero: string
  complemento: string | null
  bairro: string
  municipio: string
  codigoIbge: string
  uf: 'MG'
  /** 8 digits, the same for the same street of the same town. */
  cep: string
  /** Telephone area code of the town. */
  ddd: string
  latitude: number
  longitude: number
}

const municipio = createSampler(MUNICIPIOS.map((item) => [item, item.peso] as const))
const tipo = createSampler(parseWeights(TIPOS_DE_LOGRADOURO))
const rua = createSampler(parseWeights(NOMES_DE_RUA))
const bairro = createSampler(parseWeights(BAIRROS))
const comunidades = COMUNIDADES_RURAIS.trim()
  .split(/\s+/)
  .map((word) => word.replaceAll('_', ' '))

/** An address in a town of the concession. */
export function sampleEndereco(random: Random): DemoEndereco {
  const cidade = municipio(random)
  const logradouro = `${tipo(random)} ${rua(random)}`
  return {
    logradouro,
    numero: random.chance(2.5) ? 'S/N' : String(random.int(1, random.chance(70) ? 999 : 4200)),
    complemento: sampleComplemento(random),
    bairro: bairro(random),
    ...place(cidade, logradouro, random),
  }
}

/** An address outside the town: a farm on a road or in a community. */
export function sampleEnderecoRural(random: Random): DemoEndereco {
  const cidade = municipio(random)
  const comunidade = random.pick(comunidades)
  const propriedade = random.pick(['Fazenda', 'Fazenda', 'Sítio', 'Sítio', 'Chácara', 'Estância'])
  return {
    logradouro: `${propriedade} ${random.pick(comunidades)}`,
    numero: 'S/N',
    complemento: random.chance(60) ? `Rodovia MG-${random.int(180, 497)}, km ${random.int(1, 90)}` : null,
    bairro: `Zona Rural - ${comunidade}`,
    ...place(cidade, comunidade, random),
  }
}

function place(cidade: Municipio, via: string, random: Random) {
  return {
    municipio: cidade.nome,
    codigoIbge: cidade.codigoIbge,
    uf: 'MG' as const,
    cep: cepOf(cidade, via),
    ddd: cidade.ddd,
    // Within some 5 km of the centre; the NF3e carries six decimals.
    latitude: round6(cidade.latitude + (random.float() - 0.5) * 0.09),
    longitude: round6(cidade.longitude + (random.float() - 0.5) * 0.09),
  }
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function cepOf(cidade: Municipio, via: string): string {
  let mixed = Number(cidade.codigoIbge)
  for (let i = 0; i < via.length; i++) mixed = hash32(mixed, via.charCodeAt(i))
  const prefixo = cidade.cepDe + (mixed % (cidade.cepAte - cidade.cepDe + 1))
  // Suffixes from 900 on are for big addressees, PO boxes and post offices.
  return `${prefixo}${String(hash32(mixed, 1) % 900).padStart(3, '0')}`
}

function sampleComplemento(random: Random): string | null {
  const draw = random.int(0, 99)
  if (draw < 66) return null
  if (draw < 84) {
    const bloco = random.chance(40) ? ` Bl ${random.pick(['A', 'B', 'C', 'D'])}` : ''
    return `Apto ${random.int(1, 12)}0${random.int(1, 8)}${bloco}`
  }
  if (draw < 91) return random.pick(['Fundos', 'Casa 2', 'Casa A', 'Casa B', 'Térreo', 'Sobreloja'])
  if (draw < 96) return `Lote ${random.int(1, 40)} Quadra ${random.int(1, 60)}`
  return `Sala ${random.int(1, 30)}`
}
