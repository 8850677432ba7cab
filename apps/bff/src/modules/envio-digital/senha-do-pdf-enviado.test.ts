import * as mupdf from 'mupdf'
import { expect, test } from 'vitest'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { JANELA_DESFAZER_MS } from '#modules/disparos/desfazer.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { chave } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

const ana = 'ana@cliente.example'

const isBill = ({ attachments }: { attachments: readonly object[] }) => attachments.length > 0

describeEachEngine('bills of an adhesion with a password', (open) => {
  /** A UC whose titular adhered with a password, and the mail that was delivered since, by its address. */
  async function setup(protecao: object) {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    const { id } = await cena.cadastrar(uc)
    const body = {
      destinatarios: [{ meio: 'email', endereco: ana }],
      tipoCopia: 'apenas_digital',
      termoVersao: 1,
      modoAceite: 'falado',
      ...protecao,
    }
    await cena.supervisor('PUT', `/api/ucs/${id}/envio-digital`, body, chave())
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc, '2026-11') })
    const [fatura] = (await cena.supervisor('GET', `/api/ucs/${id}/faturas`)).body.itens
    const pedir = (endereco: string) =>
      cena.supervisor(
        'POST',
        '/api/disparos',
        { faturaIds: [fatura.id], meio: 'email', enderecos: [endereco] },
        chave(),
      )
    /** The PDF of each bill delivered, with the words of its message. */
    async function entregues() {
      cena.relogio.advance(JANELA_DESFAZER_MS)
      await cena.motor().drain()
      return cena.smtp.recebidas.flatMap(({ attachments, text }) => {
        const pdf = attachments.find(({ contentType }) => contentType === 'application/pdf')?.content
        return pdf ? [{ pdf: mupdf.Document.openDocument(pdf, 'application/pdf'), text: text ?? '' }] : []
      })
    }
    return { ...cena, uc, pedir, entregues }
  }

  test('the 1ª via opens with it, and its e-mail says which it is', async () => {
    const { entregues, uc } = await setup({ protecao: 'documento' })
    const { pdf, text } = (await entregues())[0]!
    expect(pdf.needsPassword()).toBe(true)
    expect(pdf.authenticatePassword(uc.titular.documento.slice(0, 5))).toBeGreaterThan(0)
    expect(text.replaceAll(/\s+/g, ' ')).toContain('os 5 primeiros caracteres do CPF ou CNPJ do titular')
  })

  test('a 2ª via has it too where it goes to an address of the adhesion, and nowhere else', async () => {
    const { pedir, entregues, smtp } = await setup({ protecao: 'escolhida', senha: 'luz-2026' })
    await pedir(ana)
    await pedir('contador@escritorio.example')
    const locked = (await entregues()).filter(({ pdf }) => pdf.needsPassword())
    expect([locked.length, smtp.recebidas.filter(isBill).length]).toEqual([2, 3])
  })

  test('with its keys lost a bill fails, and says what to do', async () => {
    const { entregues, unitOfWork, disparos } = await setup({ protecao: 'escolhida', senha: 'luz-2026' })
    const { enviosDigitais } = unitOfWork.tables
    await unitOfWork.transaction(async (tx) => {
      await tx.update(enviosDigitais).set({ protecaoCifrada: 'AAAA' })
    })
    expect(await entregues()).toEqual([])
    const bill = (await disparos()).find(({ finalidade }) => finalidade === 'primeira_via')
    expect(bill).toMatchObject({
      estado: 'falhou',
      ultimoErro: expect.stringContaining('Salve de novo a senha'),
    })
  })

  test('without a password the bill opens by itself', async () => {
    const { entregues } = await setup({ protecao: 'nenhuma' })
    expect((await entregues()).map(({ pdf }) => pdf.needsPassword())).toEqual([false])
  })
})
