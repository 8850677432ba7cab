import type { Tables } from '#db/schema.ts'
import type { TipoRetorno } from '#db/schema/retornos.ts'
import type { Tx } from '#db/tx.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createDescadastrar } from '#modules/envio-digital/descadastrar.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createMarcarDevolvido } from './contato-devolvido.ts'
import { efeitoDe, type Efeito } from './efeitos.ts'
import type { Localizado } from './localizar.ts'
import { createRetornoRepository, type DisparoDoRetorno } from './repository.ts'

/** A worker has not yet written down that the message was accepted: the return came faster, and has to wait. */
export class AindaEnviando extends Error {
  override readonly name = 'AindaEnviando'
}

/**
 * Does all that follows from a proved return, in the caller's transaction: the state, the trail, the contact, the
 * suppression, the paper.
 * @throws AindaEnviando when the same return must be given again in a moment.
 */
export function createAplicar(tables: Tables) {
  const repository = createRetornoRepository(tables)
  const leaveTrail = createTrail(tables)
  const consequences = createConsequences(tables)

  return async (tx: Tx, tipo: TipoRetorno, localizado: Localizado, agora: Date): Promise<void> => {
    const { disparo, relato } = localizado
    const efeito = efeitoDe(tipo, localizado)
    const { estado } = efeito
    if (estado && disparo.estado === 'enviando') throw new AindaEnviando()
    // Only what a person asked for can have had others in its message.
    const juntos = disparo.pedidoId === null ? [] : await repository.juntosDe(tx, disparo)
    await leaveTrail(tx, tipo, { ...localizado, ids: [disparo.id, ...juntos] }, agora)
    const erro = relato?.acao === 'failed' ? (relato.diagnostico ?? relato.status) : null
    const moved = !estado || (await repository.advance(tx, disparo.id, { ...estado, erro, agora }))
    if (estado && juntos.length > 0) await repository.advanceJuntos(tx, disparo, { ...estado, erro, agora })
    // What is known already, or came too late to be true, has no consequences.
    if (moved) await consequences(tx, disparo, efeito, { evidencia: evidence(localizado), agora })
  }
}

function createTrail(tables: Tables) {
  const { registrar } = createEventos(tables)
  return async (
    tx: Tx,
    retorno: TipoRetorno,
    { disparo, relato, ids }: Localizado & { ids: readonly number[] },
    agora: Date,
  ): Promise<void> => {
    if (retorno === 'outro' || !relato) return
    const { acao, status, diagnostico } = relato
    const { atendimentoId, ucId } = disparo
    for (const disparoId of ids) {
      const dados = { tipo: 'disparo.retorno', disparoId, retorno, acao, status, diagnostico } as const
      await registrar(tx, { atendimentoId, usuarioId: null, ucId, consumidorId: null, dados }, agora)
    }
  }
}

function createConsequences(tables: Tables) {
  const fila = createFilaDeDisparos(tables)
  const supressoes = createSupressoes(tables)
  const marcarDevolvido = createMarcarDevolvido(tables)
  const descadastrar = createDescadastrar(tables)

  return async (
    tx: Tx,
    { id, endereco, ucId, faturaId, finalidade, destinatarioId }: DisparoDoRetorno,
    { estado, supressao, marcaContato, retiraDestinatario }: Efeito,
    { evidencia, agora }: { evidencia: string; agora: Date },
  ): Promise<void> => {
    if (supressao && endereco) {
      await supressoes.suprimir(tx, { endereco, motivo: supressao, evidencia, disparoId: id, agora })
    }
    if (marcaContato && ucId !== null && endereco) {
      await marcarDevolvido(tx, ucId, { meio: 'email', endereco }, agora)
    }
    if (retiraDestinatario && destinatarioId !== null) {
      await descadastrar(tx, destinatarioId, { motivo: 'reclamacao', agora })
    }
    const lost = estado?.para === 'devolvido' || estado?.para === 'falhou'
    if (lost && finalidade === 'primeira_via' && faturaId !== null) {
      await fila.imprimirSemCopia(tx, [faturaId], agora)
    }
  }
}

const evidence = ({ relato }: Localizado): string =>
  [relato?.acao, relato?.status, relato?.diagnostico].filter(Boolean).join(' ')
