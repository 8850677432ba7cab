import type { Metodo } from '@ramal/shared/contracts/contract.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tables } from '#db/schema.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

/** Text of any kind: control characters, halves of surrogate pairs, digits, what a person might type. */
const texto = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    'maria@example.com',
    '34987654321',
    '2026112100000001',
    '11144477735',
  ),
  fc.constantFrom(
    'corrigido',
    'confirmado',
    'uc',
    'email',
    'x'.repeat(3000),
    "'; drop table ucs; --",
    '31/02/1980',
  ),
)

const qualquer = fc.oneof(
  texto,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(1e308, -0, 0.5, 2 ** 53, 2 ** 31),
)

const um = (...conhecidos: unknown[]) => fc.constantFrom(...conhecidos)

/** A good body, or one with a field spoilt or left out, or something else altogether. */
function corpo(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const good = fc.record(shape)
  const spoilt = fc
    .tuple(good, um(...Object.keys(shape)), fc.option(qualquer, { nil: undefined }))
    .map(([body, key, value]) => ({ ...body, [String(key)]: value }))
  return fc.oneof({ weight: 4, arbitrary: good }, { weight: 4, arbitrary: spoilt }, fc.jsonValue())
}

const id = fc.oneof(
  { weight: 8, arbitrary: um('1', '2') },
  um('0', '-1', '999999', '9007199254740991', '9007199254740993', '1e3', 'abc'),
)
const atendimentoId = um(null, null, null, 1, 999_999)

const respondido = corpo({
  bloco: um('uc'),
  campo: um('celular', 'fone', 'email'),
  resultado: um('corrigido', 'nao_possui', 'nao_informou'),
  valor: fc.oneof({ weight: 4, arbitrary: um('a@b.com', '34987654321') }, texto),
})
const respondidoDaPessoa = corpo({
  bloco: um('consumidor'),
  campo: um('documento', 'rg', 'nascimento', 'estadoCivil', 'conjuge', 'pai', 'mae'),
  resultado: um('corrigido', 'nao_possui', 'nao_informou'),
  valor: fc.oneof(
    { weight: 4, arbitrary: um('123.456.789-09', 'MG-1234', '1980-01-01', 'casado', 'Ana Lima') },
    texto,
  ),
})
const destinatario = corpo({
  meio: um('email'),
  endereco: fc.oneof({ weight: 6, arbitrary: um('a@b.com', 'c@d.com', 'e@f.com') }, texto),
})

const chamada = (method: Metodo, url: fc.Arbitrary<string>, body?: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constant(method), url, body ?? fc.constant(undefined))

const palavra = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map(encodeURIComponent)

const pedido = fc.oneof(
  chamada(
    'POST',
    um('/atendimentos').map(String),
    corpo({ origem: um('telefone', 'retorno'), telefone: um('34987654321', null), protocoloAnterior: texto }),
  ),
  chamada(
    'PATCH',
    id.map((value) => `/atendimentos/${String(value)}`),
    corpo({ origem: um('chat'), telefone: um('34987654321', null), ucId: um(1, 2, null) }),
  ),
  chamada(
    'POST',
    id.map((value) => `/atendimentos/${String(value)}/finalizacao`),
    corpo({ motivo: um('engano', 'outros'), observacao: texto }),
  ),
  chamada(
    'POST',
    id.map((value) => `/ucs/${String(value)}/revelacoes`),
    corpo({ motivo: texto }),
  ),
  chamada(
    'POST',
    id.map((value) => `/ucs/${String(value)}/recadastramentos`),
    corpo({
      aceito: um(true),
      origem: um('automatico', 'alteracao_cadastral'),
      campos: fc.oneof(
        fc.tuple(respondido),
        fc.tuple(respondidoDaPessoa),
        fc.tuple(respondido, respondidoDaPessoa),
        qualquer,
      ),
      trocarNoEnvioDigital: um(true, false),
      atendimentoId,
    }),
  ),
  chamada(
    'PUT',
    id.map((value) => `/ucs/${String(value)}/envio-digital`),
    corpo({
      destinatarios: fc.array(destinatario, { minLength: 1, maxLength: 2 }),
      tipoCopia: um('apenas_digital', 'impressa_tambem'),
      termoVersao: um(1),
      modoAceite: um('falado', 'clicado', 'assinado'),
      atendimentoId,
    }),
  ),
  chamada(
    'DELETE',
    fc.tuple(id, id).map(([uc, item]) => `/ucs/${String(uc)}/envio-digital/destinatarios/${String(item)}`),
  ),
  chamada(
    'GET',
    palavra.map((value) => `/protocolos/${value}`),
  ),
  chamada(
    'GET',
    fc
      .tuple(um('ucId', 'limite', 'depois'), palavra)
      .map(([name, value]) => `/envios-digitais?${String(name)}=${value}`),
  ),
)

const tabelasEscritas = (tables: Tables) => [
  tables.atendimentos,
  tables.eventos,
  tables.recadastramentos,
  tables.recadastramentoCampos,
  tables.consumidores,
  tables.contatos,
  tables.correcoes,
  tables.enviosDigitais,
  tables.destinatarios,
  tables.disparos,
]

describeEachEngine('whatever a call sends', (open) => {
  test('is answered without a failure of the server, and a refusal leaves nothing written', async () => {
    const { entrar, unitOfWork } = await createTestApp(await open(), { config: { limitePorMinuto: 100_000 } })
    const cadastro = createCadastro(unitOfWork)
    await cadastro.uc()
    await cadastro.contato((await cadastro.uc()).id, 'email', 'maria@example.com')
    const agente = await entrar('atendente')
    await agente('POST', '/api/atendimentos', { origem: 'telefone' })
    const escritas = tabelasEscritas(unitOfWork.tables)
    const everything = () =>
      unitOfWork.read(async (tx) => {
        const rows: unknown[] = []
        for (const table of escritas) rows.push(await tx.select().from(table))
        return rows
      })

    let before = await everything()
    await fc.assert(
      fc.asyncProperty(pedido, async ([method, url, body]) => {
        const answer = await agente(method, `/api${url}`, body, {
          ...(body !== undefined && { 'content-type': 'application/json' }),
        })
        expect(answer.status).toBeLessThan(500)
        expect(answer.status).not.toBe(429)
        const after = await everything()
        if (answer.status >= 400) {
          expect(answer.body).toMatchObject({
            codigo: expect.any(String),
            detail: expect.stringMatching(/\S/),
          })
          expect(after).toEqual(before)
        }
        before = after
      }),
      { numRuns: 120 },
    )
  })
})
