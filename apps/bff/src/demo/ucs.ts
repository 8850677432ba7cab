import { applyCaso, tipoDoCaso } from './casos.ts'
import { monthOf, monthOrdinal } from './competencias.ts'
import { makeConsumidor, STREAM, titularOf } from './consumidores.ts'
import { sampleCelular, sampleContatos } from './contatos.ts'
import { makeMeterNumber, makeOldNumber, makeUcNumber, MAX_UCS } from './documentos.ts'
import type { Classificacao } from './empresas.ts'
import { sampleEndereco, sampleEnderecoRural } from './enderecos.ts'
import type {
  DemoConsumidor,
  DemoConsumo,
  DemoContato,
  DemoDestinatario,
  DemoEnvioDigital,
  DemoRecadastramento,
  DemoUc,
} from './modelo.ts'
import { createSampler, hash32, Random } from './random.ts'

export interface DemoBookOptions {
  /** Any 32-bit integer: the same seed gives the same book, byte for byte. */
  seed: number
  /** How many UCs the book has, up to 10 million. */
  total: number
  /** The demonstration's today, 'AAAA-MM-DD': what is due and what is not is counted from it. */
  referencia: string
}

export interface DemoBook {
  total: number
  referencia: string
  /** UC `indice`, from 0 to total − 1, made by itself in constant time. Throws RangeError outside. */
  uc: (indice: number) => DemoUc
}

/** The stretch of time in which things can have happened to a UC. */
interface Past {
  agoraMs: number
  desdeMs: number
}

const DAY_MS = 86_400_000
const ORIGEM = createSampler<DemoEnvioDigital['origem']>([
  ['crm', 46],
  ['agencia', 34],
  ['comercial', 14],
  ['api', 6],
])
const MODO_ACEITE = { crm: 'falado', agencia: 'clicado', comercial: 'assinado', api: 'clicado' } as const

/** Opens a book of the fictitious distributor. Throws RangeError when the total or the reference day is impossible. */
export function createDemoBook({ seed, total, referencia }: DemoBookOptions): DemoBook {
  if (!Number.isInteger(total) || total < 1 || total > MAX_UCS)
    throw new RangeError(`total goes from 1 to ${MAX_UCS}`)
  // Two in the afternoon in São Paulo.
  const agoraMs = Date.parse(`${referencia}T17:00:00Z`)
  if (Number.isNaN(agoraMs)) throw new RangeError('referencia is a day AAAA-MM-DD')
  return {
    total,
    referencia,
    uc(indice) {
      if (!Number.isInteger(indice) || indice < 0 || indice >= total)
        throw new RangeError(`no UC ${indice} in this book`)
      return applyCaso(makeUc(seed, indice, referencia, agoraMs), agoraMs)
    },
  }
}

function makeUc(seed: number, indice: number, referencia: string, agoraMs: number): DemoUc {
  const dono = titularOf(seed, indice)
  const ano = Number(referencia.slice(0, 4))
  const { consumidor, classificacao } = makeConsumidor(seed, dono, ano, tipoDoCaso(dono))
  const random = new Random(seed, STREAM.uc, indice)
  const baixaRenda = consumidor.tipo === 'pessoa' && random.chance(11)
  const classe = classify(random, classificacao, baixaRenda)
  const endereco = classe.classe === '07' ? sampleEnderecoRural(random) : sampleEndereco(random)
  const contatos = sampleContatos(random, consumidor, endereco.ddd, agoraMs)
  const consumo = sampleConsumo(random, classe.classe, baixaRenda, referencia)
  const titularDesde = new Date(`${consumo.desde}-01T15:00:00Z`)
  const past: Past = { agoraMs, desdeMs: titularDesde.getTime() }
  const diaLeitura = 2 + (hash32(seed, Number(endereco.cep)) % 20)
  return {
    indice,
    numero: makeUcNumber(seed, indice),
    numeroAnterior: makeOldNumber(seed, indice),
    titular: consumidor,
    titularDesde,
    ...classe,
    modalidade: '01',
    fases: sampleFases(random, classe.classe),
    endereco,
    medidor: makeMeterNumber(seed, indice),
    contatos,
    envioDigital: random.chance(35)
      ? sampleEnvioDigital(random, consumidor, contatos, endereco.ddd, past)
      : null,
    ultimoRecadastramento: sampleRecadastramento(random, past),
    debitoAutomatico: random.chance(14),
    baixaRenda,
    suporteVital: consumidor.tipo === 'pessoa' && random.chance(0.3),
    roteiroLeitura: `${endereco.codigoIbge}-${String(diaLeitura).padStart(2, '0')}-${endereco.cep}-${indice}`,
    diaLeitura,
    diaVencimento: random.pick([1, 5, 10, 15, 20, 25]),
    consumo,
  }
}

function classify(random: Random, empresa: Classificacao | null, baixaRenda: boolean) {
  if (empresa) return { ...empresa, grupoTensao: empresa.classe === '07' ? '09' : '12' }
  if (baixaRenda) return { classe: '06', subclasse: '02', grupoTensao: '08' }
  return random.chance(8)
    ? { classe: '07', subclasse: random.chance(70) ? '16' : '18', grupoTensao: '09' }
    : { classe: '06', subclasse: '01', grupoTensao: '07' }
}

function sampleFases(random: Random, classe: string): DemoUc['fases'] {
  const draw = random.int(0, 99)
  if (classe === '06') return draw < 40 ? 1 : draw < 85 ? 2 : 3
  return draw < 15 ? 1 : draw < 45 ? 2 : 3
}

function sampleConsumo(random: Random, classe: string, baixaRenda: boolean, referencia: string): DemoConsumo {
  const tipico = baixaRenda ? 105 : classe === '06' ? 165 : classe === '07' ? 280 : 620
  // Log-normal by the sum of uniforms: half the UCs between 0.7 and 1.4 times the typical one, a tail of large ones.
  const normal = random.float() + random.float() + random.float() + random.float() - 2
  const novaHaMeses = random.chance(3) ? random.int(1, 10) : null
  return {
    mediaKwh: Math.round(tipico * Math.exp(normal * 0.9)),
    leituraInicial: random.int(0, 60_000),
    desde: novaHaMeses === null ? '2023-01' : monthOf(monthOrdinal(referencia.slice(0, 7)) - novaHaMeses),
  }
}

function sampleEnvioDigital(
  random: Random,
  titular: DemoConsumidor,
  contatos: readonly DemoContato[],
  ddd: string,
  past: Past,
): DemoEnvioDigital | null {
  const email = contatos.find(({ tipo }) => tipo === 'email')?.valor ?? titular.email
  const celular = contatos.find(({ tipo }) => tipo === 'celular')?.valor
  const destinatarios: DemoDestinatario[] = []
  if (email) destinatarios.push({ meio: 'email', endereco: email })
  if (!email || random.chance(10)) {
    destinatarios.push({ meio: 'whatsapp', endereco: celular ?? sampleCelular(random, ddd) })
  }
  const origem = ORIGEM(random)
  return {
    destinatarios,
    tipoCopia: random.chance(12) ? 'impressa_tambem' : 'apenas_digital',
    aderiuEm: daysBefore(random, past, random.int(3, 1200)),
    origem,
    modoAceite: MODO_ACEITE[origem],
  }
}

/** A fifth never renewed, a tenth refused, the rest spread so that a yearly interval finds both due and not due. */
function sampleRecadastramento(random: Random, past: Past): DemoRecadastramento | null {
  if (random.chance(20)) return null
  const dias = Math.round(4 * Math.exp(random.float() * Math.log(400)))
  return { em: daysBefore(random, past, dias), aceito: !random.chance(12) }
}

/** That many days before the reference, in business hours, but not before the titular came. */
function daysBefore(random: Random, { agoraMs, desdeMs }: Past, dias: number): Date {
  return new Date(Math.max(desdeMs, agoraMs - dias * DAY_MS + random.int(-6 * 60, 4 * 60) * 60_000))
}
