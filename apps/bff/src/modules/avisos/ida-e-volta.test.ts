import { expect, onTestFinished, test } from 'vitest'
import { createCifra } from '#cifra.ts'
import { assinarAviso, corpoDoAviso, type StatusDaGraph } from '#emissao/channels/testing/avisos-graph.ts'
import { startServidorGraph, type MensagemDaGraph } from '#emissao/channels/testing/servidor-graph.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { createCena, SEGREDO } from '#emissao/engine/testing/cena.ts'
import { CIFRA_CANAIS, createLerCanais } from '#modules/canais/leitura.ts'
import { CANAL_WHATSAPP } from '#modules/canais/testing/canais.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeOnSqlite } from '#testing/describe-each-engine.ts'
import { createAvisos } from './avisos.ts'
import { URL_DO_WEBHOOK } from './testing/cena-avisos.ts'

const { ajustes, segredos } = CANAL_WHATSAPP
const MINUTE = 60_000

describeOnSqlite('a bill by WhatsApp, there and back,', (open) => {
  /** A bill that waits for a channel configured on its screen, and Meta at both ends of it. */
  async function setup() {
    const unitOfWork = await open()
    const cena = await createCena(unitOfWork)
    const servidor = await startServidorGraph({
      token: segredos.token,
      numeroId: ajustes.numeroId,
      modelos: { fatura_disponivel: { idioma: 'pt_BR', documento: true, parametros: 3 } },
    })
    onTestFinished(() => servidor.close())
    await cena.parametro('canais.whatsapp.channelContratado', true)
    await cena.supervisor('PUT', '/api/canais', {
      ...CANAL_WHATSAPP,
      ajustes: { ...ajustes, baseUrl: servidor.url },
    })
    const uc = livro.uc(1)
    await cena.aderir(await cena.cadastrar(uc), ['+5534991234567'])
    await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
    const { relogio } = cena
    const { tratar } = createAvisos({ unitOfWork, relogio, secretKey: SEGREDO, sinal: createSinal() })
    const lerCanais = createLerCanais(unitOfWork.tables, createCifra(SEGREDO, CIFRA_CANAIS))
    const motor = cena.motor({ contas: { lerCanais } })

    return {
      servidor,
      enviar: () => motor.drain(),
      avancar: cena.relogio.advance,
      estados: async () => (await cena.disparos()).map(({ meio, estado }) => `${meio} ${estado}`),
      async avisar({ id, para, referencia }: MensagemDaGraph, status: string, erro?: StatusDaGraph['erro']) {
        // Meta knows this number without its ninth digit.
        const numero = para.replace(/^(55\d\d)9/, '$1')
        const corpo = corpoDoAviso([
          { id, status, numero, referencia, em: cena.relogio.agora(), ...(erro && { erro }) },
        ])
        const answer = await cena.anonimo(
          'POST',
          URL_DO_WEBHOOK,
          corpo,
          assinarAviso(corpo, segredos.segredoApp),
        )
        expect(answer.status).toBe(200)
        await tratar.tratarPendentes()
      },
    }
  }

  test('ends as read, however its statuses come', async () => {
    const { servidor, enviar, estados, avisar } = await setup()
    await enviar()
    expect(await estados()).toEqual(['whatsapp aceito'])
    const [mensagem] = servidor.mensagens
    expect(mensagem?.documento?.pdf.subarray(0, 5).toString()).toBe('%PDF-')
    for (const status of ['read', 'sent', 'delivered']) await avisar(mensagem!, status)
    expect(await estados()).toEqual(['whatsapp lido'])
  })

  test('is sent again after a failure that may pass, and printed after one that does not', async () => {
    const { servidor, enviar, avancar, estados, avisar } = await setup()
    await enviar()
    await avisar(servidor.mensagens[0]!, 'failed', { code: 131000, title: 'Something went wrong' })
    expect(await estados()).toEqual(['whatsapp na_fila'])
    avancar(MINUTE)
    await enviar()
    expect(servidor.mensagens).toHaveLength(2)
    // What is said of the first message is not of the second.
    await avisar(servidor.mensagens[0]!, 'failed', { code: 131026, title: 'Message undeliverable' })
    expect(await estados()).toEqual(['whatsapp aceito'])
    await avisar(servidor.mensagens[1]!, 'failed', { code: 131026, title: 'Message undeliverable' })
    expect(await estados()).toEqual(['whatsapp devolvido', 'impressao na_fila'])
    // It was delivered all the same, Meta says in the end.
    await avisar(servidor.mensagens[1]!, 'delivered')
    expect(await estados()).toEqual(['whatsapp entregue', 'impressao na_fila'])
  })
})
