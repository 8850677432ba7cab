import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Montado } from './montagem.ts'
import type { Desfecho } from './politica.ts'
import { createEngineRepository, type DisparoCarregado, type EngineRepository } from './repository.ts'

interface Tentado {
  tipo: 'tentado'
  desfecho: Desfecho
  resposta: Resposta | null
  montado: Montado | null
}

/** What became of one claimed disparo; `nao_iniciado` when the worker stopped or its lease was about to end. */
export type Fim = Tentado | { tipo: 'nao_iniciado' }

export interface DisparoFindo {
  carregado: DisparoCarregado
  tentativaId: number
  token: string
  em: Date
  fim: Fim
}

const DEIXOU = 'O consumidor deixou o envio digital.'
const PERDIDOS: readonly EstadoDisparo[] = ['devolvido', 'falhou', 'cancelado']

/** Writes what became of claimed disparos and what follows from it, within the caller's transaction. */
export function createGravarDesfechos({ tables, fila }: { tables: Tables; fila: FilaDeDisparos }) {
  const repository = createEngineRepository(tables)

  return async (tx: Tx, findos: readonly DisparoFindo[]): Promise<void> => {
    const adiados = findos.filter(({ fim }) => fim.tipo === 'tentado' && fim.desfecho.estado === 'na_fila')
    const deixaram = await repository.withoutAdesao(
      tx,
      adiados.map(({ carregado }) => carregado.disparo.id),
    )
    const perdidas: number[] = []
    for (const findo of findos) {
      const { fim } = findo
      if (fim.tipo === 'nao_iniciado') {
        await release(repository, tx, findo)
        continue
      }
      // Withdrawing stops what is queued (design rule 3): what was under way is not tried again.
      const deixou = deixaram.has(findo.carregado.disparo.id)
      const { estado, settled } = await settle(repository, tx, findo, deixou ? withdrawn(fim) : fim)
      const { finalidade, faturaId } = findo.carregado.disparo
      if (settled && PERDIDOS.includes(estado) && finalidade === 'primeira_via' && faturaId !== null) {
        perdidas.push(faturaId)
      }
    }
    const agora = findos[0]?.em
    if (agora) await fila.imprimirSemCopia(tx, perdidas, agora)
  }
}

const withdrawn = (fim: Tentado): Tentado => ({
  ...fim,
  desfecho: { ...fim.desfecho, estado: 'cancelado', proximaEm: null, erro: DEIXOU },
})

async function release(repository: EngineRepository, tx: Tx, findo: DisparoFindo): Promise<void> {
  const { disparo } = findo.carregado
  await repository.removeTentativa(tx, findo.tentativaId)
  await repository.settle(
    tx,
    { id: disparo.id, token: findo.token },
    {
      estado: 'na_fila',
      estadoEm: findo.em,
      proximaTentativaEm: findo.em,
      tentativas: disparo.tentativas - 1,
    },
  )
}

async function settle(
  repository: EngineRepository,
  tx: Tx,
  { carregado: { disparo }, tentativaId, token, em }: DisparoFindo,
  { desfecho, montado, resposta }: Tentado,
): Promise<{ estado: EstadoDisparo; settled: boolean }> {
  const { estado, resultado, proximaEm, erro } = desfecho
  await repository.closeTentativa(tx, tentativaId, em, { resultado, resposta })
  const documento = montado?.documento
  const settled = await repository.settle(
    tx,
    { id: disparo.id, token },
    {
      estado,
      estadoEm: em,
      proximaTentativaEm: proximaEm,
      ultimoErro: erro,
      ...(montado && { messageId: montado.envelope.messageId }),
      // What goes back to the queue keeps what is frozen there: an authorisation may have frozen it anew meanwhile.
      ...(documento &&
        estado !== 'na_fila' && { documentoHash: documento.hash, versaoModelo: documento.versaoModelo }),
    },
  )
  if (settled && desfecho.enderecoInvalido && disparo.ucId !== null && disparo.endereco) {
    await repository.markBounced(tx, disparo.ucId, disparo.endereco, em)
  }
  return { estado, settled }
}
