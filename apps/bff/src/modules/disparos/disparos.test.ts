import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { JANELA_DESFAZER_MS } from './desfazer.ts'

const ana = 'ana@cliente.example'

describeEachEngine('disparos', (open) => {
  /** A bill that came in and an agent in a call. */
  async function setup(raiz: 'nf3eProc' | 'NF3e' = 'nf3eProc') {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const cadastrada = await cena.cadastrar(uc)
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc, '2026-11', { raiz }) })
    const { faturas } = cena.unitOfWork.tables
    /** Lets the undo window pass and sends what is due. */
    const enviar = () => {
      cena.relogio.advance(JANELA_DESFAZER_MS)
      return cena.motor().drain()
    }
    const [fatura] = await cena.unitOfWork.read((tx) => tx.select().from(faturas))
    const agent = await cena.entrar('atendente')
    const pedido = { faturaIds: [fatura!.id], meio: 'email', enderecos: [ana] }
    return { ...cena, agent, enviar, fatura: fatura!, cadastrada, pedido }
  }

  test('a 2ª via goes to the typed address, marked as such, and is found by the protocol of its call', async () => {
    const { agent, pedido, enviar, smtp, fatura } = await setup()
    const call = await agent('POST', '/api/atendimentos', { origem: 'telefone' })
    const body = { ...pedido, enderecos: [' ANA@cliente.example '], atendimentoId: call.body.id }
    const created = await agent('POST', '/api/disparos', body, chave())
    const [item] = created.body.itens
    expect([created.status, item.finalidade, item.endereco]).toEqual([201, 'segunda_via', ana])
    await enviar()
    expect(smtp.recebidas[0]?.subject).toMatch(/^2ª via/)
    const detail = await agent('GET', `/api/disparos/${item.id}`)
    expect(detail.body).toMatchObject({
      estado: 'aceito',
      competencia: '2026-11',
      protocolo: call.body.protocolo,
      messageId: smtp.recebidas[0]?.messageId,
      historico: [{ resultado: 'aceito', codigo: 250 }],
    })
    // The same bill, looked at on the screen, is the same document.
    const pdf = await agent('GET', `/api/faturas/${fatura.id}/documento`)
    expect(Buffer.compare(pdf.body, smtp.recebidas[0]!.attachments[0]!.content)).toBe(0)
  })

  test('a retry of the request sends once; asking again sends again', async () => {
    const { agent, pedido, enviar, smtp } = await setup()
    const key = chave()
    const first = await agent('POST', '/api/disparos', pedido, key)
    const retry = await agent('POST', '/api/disparos', pedido, key)
    expect(retry.body).toEqual(first.body)
    await agent('POST', '/api/disparos', pedido, chave())
    await enviar()
    expect(smtp.recebidas).toHaveLength(2)
  })

  test('what does not go together is refused by its field, and nothing of it is kept', async () => {
    const { agent, pedido, disparos } = await setup()
    const before = await disparos()
    const campos = []
    const recusas = [
      [{ faturaIds: [999_999] }, 'faturaIds'],
      [{ faturaIds: [] }, 'faturaIds'],
      [{ enderecos: [ana, 'ana@'] }, 'enderecos.1'],
      [{ enderecos: [] }, 'enderecos'],
      [{ meio: 'sms' }, 'meio'],
      [{ meio: 'fax' }, 'meio'],
      [{ meio: 'impressao' }, 'enderecos'],
      [{ meio: 'impressao', enderecos: [], recado: 'Olá' }, 'recado'],
      [{ assunto: 'duas\nlinhas' }, 'assunto'],
      [{ atendimentoId: 999_999 }, 'atendimentoId'],
    ] as const
    for (const [changes] of recusas) {
      const answer = await agent('POST', '/api/disparos', { ...pedido, ...changes }, chave())
      campos.push([answer.status, answer.body.campos?.[0]?.campo])
    }
    expect(campos).toEqual(recusas.map(([, campo]) => [422, campo]))
    expect(await disparos()).toEqual(before)
  })

  test('a bill without its fiscal authorisation is sent to nobody', async () => {
    const { agent, pedido } = await setup('NF3e')
    const answer = await agent('POST', '/api/disparos', pedido, chave())
    expect([answer.status, answer.body.codigo]).toEqual([409, 'estado_invalido'])
  })

  test('the log is filtered, newest first, and read page by page to its end', async () => {
    const { agent, pedido } = await setup()
    for (const n of [1, 2, 3]) {
      await agent('POST', '/api/disparos', { ...pedido, enderecos: [`${n}.${ana}`] }, chave())
    }
    const first = (await agent('GET', '/api/disparos?meio=email&limite=2')).body
    const last = (await agent('GET', `/api/disparos?meio=email&limite=2&depois=${first.depois}`)).body
    const seen = [...first.itens, ...last.itens].map(({ endereco }) => endereco)
    expect(last.depois).toBeNull()
    expect(seen).toEqual([`3.${ana}`, `2.${ana}`, `1.${ana}`])
    expect((await agent('GET', '/api/disparos?estado=aceito')).body).toEqual({ itens: [], depois: null })
    expect((await agent('GET', '/api/disparos?estado=voando')).status).toBe(422)
  })

  test('the panel counts what waits and what did not arrive, and lists the latter', async () => {
    const { agent, supervisor, pedido, enviar, smtp } = await setup()
    const contagens = async () => {
      const { itens } = (await supervisor('GET', '/api/disparos/contagens')).body
      return Object.fromEntries(itens.map(({ grupo, total }: Record<string, unknown>) => [grupo, total]))
    }
    await agent('POST', '/api/disparos', pedido, chave())
    expect(await contagens()).toMatchObject({ na_fila: 1, impressao: 1, falhou: 0 })
    smtp.tratar(ana, { em: 'data', codigo: 554, texto: '5.7.1 Rejected' })
    await enviar()
    expect(await contagens()).toMatchObject({ na_fila: 0, impressao: 1, falhou: 1 })
    const { itens } = (await agent('GET', '/api/disparos?problema=true')).body
    expect(itens).toMatchObject([{ endereco: ana, estado: 'falhou', ultimoErro: expect.any(String) }])
    expect((await agent('GET', '/api/disparos/contagens')).status).toBe(403)
  })
})
