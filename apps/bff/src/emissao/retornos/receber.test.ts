import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { ausencia, dsnGmail, dsnPostfix, dsnQmail, PARA, recibo, reclamacao } from './testing/amostras.ts'
import { createCena, type Cena } from './testing/cena.ts'
import { mensagensHostis } from './testing/hostis.ts'

const LIDA = 'manual-action/MDN-sent-manually; displayed'

/** States and channels of a bill's disparos, in the order in which they were made. */
const resultado = async ({ disparosDa }: Cena, faturaId: number) =>
  (await disparosDa(faturaId)).map(({ meio, estado }) => `${meio} ${estado}`)

describeEachEngine('a delivery report of an address that does not exist', (open) => {
  test('returns the disparo, marks the contact, suppresses the address and prints the bill', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    const raw = dsnPostfix()
    expect(await cena.receber(raw, { rcptTo: [cena.verp(disparos[0]!.id)] })).toBe('gravado')

    expect(await resultado(cena, faturaId)).toEqual(['email devolvido', 'impressao na_fila'])
    expect(await cena.contatos()).toMatchObject([{ tipo: 'email', valor: PARA, situacao: 'devolvido' }])
    expect(await cena.supressoes()).toMatchObject([
      {
        endereco: PARA,
        motivo: 'endereco_invalido',
        disparoId: disparos[0]!.id,
        evidencia: expect.stringContaining('User unknown'),
      },
    ])
    const [retorno] = await cena.retornos()
    expect(retorno).toMatchObject({
      tipo: 'dsn',
      disparoId: disparos[0]!.id,
      acao: 'failed',
      status: '5.1.1',
    })
    expect(inflateSync(retorno!.mensagemDeflate).equals(raw)).toBe(true)
  })

  test('shows in the protocol of the call that gave the address, and makes the recadastramento of the next one due', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    cena.relogio.advance(60_000)
    await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(disparos[0]!.id)] })

    const { body } = await cena.agente('GET', `/api/protocolos/${cena.protocolo}`)
    const told = body.eventos.map(({ dados }: { dados: { tipo: string; meio?: string } }) =>
      `${dados.tipo} ${dados.meio ?? ''}`.trim(),
    )
    expect(told.slice(-4)).toEqual([
      'disparo.criado email',
      'disparo.retorno',
      'disparo.criado impressao',
      'disparo.estado',
    ])
    const ficha = await cena.agente('GET', `/api/ucs/${cena.uc.id}/recadastramento`)
    expect(ficha.body).toMatchObject({
      devido: true,
      motivo: 'O e-mail maria@example.com foi devolvido em 21/11/2026.',
    })
  })

  test('does it once, however often the same message comes', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    const envelope = { rcptTo: [cena.verp(disparos[0]!.id)] }
    const raw = dsnPostfix()
    const answers = await Promise.all([cena.receber(raw, envelope), cena.receber(raw, envelope)])
    expect(answers.toSorted()).toEqual(['gravado', 'repetido'])
    expect(await cena.receber(raw, envelope)).toBe('repetido')
    expect(await cena.retornos()).toHaveLength(1)
    expect(await resultado(cena, faturaId)).toEqual(['email devolvido', 'impressao na_fila'])
  })

  test('prints nothing while another copy of the bill may have arrived', async () => {
    const cena = await createCena(await open(), [PARA, 'joao@example.com'])
    const { faturaId, disparos } = await cena.enviada()
    await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(disparos[0]!.id)] })
    expect(await resultado(cena, faturaId)).toEqual(['email devolvido', 'email aceito'])
    const other = dsnPostfix({ final: 'joao@example.com' })
    await cena.receber(other, { rcptTo: [cena.verp(disparos[1]!.id)] })
    expect(await resultado(cena, faturaId)).toEqual([
      'email devolvido',
      'email devolvido',
      'impressao na_fila',
    ])
  })

  test('is matched without its envelope by the Message-ID, also by qmail', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    expect(await cena.receber(dsnQmail(disparos[0]!.messageId!))).toBe('gravado')
    expect(await resultado(cena, faturaId)).toEqual(['email devolvido', 'impressao na_fila'])
  })

  test('waits while the acceptance is not written yet, and leaves nothing behind until then', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    const { id } = disparos[0]!
    await cena.marcar(id, 'enviando')
    expect(await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(id)] })).toBe('adiado')
    expect(await cena.retornos()).toEqual([])
    await cena.marcar(id, 'aceito')
    expect(await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(id)] })).toBe('gravado')
    expect(await resultado(cena, faturaId)).toEqual(['email devolvido', 'impressao na_fila'])
  })

  test.each(['entregue', 'lido'] as const)(
    'changes nothing after %s: it is of a copy that was sent on',
    async (estado) => {
      const cena = await createCena(await open())
      const { faturaId, disparos } = await cena.enviada()
      await cena.marcar(disparos[0]!.id, estado)
      await cena.receber(dsnPostfix(), { rcptTo: [cena.verp(disparos[0]!.id)] })
      expect(await resultado(cena, faturaId)).toEqual([`email ${estado}`])
      expect([await cena.supressoes(), await cena.contatos()]).toEqual([[], []])
      expect(await cena.retornos()).toMatchObject([{ disparoId: disparos[0]!.id }])
    },
  )
})

describeEachEngine('any other delivery report', (open) => {
  test.each([
    ['5.7.1', 'falhou', [], 0],
    ['5.4.4', 'falhou', [], 0],
    ['4.4.7', 'falhou', [], 0],
    ['5.1.8', 'falhou', [], 0],
    ['5.2.1', 'devolvido', ['endereco_invalido'], 1],
    ['5.2.2', 'devolvido', ['caixa_cheia'], 0],
    ['4.2.2', 'devolvido', ['caixa_cheia'], 0],
  ] as const)(
    'of failure %s leaves %s, suppressed by %j, with %d contacts marked, and prints',
    async (status, estado, motivos, marcados) => {
      const cena = await createCena(await open())
      const { faturaId, disparos } = await cena.enviada()
      await cena.receber(dsnPostfix({ status, diagnostico: 'smtp; refused' }), {
        rcptTo: [cena.verp(disparos[0]!.id)],
      })
      expect(await resultado(cena, faturaId)).toEqual([`email ${estado}`, 'impressao na_fila'])
      expect((await cena.supressoes()).map(({ motivo }) => motivo)).toEqual(motivos)
      expect((await cena.contatos()).filter(({ situacao }) => situacao === 'devolvido')).toHaveLength(
        marcados,
      )
    },
  )

  test('of a mailbox that is full for the moment, as Gmail writes it, does not blame the address', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    await cena.receber(dsnGmail(disparos[0]!.messageId!))
    expect(await cena.supressoes()).toMatchObject([{ motivo: 'caixa_cheia', expiraEm: expect.any(Date) }])
    expect(await cena.contatos()).toEqual([])
  })

  test.each([
    ['delayed', 'aceito'],
    ['relayed', 'aceito'],
    ['expanded', 'aceito'],
    ['delivered', 'entregue'],
  ])('of action %s leaves %s', async (acao, estado) => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    await cena.receber(dsnPostfix({ acao, status: '2.0.0', diagnostico: 'x' }), {
      rcptTo: [cena.verp(disparos[0]!.id)],
    })
    expect(await resultado(cena, faturaId)).toEqual([`email ${estado}`])
    expect(await cena.retornos()).toMatchObject([{ acao, disparoId: disparos[0]!.id }])
  })

  test('of an address that mail was forwarded to prints the bill and blames nobody', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    await cena.receber(dsnPostfix({ final: 'caixa@outro.example' }), { rcptTo: [cena.verp(disparos[0]!.id)] })
    expect(await resultado(cena, faturaId)).toEqual(['email devolvido', 'impressao na_fila'])
    expect([await cena.supressoes(), await cena.contatos()]).toEqual([[], []])
  })
})

describeEachEngine('a return that proves nothing', (open) => {
  test.each([
    [
      'a return address signed with another key',
      (cena: Cena, id: number) =>
        cena.receber(dsnPostfix(), { rcptTo: [cena.verp(id).replace(/-.{10}@/, '-abcdefghij@')] }),
    ],
    [
      'an unknown Message-ID',
      (cena: Cena) =>
        cena.receber(dsnPostfix({ messageId: '<disparo.1.AAAAAAAAAAAAAAAAAAAA@distribuidora.example>' })),
    ],
    [
      'the Message-ID of another domain',
      async (cena: Cena, _id: number, messageId: string) =>
        cena.receber(dsnPostfix({ messageId: messageId.replace(/@.*/, '@forjado.example>') })),
    ],
    [
      'a known Message-ID and another recipient',
      (cena: Cena, _id: number, messageId: string) =>
        cena.receber(dsnPostfix({ messageId, final: 'outro@example.com' })),
    ],
    ['a receipt for an unknown message', (cena: Cena) => cena.receber(recibo(LIDA, '<x@y.example>'))],
    [
      'a complaint about nothing of ours',
      (cena: Cena) => cena.receber(reclamacao('Feedback-Type: abuse\n', '<x@y.example>')),
    ],
  ])('by %s changes nothing, and is kept and counted', async (_, give) => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    const before = await cena.eventos()
    expect(await give(cena, disparos[0]!.id, disparos[0]!.messageId!)).toBe('gravado')
    expect(await resultado(cena, faturaId)).toEqual(['email aceito'])
    expect([await cena.supressoes(), await cena.contatos()]).toEqual([[], []])
    expect(await cena.eventos()).toEqual(before)
    expect(await cena.retornos()).toMatchObject([{ disparoId: null }])
  })

  test('whatever its bytes, is kept whole or is a repeat, and leaves the disparo in a state of the rules', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    const envelope = { rcptTo: [cena.verp(disparos[0]!.id)] }
    const sent: Buffer[] = []
    await fc.assert(
      fc.asyncProperty(mensagensHostis, async (raw) => {
        const again = sent.some((earlier) => earlier.equals(raw))
        expect(await cena.receber(raw, envelope)).toBe(again ? 'repetido' : 'gravado')
        sent.push(raw)
      }),
      { numRuns: 60, endOnFailure: true },
    )
    const kept = (await cena.retornos()).map(({ mensagemDeflate }) =>
      inflateSync(mensagemDeflate).toString('hex'),
    )
    expect(new Set(kept)).toEqual(new Set(sent.map((raw) => raw.toString('hex'))))
    const [disparo] = await cena.disparosDa(disparos[0]!.faturaId!)
    expect(['aceito', 'entregue', 'lido', 'devolvido', 'falhou']).toContain(disparo?.estado)
  })

  test('such as an absence notice is kept with its disparo', async () => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    await cena.receber(ausencia(), { rcptTo: [cena.verp(disparos[0]!.id)] })
    expect(await cena.retornos()).toMatchObject([{ tipo: 'outro', disparoId: disparos[0]!.id }])
    expect(await resultado(cena, faturaId)).toEqual(['email aceito'])
  })
})

describeEachEngine('a receipt', (open) => {
  test.each([
    ['aceito', LIDA, 'lido'],
    ['entregue', LIDA, 'lido'],
    ['devolvido', LIDA, 'devolvido'],
    ['cancelado', LIDA, 'cancelado'],
    ['aceito', 'automatic-action/MDN-sent-automatically; displayed', 'aceito'],
    ['aceito', 'manual-action/MDN-sent-manually; deleted', 'aceito'],
    ['entregue', 'manual-action/MDN-sent-manually; denied', 'entregue'],
  ] as const)('of a disparo that is %s, with "%s", leaves it %s', async (antes, disposition, depois) => {
    const cena = await createCena(await open())
    const { faturaId, disparos } = await cena.enviada()
    await cena.marcar(disparos[0]!.id, antes)
    await cena.receber(recibo(disposition, disparos[0]!.messageId!))
    expect(await resultado(cena, faturaId)).toEqual([`email ${depois}`])
    expect(await cena.retornos()).toMatchObject([{ tipo: 'mdn', disparoId: disparos[0]!.id }])
  })
})

describeEachEngine('a complaint', (open) => {
  const abuse = 'Feedback-Type: abuse\n'

  test('of the only destinatário ends the adhesion, back to paper, and suppresses the address for good', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    await cena.receber(reclamacao(abuse, disparos[0]!.messageId!))
    expect(await cena.supressoes()).toMatchObject([{ endereco: PARA, motivo: 'reclamacao', expiraEm: null }])
    const { body } = await cena.agente('GET', `/api/ucs/${cena.uc.id}/envio-digital`)
    expect(body.adesao).toBeNull()
    const told = (await cena.eventos()).slice(-2).map(({ dados }) => dados)
    expect(told).toMatchObject([
      { tipo: 'disparo.retorno', acao: 'abuse' },
      { tipo: 'envio_digital.encerrado', motivo: 'reclamacao' },
    ])
    expect(await resultado(cena, await cena.emitir('2027-01'))).toEqual(['impressao na_fila'])
  })

  test('of one of two leaves the other in the adhesion, and prints what was queued for nobody else', async () => {
    const cena = await createCena(await open(), [PARA, 'joao@example.com'])
    const { disparos } = await cena.enviada()
    const naFila = await cena.emitir('2027-01')
    await cena.receber(reclamacao(`${abuse}Original-Mail-From: <${cena.verp(disparos[0]!.id)}>\n`))
    const { body } = await cena.agente('GET', `/api/ucs/${cena.uc.id}/envio-digital`)
    expect(body.adesao.destinatarios).toMatchObject([{ endereco: 'joao@example.com' }])
    expect(await resultado(cena, naFila)).toEqual(['email cancelado', 'email na_fila'])
    expect((await cena.eventos()).at(-1)?.dados).toMatchObject({
      tipo: 'envio_digital.alterado',
      motivo: 'reclamacao',
    })
  })

  test('that is none (not-spam) is only kept', async () => {
    const cena = await createCena(await open())
    const { disparos } = await cena.enviada()
    await cena.receber(reclamacao('Feedback-Type: not-spam\n', disparos[0]!.messageId!))
    expect(await cena.supressoes()).toEqual([])
    expect(await cena.retornos()).toMatchObject([
      { tipo: 'arf', acao: 'not-spam', disparoId: disparos[0]!.id },
    ])
  })
})
