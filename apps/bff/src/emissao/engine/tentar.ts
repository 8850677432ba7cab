import { PRAZO_ENTREGA_MS } from '#emissao/correio/transporte.ts'
import type { Relogio } from '#relogio.ts'
import type { Fim } from './desfechos.ts'
import type { Oficina } from './oficina/oficina.ts'
import { aposInterrupcao, decidirDesfecho, type Andamento, type Desfecho } from './politica.ts'
import { decidirRecusa } from './recusa-de-canal.ts'
import type { Reservado } from './reservado.ts'

/** One attempt: has the message written and handed to the server, and judges the answer. */
export function createTentar({ relogio, oficina }: { relogio: Relogio; oficina: Oficina }) {
  return async (reservado: Reservado, posto: number): Promise<Fim> => {
    const { trabalho, ate } = reservado
    if (typeof trabalho === 'string') return naoMontavel(trabalho)
    // An attempt that might outlive its lease could be made twice.
    if (ate.getTime() - relogio.agora().getTime() < PRAZO_ENTREGA_MS) return { tipo: 'nao_iniciado' }
    const feito = await oficina.executar(posto, trabalho)
    if (feito.tipo === 'nao_montavel') return naoMontavel(feito.motivo)
    if (feito.semConexao) return { tipo: 'nao_iniciado' }
    const andamento = andamentoDe(reservado, relogio.agora())
    const { resposta, classe, externoId = null, documento, juntos = [], versaoMensagem } = feito
    const desfecho = classe
      ? decidirRecusa({ classe, resposta }, andamento)
      : decidirDesfecho(feito, andamento)
    return { tipo: 'tentado', desfecho, resposta, externoId, documento, juntos, versaoMensagem }
  }
}

/** What is made of an attempt that was begun and whose end nobody knows. */
export const interromper = (reservado: Reservado, agora: Date): Fim =>
  semResposta(aposInterrupcao(andamentoDe(reservado, agora)))

function naoMontavel(erro: string): Fim {
  return semResposta({
    resultado: 'recusado',
    estado: 'falhou',
    proximaEm: null,
    supressao: null,
    saude: 'boa',
    erro,
  })
}

const semResposta = (desfecho: Desfecho): Fim => ({
  tipo: 'tentado',
  desfecho,
  resposta: null,
  externoId: null,
  documento: null,
  juntos: [],
  versaoMensagem: null,
})

function andamentoDe({ carregado, prazoMs }: Reservado, agora: Date): Andamento {
  const { tentativas, liberadoEm, criadoEm } = carregado
  return { tentativas, liberadoEm: liberadoEm ?? criadoEm, prazoMs, agora }
}
