import type { Fields } from './fields.ts'
import type { Item, Totais, Tributo } from './model.ts'
import type { ItensRead } from './read-itens.ts'

/** The authoriser accepts this much rounding between quantity × price and the item's value (its rule 435). */
const ITEM_TOLERANCE_CENTAVOS = 10

/**
 * Arithmetic of the document: items, sums and the value of the note (authoriser's rules 435, 447–460).
 *
 * @returns the items, with `deduz` settled by the sums
 */
export function checkTotais(infNF3e: Fields, read: ItensRead, totais: Totais): Item[] {
  read.itens.forEach((item, index) => checkItem(infNF3e, item, read.campos[index] ?? ''))
  if (totais.notaCentavos !== totais.produtosCentavos - totais.retencoesCentavos) {
    infNF3e.fault('total_divergente', 'total/vNF', 'O campo total/vNF não é total/vProd menos as retenções.')
  }
  if (totais.notaCentavos < 0) infNF3e.fault('total_divergente', 'total/vNF', 'O campo total/vNF é negativo.')
  return read.itensCorrigidos.length > 0 ? read.itens : checkSums(infNF3e, read.itens, totais)
}

function checkItem(infNF3e: Fields, item: Item, campo: string): void {
  const expected = Number(item.precoUnitario) * Number(item.quantidade) * 100
  const difference = Math.abs(Math.abs(expected) - Math.abs(item.valorCentavos))
  // Half a centavo more, because the item's value itself was rounded.
  if (difference <= ITEM_TOLERANCE_CENTAVOS + 0.5) return
  infNF3e.fault(
    'item_divergente',
    `${campo}/prod/vProd`,
    `O campo ${campo}/prod/vProd não é vItem vezes qFaturada (tolerância de R$ 0,10).`,
  )
}

function checkSums(infNF3e: Fields, itens: readonly Item[], totais: Totais): Item[] {
  const signs = signItens(itens, totais.produtosCentavos)
  if (!signs) {
    infNF3e.fault('total_divergente', 'total/vProd', 'O campo total/vProd não é a soma de vProd dos itens.')
    return [...itens]
  }
  const sum = (amount: (item: Item) => number) =>
    itens.reduce((total, item, index) => total + (signs[index] ?? 1) * amount(item), 0)
  const checks: [campo: string, written: number, summed: number][] = [
    ['total/ICMSTot/vBC', totais.icmsBaseCentavos, sum((item) => base(item.icms))],
    ['total/ICMSTot/vICMS', totais.icmsCentavos, sum((item) => amountOf(item.icms))],
    ['total/vPIS', totais.pisCentavos, sum((item) => amountOf(item.pis))],
    ['total/vCOFINS', totais.cofinsCentavos, sum((item) => amountOf(item.cofins))],
  ]
  for (const [campo, written, summed] of checks) {
    if (written === summed) continue
    infNF3e.fault('total_divergente', campo, `O campo ${campo} não é a soma dos valores dos itens.`)
  }
  return itens.map((item, index) => ({ ...item, deduz: (signs[index] ?? 1) < 0 }))
}

const base = (tributo: Tributo | null) => tributo?.baseCentavos ?? 0
const amountOf = (tributo: Tributo | null) => tributo?.valorCentavos ?? 0

/** Beyond this many classes in doubt the search would be long, and no bill has them. */
const MAX_CLASSES_IN_DOUBT = 10

/**
 * The sign each item enters the sums with. Returns (`indDevolucao`) are negative. So are items of the deduction
 * classes of the cClass table, which the tax authority keeps outside the schema: where the plain sum does not close,
 * whole classes of `cClass` are tried as deductions.
 *
 * @returns one sign per item, or null when no reading gives `total`
 */
function signItens(itens: readonly Item[], total: number): number[] | null {
  const plain = itens.map((item) => (item.deduz && item.valorCentavos > 0 ? -1 : 1))
  const sumByClass = new Map<string, number>()
  let sum = 0
  itens.forEach((item, index) => {
    const amount = (plain[index] ?? 1) * item.valorCentavos
    sum += amount
    sumByClass.set(item.classe, (sumByClass.get(item.classe) ?? 0) + amount)
  })
  if (sum === total) return plain
  const classes = [...sumByClass].filter(([, amount]) => amount > 0).slice(0, MAX_CLASSES_IN_DOUBT)
  for (let chosen = 1; chosen < 2 ** classes.length; chosen++) {
    const deducted = classes.filter((_, index) => (chosen >> index) & 1)
    if (sum - 2 * deducted.reduce((amounts, [, amount]) => amounts + amount, 0) !== total) continue
    const names = new Set(deducted.map(([classe]) => classe))
    return itens.map((item, index) => (names.has(item.classe) ? -1 : 1) * (plain[index] ?? 1))
  }
  return null
}
