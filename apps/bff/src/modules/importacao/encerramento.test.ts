import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { quadro } from '#emissao/testing/quadro.ts'
import {
  describeSchemaOnEachEngine,
  ramalSchema,
  type OpenTestDatabase,
} from '#testing/describe-each-engine.ts'
import { productEngines } from '#testing/test-engines.ts'
import { cancelamentoDe } from './testing/evento.ts'
import { multipart } from './testing/nf3e.ts'

const original = quadro('original', { numero: 70 })
const { chave, acesso, destinatario } = original.input.nf3e
const gSub = `<gSub><chNF3e>${chave}</chNF3e><motSub>01</motSub></gSub>`
const substituta = (situacao: 'autorizada' | 'pendente') =>
  quadro('nova', { numero: 71, finNF3e: '2', gSub, situacao }).xml

describeSchemaOnEachEngine(ramalSchema, 'what ends a bill', body, productEngines.slice(0, 1))

function body(open: OpenTestDatabase) {
  async function setup() {
    const cena = await createCena(await open())
    const titularId = await cena.cadastro.consumidor({
      nome: destinatario.nome,
      documento: destinatario.documento.numero,
      documentoTipo: 'cpf',
    })
    const uc = await cena.cadastro.uc({ numero: acesso.ucNumero, titularId })
    await cena.aderir(uc, ['ana@cliente.example'])
    const importar = async (...documentos: string[]) =>
      (await cena.importar(...documentos.map((conteudo, index) => ({ nome: `${index}.xml`, conteudo })))).body
    const fatura = async (numero: number) => {
      const { body } = await cena.supervisor('GET', `/api/ucs/${uc.id}/faturas`)
      return body.itens.find((one: { numeroFiscal: number }) => one.numeroFiscal === numero)
    }
    const estados = async () => (await cena.disparos()).map(({ estado, ultimoErro }) => [estado, ultimoErro])
    return { ...cena, importar, fatura, estados }
  }

  test('its cancellation, whichever way round they travel, calls back what waits, once', async () => {
    const { importar, fatura, estados, unitOfWork } = await setup()
    expect(await importar(cancelamentoDe(chave), original.xml)).toMatchObject({
      recebidos: 2,
      novos: 1,
      atualizados: 1,
      recusados: 0,
    })
    expect((await fatura(70)).situacao).toBe('cancelada')
    expect(await estados()).toEqual([['cancelado', 'A fatura foi cancelada.']])
    expect(await importar(cancelamentoDe(chave, { cStat: '136' }))).toMatchObject({ repetidos: 1 })
    const { eventos } = unitOfWork.tables
    const told = (await unitOfWork.read((tx) => tx.select().from(eventos))).filter(
      ({ tipo }) => tipo === 'fatura.cancelada',
    )
    expect(told).toHaveLength(1)
  })

  test('an event that cancels nothing is refused in a sentence', async () => {
    const { importar, estados } = await setup()
    await importar(original.xml)
    for (const [event, sentence] of [
      [cancelamentoDe(chave, { raiz: 'eventoNF3e' }), 'ainda não foi registrado'],
      [cancelamentoDe(chave, { cStat: '573' }), 'não foi registrado (situação 573)'],
      [cancelamentoDe(chave, { tpEvento: '110300' }), 'não é um cancelamento'],
      [cancelamentoDe(chave.replace(/.$/, '9')), 'não é conhecida'],
      [cancelamentoDe(chave).replace('</retEventoNF3e>', ''), 'não é um XML bem formado'],
    ] as const) {
      const { recusados, falhas } = await importar(event)
      expect([recusados, falhas[0].mensagem]).toEqual([1, expect.stringContaining(sentence)])
    }
    expect(await estados()).toEqual([['na_fila', null]])
  })

  test('another that takes its place, from when that one is authorised', async () => {
    const { importar, fatura, estados } = await setup()
    await importar(original.xml)
    await importar(substituta('pendente'))
    expect((await fatura(70)).situacao).toBe('em_aberto')
    expect(await estados()).toEqual([
      ['na_fila', null],
      ['aguardando_autorizacao', null],
    ])
    await importar(substituta('autorizada'))
    expect((await fatura(70)).situacao).toBe('substituida')
    expect(await estados()).toEqual([
      ['cancelado', 'A fatura foi substituída pela de número 71.'],
      ['na_fila', null],
    ])
  })

  test('also while it was kept aside: once its UC comes, only what is still valid goes out', async () => {
    const cena = await createCena(await open())
    const cancelada = quadro('cancelada', { numero: 72 })
    const documentos = [
      original.xml,
      substituta('autorizada'),
      cancelada.xml,
      cancelamentoDe(cancelada.input.nf3e.chave),
    ]
    const partes = documentos.map((conteudo, index) => ({ nome: `${index}.xml`, conteudo }))
    expect((await cena.importar(...partes)).body).toMatchObject({ novos: 3, aParte: 3, atualizados: 1 })
    const csv = `numero;titular;documento;logradouro;municipio;uf\n${acesso.ucNumero};${destinatario.nome};${destinatario.documento.numero};Rua A;Araxá;MG\n`
    const { body, headers } = multipart([{ nome: 'c.csv', conteudo: csv }])
    await cena.supervisor('POST', '/api/cadastro/importacoes', body, headers)
    const { faturas } = cena.unitOfWork.tables
    const bills = await cena.unitOfWork.read((tx) => tx.select().from(faturas))
    expect(bills.filter(({ ucId }) => ucId === null)).toEqual([])
    const nova = bills.find(({ numeroFiscal }) => numeroFiscal === 71)!
    expect((await cena.disparos()).map(({ faturaId, estado }) => [faturaId, estado])).toEqual([
      [nova.id, 'na_fila'],
    ])
  })

  test('a bill that comes after the one that took its place is not sent', async () => {
    const { importar, fatura, estados } = await setup()
    await importar(substituta('autorizada'))
    await importar(original.xml)
    expect((await fatura(70)).situacao).toBe('substituida')
    expect(await estados()).toEqual([['na_fila', null]])
  })
}
