import { describe, expect, it } from 'vitest'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { nf3eOf, SAMPLE_XML, withItems } from '#emissao/testing/sample-nf3e.ts'
import { createDanf3eRenderer } from './danf3e.ts'

const renderer = await createDanf3eRenderer()
const render = (changes?: Parameters<typeof danf3eInput>[0]) => openPdf(renderer.render(danf3eInput(changes)))

describe('bills that do not fit a page', () => {
  it('print all of 990 items, in order, on numbered pages', () => {
    const pdf = openPdf(renderer.render(danf3eInput({ nf3e: nf3eOf(withItems(990)) })))
    const text = Array.from({ length: pdf.pages }, (_, page) => pdf.text(page)).join('\n')
    const printed = [...text.matchAll(/SERVICO (\d+)/g)].map((match) => Number(match[1]))
    expect(printed).toEqual(Array.from({ length: 990 }, (_, index) => index + 1))
    expect(pdf.text(pdf.pages - 1)).toContain(`Página ${pdf.pages} de ${pdf.pages}`)
    expect(pdf.text(pdf.pages - 1)).toContain('TOTAL')
    expect(pdf.text(0)).toContain('Os itens continuam na página seguinte')
  })

  it('print every message, however long', () => {
    const mensagens = Array.from(
      { length: 120 },
      (_, index) => `Mensagem número ${index + 1} da distribuidora.`,
    )
    const pdf = render({ mensagens })
    const text = Array.from({ length: pdf.pages }, (_, page) => pdf.text(page)).join('\n')
    for (const mensagem of mensagens) expect(text).toContain(mensagem)
  })

  it('keep what the customer must know on the first page', () => {
    const mensagens = ['Débito em aberto: fatura de 10/2026, R$ 171,20.']
    const pdf = render({ nf3e: nf3eOf(withItems(300)), mensagens })
    expect(pdf.text(0)).toContain(mensagens[0])
  })

  it('say on every page that they have no fiscal value', () => {
    const pdf = render({ nf3e: nf3eOf(withItems(200)) })
    for (let page = 0; page < pdf.pages; page++)
      expect(pdf.text(page)).toContain('EMITIDO EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL')
  })

  it('print every measurement of many meters', () => {
    const base = nf3eOf(SAMPLE_XML)
    const medidores = Array.from({ length: 20 }, (_, index) => ({
      ...base.medidores[0]!,
      nMed: `${index}`,
      medidor: `MED${index}X`,
    }))
    const itens = medidores.map((medidor) => {
      const item = base.itens[0]!
      return { ...item, medicao: { ...item.medicao!, nMed: medidor.nMed } }
    })
    const pdf = render({ nf3e: { ...base, medidores, itens } })
    const text = Array.from({ length: pdf.pages }, (_, page) => pdf.text(page)).join('\n')
    for (const { medidor } of medidores) expect(text).toContain(medidor)
  })
})

describe('text', () => {
  // The schema's strings are of [!-ÿ] and spaces (TString); 7F to 9F are control characters.
  it('keeps every character that the schema allows in a name, an address, an item and a message', () => {
    const allowed = Array.from({ length: 0x100 - 0x21 }, (_, index) => String.fromCharCode(0x21 + index))
    const visible = allowed.filter((character) => !/[\u007f-\u00a0\u00ad]/.test(character)).join('')
    const base = nf3eOf(SAMPLE_XML)
    for (const part of visible.match(/.{1,48}/g) ?? []) {
      const { destinatario, itens } = base
      const nf3e = {
        ...base,
        destinatario: {
          ...destinatario,
          nome: part,
          endereco: { ...destinatario.endereco, logradouro: part },
        },
        itens: itens.map((item) => ({ ...item, informacao: part })),
      }
      const text = render({ nf3e, mensagens: [part] })
        .text()
        .replaceAll('\n', '')
      // Name (twice), address, three items and the message.
      expect(text.split(part)).toHaveLength(8)
    }
  })

  it('keeps the letters that the bold face lacks', () => {
    const base = nf3eOf(SAMPLE_XML)
    const nome = 'Øystein Weiß Þór Æbeltoft'
    const text = render({ nf3e: { ...base, destinatario: { ...base.destinatario, nome } } }).text()
    expect(text.split(nome)).toHaveLength(3)
  })

  it('transliterates what the fonts lack and marks what cannot be', () => {
    const text = render({ mensagens: ['Łódź “aspas” – traço … Şahin 5\u2011A 漢 ≥ 5 😀'] }).text()
    expect(text).toContain('Lódz “aspas” – traço … Sahin 5-A Han >= 5 ?')
  })

  it('keeps parentheses and backslashes', () => {
    expect(render({ mensagens: ['Valor (R$) em \\dia\\ ( aberto'] }).text()).toContain(
      'Valor (R$) em \\dia\\ ( aberto',
    )
  })

  it('keeps the longest names and addresses of the schema on the page', () => {
    const base = nf3eOf(SAMPLE_XML)
    const endereco = {
      ...base.destinatario.endereco,
      logradouro: 'RUA '.repeat(60).trim(),
      complemento: 'C'.repeat(60),
      bairro: 'B'.repeat(60),
    }
    const nome = 'W'.repeat(60)
    const nf3e = {
      ...base,
      destinatario: { ...base.destinatario, nome, nomeAdicional: 'M'.repeat(60), endereco },
    }
    const text = render({ nf3e }).text()
    for (const part of [nome, 'M'.repeat(60), 'CEP 38400-100']) expect(text).toContain(part)
    expect(text.match(/RUA/g)?.length).toBeGreaterThanOrEqual(60)
  })
})
