import type { Relogio } from '#relogio.ts'
import type { Fim } from './desfechos.ts'
import type { Oficina } from './oficina/oficina.ts'
import { PRAZO_ENTREGA_MS } from './oficina/posto.ts'
import { decidirDesfecho, type Desfecho } from './politica.ts'
import type { Reservado } from './reservar.ts'

/** One attempt: has the message written and handed to the server, and judges the answer. */
export function createTentar({ relogio, oficina }: { relogio: Relogio; oficina: Oficina }) {
  return async (reservado: Reservado, posto: number): Promise<Fim> => {
    const { trabalho, carregado, ate, prazoMs } = reservado
    if (typeof trabalho === 'string') return naoMontavel(trabalho)
    // An attempt that might outlive its lease could be made twice.
    if (ate.getTime() - relogio.agora().getTime() < PRAZO_ENTREGA_MS) return { tipo: 'nao_iniciado' }
    const feito = await oficina.executar(posto, trabalho)
    if (feito.tipo === 'nao_montavel') return naoMontavel(feito.motivo)
    const { tentativas, liberadoEm, criadoEm } = carregado
    const desfecho = decidirDesfecho(feito, {
      tentativas,
      liberadoEm: liberadoEm ?? criadoEm,
      prazoMs,
      agora: relogio.agora(),
    })
    const { resposta, documento, versaoMensagem } = feito
    return { tipo: 'tentado', desfecho, resposta, documento, versaoMensagem }
  }
}

function naoMontavel(erro: string): Fim {
  const desfecho: Desfecho = {
    resultado: 'recusado',
    estado: 'falhou',
    proximaEm: null,
    enderecoRuim: null,
    saude: 'boa',
    erro,
  }
  return { tipo: 'tentado', desfecho, resposta: null, documento: null, versaoMensagem: null }
}
