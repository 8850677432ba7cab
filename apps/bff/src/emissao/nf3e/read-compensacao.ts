import type { Fields } from './fields.ts'
import { COMPETENCIA, DECIMAL, digits, texto } from './formats.ts'
import type { Compensacao, EnergiaDoPosto, Geradora, SaldoCompensacao } from './model-energia.ts'

/** More generating units than this would be a list of its own, not a bill. */
const MAX_GERADORAS = 999

/** `gSCEE`: the balances come one per posto, or in up to ten groups of them (`gTipoSaldo`). */
export function readCompensacao(gSCEE: Fields | null): Compensacao | null {
  if (!gSCEE) return null
  const informative = gSCEE.informative()
  const groups = [gSCEE, ...gSCEE.groups('gTipoSaldo', 10)]
  return {
    participacao: informative.optional('tpPartComp', digits(1)) ?? '',
    geradoras: informative.groups('gConsumidor', MAX_GERADORAS).map(readGeradora),
    saldos: groups.flatMap((group) => group.groups('gSaldoCred', 10).map(readSaldo)),
  }
}

function readSaldo(gSaldoCred: Fields): SaldoCompensacao {
  const aExpirar = gSaldoCred.optional('CompetExpirar', COMPETENCIA)
  return {
    posto: gSaldoCred.text('tpPosTar', digits(1, 2)),
    anterior: gSaldoCred.decimal('vSaldAnt'),
    atual: gSaldoCred.decimal('vSaldAtual'),
    expirado: gSaldoCred.optional('vCredExpirado', DECIMAL),
    aExpirar: gSaldoCred.optional('vCredExpirar', DECIMAL),
    competenciaAExpirar: aExpirar && `${aExpirar.slice(0, 4)}-${aExpirar.slice(4)}`,
  }
}

function readGeradora(gConsumidor: Fields): Geradora {
  return {
    ucNumero: gConsumidor.optional('idAcessGer', texto(1, 20)) ?? '',
    potencia: gConsumidor.decimal('vPotInst'),
    fonte: gConsumidor.optional('tpFonteEnergia', digits(1)) ?? '',
    alocada: readEnergias(gConsumidor, 'enerAloc', 'tpPosTar'),
    injetada: readEnergias(gConsumidor, 'enerInjet', 'tpPosTarInjet'),
  }
}

/** The schema repeats a pair of elements, quantity and posto, without a group around each. */
function readEnergias(gConsumidor: Fields, quantidade: string, posto: string): EnergiaDoPosto[] {
  const postos = gConsumidor.all(posto, MAX_GERADORAS, digits(1))
  return gConsumidor
    .all(quantidade, MAX_GERADORAS, DECIMAL)
    .map((value, index) => ({ posto: postos[index] ?? '0', quantidade: value }))
}
