import type { Disparo, DisparoDetalhe } from '@ramal/shared/contracts/disparos.ts'
import type { DisparoGravado, TentativaGravada } from './consulta-repository.ts'
import { desfazerAte } from './desfazer.ts'

/** A disparo as the API gives it. */
export function describeDisparo({ disparo, numero, competencia }: DisparoGravado): Disparo {
  return {
    id: disparo.id,
    faturaId: disparo.faturaId,
    ucId: disparo.ucId,
    numero,
    competencia,
    finalidade: disparo.finalidade,
    conteudo: disparo.conteudo,
    meio: disparo.meio,
    endereco: disparo.endereco,
    digitado: disparo.digitado,
    pedidoId: disparo.pedidoId,
    juntoComId: disparo.juntoComId,
    estado: disparo.estado,
    estadoEm: disparo.estadoEm.toISOString(),
    criadoEm: disparo.criadoEm.toISOString(),
    segurado: disparo.segurado,
    tentativas: disparo.tentativas,
    ultimoErro: disparo.ultimoErro,
    desfazerAte: desfazerAte(disparo)?.toISOString() ?? null,
    motivoReenvio: disparo.motivoReenvio,
    loteId: disparo.loteId,
  }
}

/** An attempt as the API gives it. */
export const describeTentativa = ({
  inicio,
  fim,
  ...tentativa
}: TentativaGravada): DisparoDetalhe['historico'][number] => ({
  ...tentativa,
  inicio: inicio.toISOString(),
  fim: fim?.toISOString() ?? null,
})
