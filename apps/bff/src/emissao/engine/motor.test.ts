import { expect, test } from 'vitest'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createCena } from './testing/cena.ts'

describeEachEngine('emission', (open) => {
  test('a bill that comes in is accepted by the mail server, with its DANF3E', async () => {
    const cena = await createCena(await open())
    const uc = livro.uc(1)
    await cena.aderir(await cena.cadastrar(uc), ['ana@cliente.example'])
    const answer = await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    expect(answer.body).toMatchObject({ recebidos: 1, novos: 1, aParte: 0, recusados: 0, falhas: [] })
    expect(await cena.motor().drain()).toBe(1)
    const [mail] = cena.smtp.recebidas
    expect(mail?.subject).toContain('Fatura de energia 11/2026')
    expect(mail?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
    const [disparo] = await cena.disparos()
    expect(disparo).toMatchObject({
      estado: 'aceito',
      meio: 'email',
      tentativas: 1,
      messageId: mail?.messageId,
    })
  })
})
