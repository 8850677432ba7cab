import { describe, expect, it } from 'vitest'
import { eventoTexto } from './eventos.ts'

describe('eventoTexto', () => {
  it('names what changed in a recadastramento and counts what was only confirmed', () => {
    const { titulo, detalhes } = eventoTexto({
      tipo: 'recadastramento.registrado',
      recadastramentoId: 1,
      aceito: true,
      origem: 'automatico',
      campos: [
        { bloco: 'uc', campo: 'celular', resultado: 'confirmado', antes: 'a', depois: 'a' },
        { bloco: 'uc', campo: 'email', resultado: 'corrigido', antes: null, depois: 'novo@exemplo.com.br' },
        { bloco: 'uc', campo: 'fone', resultado: 'corrigido', antes: '+553432109876', depois: null },
        { bloco: 'consumidor', campo: 'rg', resultado: 'nao_informou', antes: null, depois: null },
      ],
    })
    expect(titulo).toBe('Recadastrado')
    expect(detalhes).toEqual([
      '1 campo confirmado',
      'E-mail: de vazio para novo@exemplo.com.br',
      'Fone: de (34) 3210-9876 para vazio',
      'RG: não informou',
    ])
  })

  it('does not call the acceptance of a server a delivery', () => {
    expect(eventoTexto({ tipo: 'disparo.estado', disparoId: 1, estado: 'aceito' }).titulo).toBe(
      'Envio: aceito pelo servidor',
    )
    expect(eventoTexto({ tipo: 'disparo.estado', disparoId: 1, estado: 'devolvido' }).tom).toBe('ruim')
  })

  it('says a receipt in our words, and in the provider’s where there are none', () => {
    const recibo = (estado: string) =>
      eventoTexto({
        tipo: 'disparo.recibo',
        disparoId: 1,
        meio: 'sms',
        estado,
        codigo: '000',
        detalhe: null,
      })
    expect(recibo('DELIVRD')).toMatchObject({ titulo: 'SMS: entregue no aparelho', detalhes: ['000'] })
    expect(recibo('smsc reject').titulo).toBe('SMS: recusada pela operadora')
    expect(recibo('NOVIDADE').titulo).toBe('SMS: NOVIDADE')
  })

  it('says the code of an SMTP answer once', () => {
    const tentativa = (codigo: number | null, resposta: string | null) =>
      eventoTexto({
        tipo: 'disparo.tentativa',
        disparoId: 1,
        resultado: 'aceito',
        codigo,
        resposta,
        messageId: null,
      }).detalhes
    expect(tentativa(250, '250 2.0.0 OK: queued')).toEqual(['250 2.0.0 OK: queued'])
    expect(tentativa(421, 'Try again later')).toEqual(['421 Try again later'])
    expect(tentativa(null, 'connect ECONNREFUSED')).toEqual(['connect ECONNREFUSED'])
  })

  it('tells what came back by mail in words, with the code and what the other server said', () => {
    const retorno = (retorno: 'dsn' | 'mdn' | 'arf', acao: string | null) =>
      eventoTexto({
        tipo: 'disparo.retorno',
        disparoId: 1,
        retorno,
        acao,
        status: '5.1.1',
        diagnostico: '550 User unknown',
      })
    expect(retorno('dsn', 'failed')).toEqual({
      titulo: 'O servidor do destinatário devolveu a mensagem',
      detalhes: ['5.1.1 550 User unknown'],
      tom: 'ruim',
    })
    expect(retorno('mdn', 'displayed').titulo).toBe('O destinatário confirmou que abriu a mensagem')
    expect(retorno('arf', 'abuse').tom).toBe('ruim')
    expect(retorno('dsn', null).titulo).toBe('Retorno recebido por e-mail')
  })

  it('tells the end of an adhesion with its addresses and what was cancelled', () => {
    const { titulo, detalhes, tom } = eventoTexto({
      tipo: 'envio_digital.encerrado',
      envioDigitalId: 1,
      motivo: 'troca_titular',
      antes: {
        tipoCopia: 'apenas_digital',
        destinatarios: [{ id: 1, meio: 'email', endereco: 'antigo@exemplo.com.br' }],
      },
      disparosCancelados: 2,
    })
    expect(titulo).toContain('volta a ser impressa')
    expect(detalhes).toContain('E-mail: antigo@exemplo.com.br')
    expect(detalhes).toContain('Envios na fila cancelados: 2')
    expect(tom).toBe('atencao')
  })
})
