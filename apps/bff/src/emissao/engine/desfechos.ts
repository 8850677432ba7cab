import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Montado } from './montagem.ts'
import type { Desfecho } from './politica.ts'
import { createEngineRepository, type DisparoCarregado } from './repository.ts'

/** What became of one claimed disparo. */
export type Fim =
  | { tipo: 'tentado'; desfecho: Desfecho; resposta: Resposta | null; montado: Montado | null }
  /** The worker stopped, or the lease was about to end, before the attempt began. */
  | { tipo: 'nao_iniciado' }

export interface DisparoFindo {
  carregado: DisparoCarregado
  tentativaId: number
  token: string
  em: Date
  fim: Fim
}

const DEIXOU = 'O consumidor deixou o envio digital.'

/** Writes what became of claimed disparos and what follows from it, within the caller's transaction. */
export function createGravarDesfechos(deps: { tables: Tables; fila: FilaDeDisparos }) {
  const repository = createEngineRepository(deps.tables)

  async function release(tx: Tx, { carregado: { disparo }, tentativaId, token, em }: DisparoFindo) {
    await repository.removeTentativa(tx, tentativaId)
    await repository.settle(
      tx,
      { id: disparo.id, token },
      { estado: 'na_fila', estadoEm: em, proximaTentativaEm: em, tentativas: disparo.tentativas - 1 },
    )
  }

  /** @returns the bill that this disparo no longer brings to anybody, if so. */
  async function settle(tx: Tx, findo: DisparoFindo, deixou: boolean): Promise<number | null> {
    if (findo.fim.tipo === 'nao_iniciado') {
      await release(tx, findo)
      return null
    }
    const { carregado, tentativaId, token, em, fim } = findo
    const { disparo } = carregado
    const { desfecho, montado } = fim
    await repository.closeTentativa(tx, tentativaId, em, {
      resultado: desfecho.resultado,
      resposta: fim.resposta,
    })
    // Withdrawing stops what is queued (design rule 3): what was under way is not tried again.
    const cancelado = deixou && desfecho.estado === 'na_fila'
    const estado = cancelado ? 'cancelado' : desfecho.estado
    const settled = await repository.settle(
      tx,
      { id: disparo.id, token },
      {
        estado,
        estadoEm: em,
        proximaTentativaEm: estado === 'na_fila' ? desfecho.proximaEm : null,
        ultimoErro: cancelado ? DEIXOU : desfecho.erro,
        ...(montado && { messageId: montado.envelope.messageId }),
        ...(montado?.documento && {
          documentoHash: montado.documento.hash,
          versaoModelo: montado.documento.versaoModelo,
        }),
      },
    )
    if (!settled) return null
    if (desfecho.enderecoInvalido && disparo.ucId !== null && disparo.endereco) {
      await repository.markBounced(tx, disparo.ucId, disparo.endereco, em)
    }
    const perdido = ['devolvido', 'falhou', 'cancelado'].includes(estado)
    return perdido && disparo.finalidade === 'primeira_via' ? disparo.faturaId : null
  }

  return async (tx: Tx, findos: readonly DisparoFindo[]): Promise<void> => {
    const adiados = findos.filter(({ fim }) => fim.tipo === 'tentado' && fim.desfecho.estado === 'na_fila')
    const deixaram = await repository.withoutAdesao(
      tx,
      adiados.map(({ carregado }) => carregado.disparo.id),
    )
    const perdidas: number[] = []
    for (const findo of findos) {
      const faturaId = await settle(tx, findo, deixaram.has(findo.carregado.disparo.id))
      if (faturaId !== null) perdidas.push(faturaId)
    }
    const agora = findos[0]?.em
    if (agora) await deps.fila.imprimirSemCopia(tx, perdidas, agora)
  }
}

export type GravarDesfechos = ReturnType<typeof createGravarDesfechos>
