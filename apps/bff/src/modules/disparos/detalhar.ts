import type { DisparoDetalhe } from '@ramal/shared/contracts/disparos.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { encontrado } from '#http/rota.ts'
import { createConsultaRepository } from './consulta-repository.ts'
import { describeDisparo, describeTentativa } from './describe.ts'
import { createPassosRepository } from './passos-repository.ts'
import { comporPassos } from './passos.ts'

/** A disparo with everything that happened to it. @returns a function that throws ErroDominio `nao_encontrado` */
export function createDetalhar(tables: Tables) {
  const consultas = createConsultaRepository(tables)
  const repository = createPassosRepository(tables)

  return async (tx: ReadTx, id: number): Promise<DisparoDetalhe> => {
    const gravado = encontrado(await consultas.find(tx, id), 'Este disparo')
    const { disparo, protocolo } = gravado
    // What comes back names the disparo that stands for the message.
    const naMensagem = disparo.juntoComId === null ? [id] : [id, disparo.juntoComId]
    const tentativas = await consultas.tentativas(tx, id)
    const passos = comporPassos({
      disparo,
      tentativas,
      retornos: await repository.retornos(tx, naMensagem),
      recibos: await repository.recibos(tx, naMensagem),
      atos: await repository.atos(tx, disparo),
      papel: disparo.faturaId === null ? null : await repository.papel(tx, disparo.faturaId),
    })
    const { documentoHash, versaoModelo, messageId, externoId } = disparo
    const provas = { documentoHash, versaoModelo, messageId, externoId, protocolo }
    return { ...describeDisparo(gravado), ...provas, historico: tentativas.map(describeTentativa), passos }
  }
}
