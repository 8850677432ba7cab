import type { CanalEmail } from '#emissao/channels/email.ts'
import type { Relogio } from '#relogio.ts'
import type { Fim } from './desfechos.ts'
import type { Documentos } from './documentos.ts'
import { montar, NaoMontavel } from './montagem.ts'
import { decidirDesfecho, type Desfecho } from './politica.ts'
import type { DisparoCarregado } from './repository.ts'

/** One attempt: builds the message, hands it to the server and judges the answer. */
export function createTentar(deps: { relogio: Relogio; documentos: Documentos; canal: CanalEmail }) {
  const { relogio, documentos, canal } = deps
  return async (carregado: DisparoCarregado, remetente: string): Promise<Fim> => {
    try {
      const montado = montar(carregado, { documentos, remetente, agora: relogio.agora() })
      const entrega = await canal.enviar(montado.envelope, montado.mensagem)
      const { tentativas, liberadoEm, criadoEm } = carregado.disparo
      const desde = liberadoEm ?? criadoEm
      const desfecho = decidirDesfecho(entrega, { tentativas, liberadoEm: desde, agora: relogio.agora() })
      return { tipo: 'tentado', desfecho, resposta: entrega.resposta, montado }
    } catch (error) {
      if (!(error instanceof NaoMontavel)) throw error
      return { tipo: 'tentado', desfecho: naoMontavel(error.message), resposta: null, montado: null }
    }
  }
}

const naoMontavel = (erro: string): Desfecho => ({
  resultado: 'recusado',
  estado: 'falhou',
  proximaEm: null,
  enderecoInvalido: false,
  erro,
})
