import { expect, onTestFinished, test } from 'vitest'
import { abrirEntradaSms } from '#emissao/channels/sms/entrada-recibos.ts'
import { TENTE_DE_NOVO } from '#emissao/channels/sms/estados-smpp.ts'
import { canalKannel, canalSmpp } from '#emissao/channels/sms/testing/cena.ts'
import { startServidorKannel } from '#emissao/channels/testing/servidor-kannel.ts'
import { startServidorSmpp } from '#emissao/channels/testing/servidor-smpp.ts'
import { createReceberRecibo } from '#emissao/retornos/receber-recibo.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { CELULAR, createCenaSms } from './testing/cena.ts'

const DESLIGADO = canalKannel('http://127.0.0.1:9/cgi-bin/sendsms')

describeOnSqlite('GET /faturas/:id/barra', (open) => {
  test('is what an SMS would say by the settings of the channel; refused where there is none', async () => {
    const cena = await createCenaSms(await open(), DESLIGADO)
    const { supervisor, faturaId } = cena
    const { status, body } = await supervisor('GET', `/api/faturas/${faturaId}/barra`)
    expect([status, body]).toMatchObject([200, { codificacao: 'gsm7', comPix: true }])
    expect(body.texto).toMatch(
      /: fatura de 11\/2026, UC [\d.-]{20}\nR\$ [\d.]+,\d\d, vence \d\d\/\d\d\/2026\nPara pagar:\n[\d -]{55}\nPix copia e cola:\n000201/,
    )
    expect(body.texto).not.toMatch(/http|www/)

    const menor = { ...DESLIGADO.ajustes, maximoPartes: 2, transliterar: true }
    await supervisor('PUT', '/api/canais', { canal: 'sms', ativo: true, ajustes: menor, segredos: {} })
    const curta = (await supervisor('GET', `/api/faturas/${faturaId}/barra`)).body
    expect(curta).toMatchObject({ comPix: false, partes: expect.any(Number) })
    expect(curta.texto).not.toContain('Pix')

    const conta = '<codBanco>001</codBanco><codAgencia>1234-5</codAgencia>'
    const xml = nf3eDe(livro.uc(1), '2026-07').replace(/<codDebAuto>\d+<\/codDebAuto>/, conta)
    await cena.importar({ nome: 'debito.xml', conteudo: xml })
    const debito = await supervisor('GET', `/api/ucs/${cena.uc.id}/faturas?competencia=2026-07`)
    expect(await supervisor('GET', `/api/faturas/${debito.body.itens[0].id}/barra`)).toMatchObject({
      status: 409,
      body: { codigo: 'estado_invalido', detail: expect.stringContaining('débito automático') },
    })
    expect((await supervisor('GET', '/api/faturas/999/barra')).status).toBe(404)
    expect((await cena.anonimo('GET', `/api/faturas/${cena.faturaId}/barra`)).status).toBe(401)
  })
})

describeOnSqlite('a barra by Kannel', (open) => {
  async function setup(abrir: OpenTestDatabase) {
    const kannel = await startServidorKannel()
    onTestFinished(() => kannel.close())
    const cena = await createCenaSms(await abrir(), canalKannel(kannel.url))
    const id = await cena.enviarBarra()
    const [sms] = kannel.recebidas
    const avisar = async (estado: number, resposta = '') => {
      const { pathname, search } = new URL(kannel.enderecoDoRecibo(sms!, estado, resposta))
      return cena.anonimo('GET', `${pathname}${search}`)
    }
    return { ...cena, id, sms: sms!, avisar }
  }

  test('arrives as it was shown; told of twice and out of order it ends in the state that is true', async () => {
    const { supervisor, faturaId, sms, avisar, estado, id, recibos } = await setup(open)
    const { texto } = (await supervisor('GET', `/api/faturas/${faturaId}/barra`)).body
    expect([sms.para, sms.texto]).toEqual([CELULAR, texto])
    expect(await estado(id)).toBe('aceito')
    const { status, headers, body } = await avisar(1)
    expect([status, headers['content-type'], String(body)]).toEqual([200, 'text/plain; charset=utf-8', 'Ok'])
    expect(await estado(id)).toBe('entregue')
    for (const valor of [1, 8, 2, 8]) expect((await avisar(valor)).status).toBe(200)
    expect(await estado(id)).toBe('entregue')
    expect((await recibos()).map((um) => um.estado)).toEqual([
      'delivery success',
      'smsc submit',
      'delivery failure',
    ])
  })

  test('is told of by the gateway alone, and a number that the network does not have is marked', async () => {
    const { sms, anonimo, estado, id, recibos, avisar, supervisor, uc } = await setup(open)
    const token = new URL(sms.campos['dlr-url']!).pathname.split('/').at(-1)!
    const com = async (novo: string, query = '&estado=1') =>
      (await anonimo('GET', `/api/canais/sms/recibos/${novo}?nome=sms-1${query}`)).status
    const outro = token.endsWith('a') ? 'b' : 'a'
    expect(await com(`${token.slice(0, -1)}${outro}`)).toBe(401)
    expect(await com(`${Number.parseInt(token, 36) + 1}${token.slice(token.indexOf('-'))}`)).toBe(401)
    expect(await com(token.slice(0, -3))).toBe(401)
    expect(await com(token, '')).toBe(422)
    expect(await com(token, '&estado=5')).toBe(422)
    expect(await com(token, '&estado=1&estado=2')).toBe(422)
    expect([await estado(id), await recibos()]).toEqual(['aceito', []])

    await avisar(2, 'id:1 sub:001 dlvrd:000 stat:UNDELIV err:001 text:Energia')
    expect(await estado(id)).toBe('devolvido')
    const { body } = await supervisor('GET', `/api/ucs/${uc.id}`)
    expect(body.contatos).toMatchObject([{ tipo: 'celular', valor: CELULAR, situacao: 'devolvido' }])
  })
})

describeOnSqlite('a barra by SMPP', (open) => {
  async function setup(abrir: OpenTestDatabase) {
    const smsc = await startServidorSmpp()
    onTestFinished(() => smsc.close())
    const canal = canalSmpp(smsc.porta)
    const cena = await createCenaSms(await abrir(), canal)
    const { unitOfWork, relogio } = cena
    const entrada = abrirEntradaSms({
      lerCanal: () => Promise.resolve(canal),
      receberRecibo: createReceberRecibo({
        unitOfWork,
        relogio,
        fila: createFilaDeDisparos(unitOfWork.tables),
      }),
      relogio,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    })
    onTestFinished(() => entrada.stop())
    await smsc.ate(() => smsc.ligadas('bind_receiver') === 1)
    const id = await cena.enviarBarra()
    const [sms] = smsc.recebidas
    return { ...cena, smsc, id, sms: sms!, ultima: sms!.ids.at(-1)! }
  }
  const de = CELULAR.slice(1)

  test('arrives as it was shown; receipts of any order and base end in the state that is true', async () => {
    const { smsc, sms, ultima, estado, id, supervisor, faturaId, recibos, relogio } = await setup(open)
    const { texto } = (await supervisor('GET', `/api/faturas/${faturaId}/barra`)).body
    expect([sms.para, sms.texto]).toEqual([de, texto])
    const deOutro = { id: ultima, stat: 'REJECTD', de: '5534911111111' }
    expect(await smsc.entregarRecibo(deOutro)).toBe(TENTE_DE_NOVO)
    relogio.advance(90_000)
    expect(await smsc.entregarRecibo(deOutro)).toBe(0)
    expect(await estado(id)).toBe('aceito')

    const decimal = String(Number.parseInt(ultima, 16)).padStart(10, '0')
    await smsc.entregarRecibo({ id: decimal, de })
    expect(await estado(id)).toBe('entregue')
    for (const stat of ['ENROUTE', 'DELIVRD', 'UNDELIV']) {
      expect(await smsc.entregarRecibo({ id: decimal, de, stat, err: '001' })).toBe(0)
    }
    expect(await estado(id)).toBe('entregue')
    const provados = (await recibos()).filter(({ disparoId }) => disparoId === id)
    expect(provados.map((um) => um.estado)).toEqual(['DELIVRD', 'ENROUTE', 'UNDELIV'])
  })
})
