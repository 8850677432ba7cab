import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { GALERIA } from '#emissao/testing/galeria.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { createDanf3eRenderer } from './danf3e.ts'

const renderer = await createDanf3eRenderer()
const nf3eOf = (nome: string) => GALERIA.find((quadro) => quadro.nome === nome)!.input.nf3e
const azul = nf3eOf('a4-azul')
const compensacao = nf3eOf('scee').compensacao!
const CONTINGENCIA = nf3eOf('contingencia')

/** The first of a list again and again, made different by `change`. */
function times<T>(count: number, [first]: readonly T[], change: (item: T, index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => change(first!, index))
}

const anyBill = fc.record({
  itens: fc.integer({ min: 1, max: 60 }),
  medidores: fc.integer({ min: 0, max: 20 }),
  contratos: fc.integer({ min: 0, max: 20 }),
  geradoras: fc.integer({ min: 0, max: 45 }),
  mensagens: fc.integer({ min: 0, max: 30 }),
  corrigidos: fc.integer({ min: 0, max: 3 }),
  contingencia: fc.boolean(),
})

function billOf(shape: typeof anyBill extends fc.Arbitrary<infer T> ? T : never): Nf3e {
  const [item] = azul.itens
  const medidos = times(shape.medidores, azul.medidores, (medidor, index) => ({
    ...medidor,
    nMed: String(index),
    medidor: `M${index}X`,
  }))
  const itens = times(shape.itens, azul.itens, (_, index) => ({
    ...item!,
    descricao: `Item ${index} ${'de nome comprido '.repeat(index % 4)}`.trim(),
    medicao: medidos[index] ? { ...item!.medicao!, nMed: String(index) } : null,
  }))
  return {
    ...azul,
    itens,
    medidores: medidos,
    contratos: times(shape.contratos, azul.contratos, (contrato) => contrato),
    compensacao:
      shape.geradoras === 0
        ? null
        : {
            ...compensacao,
            geradoras: times(shape.geradoras, compensacao.geradoras, (geradora) => geradora),
          },
    itensCorrigidos: Array.from({ length: shape.corrigidos }, (_, index) => ({
      nItem: String(index + 1),
      chave: azul.chave,
      motivo: '1',
      quantidade: '10',
      precoUnitario: '0.5',
      valorCentavos: 500,
    })),
    ...(shape.contingencia ? { contingencia: CONTINGENCIA.contingencia, qrCode: CONTINGENCIA.qrCode } : {}),
  }
}

it('a bill of any shape shows all that it has, and no text on another', () => {
  const { input } = GALERIA[0]!
  fc.assert(
    fc.property(anyBill, (shape) => {
      const nf3e = billOf(shape)
      const mensagens = Array.from({ length: shape.mensagens }, (_, index) => `Mensagem ${index}.`)
      const pdf = openPdf(renderer.render({ ...input, nf3e, mensagens }))
      const pages = Array.from({ length: pdf.pages }, (_, page) => page)
      const text = pages.map((page) => pdf.text(page)).join('\n')
      for (const { descricao } of nf3e.itens) expect(text).toContain(descricao.split(' de ')[0])
      for (const { medidor } of nf3e.medidores.slice(0, nf3e.itens.length)) expect(text).toContain(medidor)
      for (const mensagem of mensagens) expect(text).toContain(mensagem)
      expect(text.match(/TOTAL DOS ITENS/g)).toHaveLength(1)
      expect(text.split('Corrige por erro de leitura')).toHaveLength(shape.corrigidos + 1)
      expect(pages.flatMap((page) => pdf.collisions(page))).toEqual([])
      for (const page of pages) expect(pdf.lowestText(page)).toBeLessThan(830)
    }),
    { numRuns: 25 },
  )
})
