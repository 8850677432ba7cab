import { expect, test } from 'vitest'
import { descadastroToken } from '#emissao/retornos/descadastro-token.ts'
import { createCena } from '#emissao/retornos/testing/cena.ts'
import { deriveKey } from '#secret-key.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

const chave = deriveKey('a-secret-key-that-only-the-tests-know', 'tokens')
const urlDe = (destinatarioId: number) => `/api/descadastro/${descadastroToken(destinatarioId, chave)}`
const ONE_CLICK = 'List-Unsubscribe=One-Click'
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
const MARIA = 'maria@example.com'

type Cena = Awaited<ReturnType<typeof createCena>>

const adesao = async ({ agente, uc }: Cena) =>
  (await agente('GET', `/api/ucs/${uc.id}/envio-digital`)).body.adesao as {
    destinatarios: { endereco: string }[]
  } | null

describeEachEngine('POST /descadastro/:token', (open) => {
  test('takes the last destinatário to paper at once: what is queued is called back and printed', async () => {
    const cena = await createCena(await open())
    const faturaId = await cena.emitir('2026-12')
    const { status, headers } = await cena.anonimo(
      'POST',
      urlDe(cena.destinatarioIds[0]!),
      ONE_CLICK,
      urlencoded,
    )
    expect([status, headers['set-cookie'], headers['location']]).toEqual([200, undefined, undefined])
    expect(await adesao(cena)).toBeNull()
    expect((await cena.disparosDa(faturaId)).map(({ meio, estado }) => `${meio} ${estado}`)).toEqual([
      'email cancelado',
      'impressao na_fila',
    ])
    const { body } = await cena.agente('GET', `/api/protocolos/${cena.protocolo}`)
    expect(body.eventos.map(({ dados }: { dados: object }) => dados)).toContainEqual(
      expect.objectContaining({
        tipo: 'envio_digital.encerrado',
        motivo: 'descadastro',
        disparosCancelados: 2,
      }),
    )
  })

  test('answers a repeat as the first and changes nothing more', async () => {
    const cena = await createCena(await open())
    const ask = () => cena.anonimo('POST', urlDe(cena.destinatarioIds[0]!), ONE_CLICK, urlencoded)
    expect((await ask()).status).toBe(200)
    const eventos = await cena.eventos()
    expect((await ask()).status).toBe(200)
    expect(await cena.eventos()).toEqual(eventos)
  })

  test('leaves the other destinatários in the adhesion', async () => {
    const cena = await createCena(await open(), [MARIA, 'joao@example.com'])
    await cena.anonimo('POST', urlDe(cena.destinatarioIds[0]!), ONE_CLICK, urlencoded)
    expect((await adesao(cena))?.destinatarios).toMatchObject([{ endereco: 'joao@example.com' }])
    expect((await cena.eventos()).at(-1)?.dados).toMatchObject({
      tipo: 'envio_digital.alterado',
      motivo: 'descadastro',
    })
  })

  test('takes the multipart body that RFC 8058 allows, and the page of another site', async () => {
    const cena = await createCena(await open())
    const body =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=b', origin: 'https://webmail.example' }
    expect((await cena.anonimo('POST', urlDe(cena.destinatarioIds[0]!), body, headers)).status).toBe(200)
    expect(await adesao(cena)).toBeNull()
  })

  test.each([
    ['no body', undefined, 422],
    ['another body', 'List-Unsubscribe=Talvez', 422],
    ['a body that never ends', `${ONE_CLICK}&${'x'.repeat(5000)}`, 413],
  ])('with %s changes nothing', async (_, body, status) => {
    const cena = await createCena(await open())
    const answer = await cena.anonimo('POST', urlDe(cena.destinatarioIds[0]!), body, urlencoded)
    expect(answer.status).toBe(status)
    expect(await adesao(cena)).not.toBeNull()
  })

  test('with a link that was not written here is a page that says so, 404', async () => {
    const cena = await createCena(await open())
    const alheio = descadastroToken(
      cena.destinatarioIds[0]!,
      deriveKey('the-secret-key-of-another-installation', 'tokens'),
    )
    for (const token of [alheio, 'abc', '%20', '1-aaaaaaaaaaaaaaaaaaaaaa']) {
      const { status, body } = await cena.anonimo('POST', `/api/descadastro/${token}`, ONE_CLICK, urlencoded)
      expect([status, String(body)]).toEqual([404, expect.stringContaining('Este link não vale')])
    }
    expect(await adesao(cena)).not.toBeNull()
  })
})

describeEachEngine('GET /descadastro/:token', (open) => {
  test('shows what would happen and changes nothing, without script and without the whole address', async () => {
    const cena = await createCena(await open())
    const eventos = await cena.eventos()
    const { status, body, headers } = await cena.anonimo('GET', urlDe(cena.destinatarioIds[0]!))
    const page = String(body)
    expect(status).toBe(200)
    expect(page).toContain('Voltar à fatura impressa')
    expect(page).toContain('m***@example.com')
    expect(page).not.toContain(MARIA)
    expect(page).not.toContain(cena.uc.numero)
    expect(page).not.toContain('<script')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(await cena.eventos()).toEqual(eventos)
    expect(await adesao(cena)).not.toBeNull()
  })

  test('says of one that has left already that it has', async () => {
    const cena = await createCena(await open())
    await cena.agente('DELETE', `/api/ucs/${cena.uc.id}/envio-digital`)
    const { status, body } = await cena.anonimo('GET', urlDe(cena.destinatarioIds[0]!))
    expect([status, String(body)]).toEqual([200, expect.stringContaining('já saiu do envio digital')])
  })
})
