import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createIndiceBusca } from './indice.ts'

const EM = new Date('2026-11-01T12:00:00Z')

interface Pessoa {
  nome: string
  documento?: string
  numero: string
  numeroAnterior?: string
  logradouro?: string
  numeroEndereco?: string
  medidor?: string
  contatos?: [tipo: 'celular' | 'fone' | 'email', valor: string][]
}

const PESSOAS: Pessoa[] = [
  {
    nome: 'Maria Aparecida de Souza',
    documento: '52998224725',
    numero: '001347925802810',
    numeroAnterior: '7001234567',
    logradouro: 'Rua das Flores',
    numeroEndereco: '10',
    medidor: 'ABC1234567',
    contatos: [
      ['celular', '+5534987654321'],
      ['email', 'maria.souza@example.com'],
    ],
  },
  { nome: 'Maria Souza Santos', numero: '000000000101832', logradouro: 'Av. Brasil', numeroEndereco: '100' },
  {
    nome: 'João Antônio Souza',
    numero: '123456789001832',
    logradouro: 'Rua das Flores',
    numeroEndereco: '12',
  },
  { nome: 'José Souza da Silva Maria', numero: '301505168501863', contatos: [['celular', '+553487654321']] },
  {
    nome: 'Sol Nascente Comércio Ltda',
    documento: '12ABC34501DE35',
    numero: '999999999910303',
    contatos: [['celular', '+5534909087606']],
  },
]

async function insert(unitOfWork: UnitOfWork, pessoas: readonly Pessoa[]): Promise<void> {
  const { consumidores, ucs, contatos } = unitOfWork.tables
  const indice = createIndiceBusca(unitOfWork)
  for (const p of pessoas) {
    await unitOfWork.transaction(async (tx) => {
      const pessoaJuridica = p.documento?.length === 14
      const [titular] = await tx
        .insert(consumidores)
        .values({
          nome: p.nome,
          pessoaJuridica,
          documento: p.documento ?? null,
          documentoTipo: p.documento ? (pessoaJuridica ? 'cnpj' : 'cpf') : null,
          criadoEm: EM,
          atualizadoEm: EM,
        })
        .returning()
      const [uc] = await tx
        .insert(ucs)
        .values({
          numero: p.numero,
          numeroAnterior: p.numeroAnterior ?? null,
          titularId: titular!.id,
          titularDesde: EM,
          logradouro: p.logradouro ?? 'Rua A',
          numeroEndereco: p.numeroEndereco ?? null,
          municipio: 'Uberlândia',
          uf: 'MG',
          medidor: p.medidor ?? null,
          debitoAutomatico: false,
          suporteVital: false,
          baixaRenda: false,
          criadaEm: EM,
          atualizadaEm: EM,
        })
        .returning()
      for (const [tipo, valor] of p.contatos ?? []) {
        await tx
          .insert(contatos)
          .values({ ucId: uc!.id, tipo, valor, situacao: 'informado', criadoEm: EM, atualizadoEm: EM })
      }
      const endereco = `${uc!.logradouro} ${uc!.numeroEndereco ?? ''} Uberlândia`
      await indice.reindexar(tx, [{ ucId: uc!.id, nome: p.nome, endereco }])
    })
  }
}

describeEachEngine('POST /ucs/buscas', (open) => {
  async function setup() {
    const test = await createTestApp(await open())
    await insert(test.unitOfWork, PESSOAS)
    const call = await test.entrar('atendente')
    const search = async (q: string, limite = 20) =>
      (await call('POST', '/api/ucs/buscas', { q, limite })).body
    const names = async (q: string) => {
      const { itens } = await search(q)
      return itens.map((item: { nome: string }) => item.nome).toSorted()
    }
    return { ...test, call, search, names }
  }

  test('finds a UC by each of its numbers, however they are punctuated', async () => {
    const { names } = await setup()
    for (const q of ['0.013.479.258.028-10', '1347925802810', '7001234567', '7.001.234.567', '0013479258']) {
      expect(await names(q)).toEqual(['Maria Aparecida de Souza'])
    }
  })

  test('finds a UC by document, phone with or without the ninth digit, e-mail, meter', async () => {
    const { names } = await setup()
    for (const q of [
      '529.982.247-25',
      '(34) 98765-4321',
      'MARIA.souza@example.com',
      'maria.souza@',
      'abc1234567',
    ]) {
      expect(await names(q)).toContain('Maria Aparecida de Souza')
    }
    expect(await names('12.abc.345/01de-35')).toEqual(['Sol Nascente Comércio Ltda'])
    for (const q of ['(34) 8765-4321', '98765-4321', '987654321', '87654321']) {
      expect(await names(q)).toEqual(['José Souza da Silva Maria', 'Maria Aparecida de Souza'])
    }
    expect(await names('3409087606')).toEqual(['Sol Nascente Comércio Ltda'])
  })

  test('finds names by words in any order, without accents or particles, the last one unfinished', async () => {
    const { names } = await setup()
    const [aparecida, santos, joao, jose] = PESSOAS.map((p) => p.nome)
    expect(await names('maria souza s')).toEqual([jose, santos])
    expect(await names('souza maria')).toEqual([jose, aparecida, santos])
    expect(await names('SOUZA, JOAO ANTONIO')).toEqual([joao])
    expect(await names('j souza')).toEqual([jose, joao])
    expect(await names('aparec')).toEqual([aparecida])
    expect(await names('maria de souza')).toEqual([jose, aparecida, santos])
    expect(await names('maria aparecida souz')).toEqual([aparecida])
    expect(await names('maria tereza')).toEqual([])
  })

  test('finds addresses by street and number', async () => {
    const { names } = await setup()
    expect(await names('rua das flores 10')).toEqual(['Maria Aparecida de Souza'])
    expect(await names('r flor')).toEqual(['João Antônio Souza', 'Maria Aparecida de Souza'])
    expect(await names('avenida brasil, 100, uberlandia')).toEqual(['Maria Souza Santos'])
  })

  test('says what it understood, and how the check digit stands', async () => {
    const { search } = await setup()
    expect((await search('001347925802810')).entendido[0]).toEqual({
      tipo: 'uc',
      rotulo: 'UC, dígito correto',
    })
    expect((await search('001347925802811')).entendido[0].rotulo).toBe('UC, dígito não confere')
  })

  test('shows the document masked and says when there are more hits than asked for', async () => {
    const { search } = await setup()
    const answer = await search('souza', 2)
    expect([answer.itens.length, answer.mais]).toEqual([2, true])
    const [maria] = (await search('52998224725')).itens
    expect(maria.documentoMascarado).not.toContain('529')
  })

  test('a merged index finds the same', async () => {
    const { unitOfWork, names } = await setup()
    const before = await names('maria souza')
    await unitOfWork.transaction((tx) => createIndiceBusca(unitOfWork).otimizar(tx))
    expect(before).toHaveLength(3)
    expect(await names('maria souza')).toEqual(before)
  })

  test('a new titular replaces the old name in the index', async () => {
    const { unitOfWork, names } = await setup()
    const indice = createIndiceBusca(unitOfWork)
    await unitOfWork.transaction(async (tx) => {
      const { ucs } = unitOfWork.tables
      const [first] = await tx.select({ id: ucs.id }).from(ucs).orderBy(ucs.id).limit(1)
      await indice.reindexar(tx, [{ ucId: first!.id, nome: 'Benedita Prado', endereco: 'Rua B 1 Araguari' }])
    })
    expect(await names('aparecida')).toEqual([])
    expect(await names('benedita p')).toHaveLength(1)
  })

  test('any text at all is answered, and never with a failure', async () => {
    const { call } = await setup()
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^["'*^+~@:() a-z0-9-]{0,40}$/),
      fc.constantFrom('maria "', 'a OR b', 'NEAR(a b)', '\0', '%', '_', 'maria*', '^s', '{nome}: x'),
    )
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        const { status } = await call('POST', '/api/ucs/buscas', { q })
        expect([200, 422]).toContain(status)
      }),
      { numRuns: 150 },
    )
  })
})
