import type { Autor, Contexto } from '#contexto.ts'
import type { Tx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createAtosRepository } from './atos-repository.ts'
import { createConsultaRepository, type DisparoGravado } from './consulta-repository.ts'
import { DESFEITO, desfazerAte } from './desfazer.ts'
import { createFilaDeDisparos } from './fila.ts'
import { createGrupo } from './grupo.ts'
import type { DisparosDeps } from './service.ts'

type Disparo = DisparoGravado['disparo']

export interface PedidoDeCancelamento {
  motivo?: string | undefined
  /** False leaves a bill whose last digital copy this was without paper too. */
  imprimir: boolean
}

/** Calls back what has not left: who sent it within the window, a supervisor for as long as it waits. */
export function createCancelar({ unitOfWork, relogio }: Pick<DisparosDeps, 'unitOfWork' | 'relogio'>) {
  const { tables } = unitOfWork
  const consultas = createConsultaRepository(tables)
  const atos = createAtosRepository(tables)
  const fila = createFilaDeDisparos(tables)
  const grupo = createGrupo(tables)
  const eventos = createEventos(tables)

  async function registrar(tx: Tx, { autor }: Contexto, disparo: Disparo, motivo: string, agora: Date) {
    const { id: disparoId, ucId, atendimentoId } = disparo
    const dados = { tipo: 'disparo.cancelado' as const, disparoId, motivo }
    const evento = { usuarioId: autor.usuarioId, atendimentoId, ucId, consumidorId: null, dados }
    await eventos.registrar(tx, evento, agora)
  }

  /** Whether the emission or the person comes first is settled by the row: only one of them finds it waiting. */
  return async (tx: Tx, contexto: Contexto, id: number, pedido: PedidoDeCancelamento): Promise<number> => {
    const { disparo } = encontrado(await consultas.find(tx, id), 'Este disparo')
    const agora = relogio.agora()
    const motivo = motivoDe(disparo, contexto.autor, pedido, agora)
    // A second press, or one that crossed the first: it is already as wanted.
    if (disparo.estado === 'cancelado') return id
    if (!(await atos.cancel(tx, id, motivo, agora))) {
      throw new ErroDominio('estado_invalido', 'O envio já começou; não pode mais ser cancelado.')
    }
    // The others of its message are not called back with it.
    await grupo.promover(tx, id, agora)
    await registrar(tx, contexto, disparo, motivo, agora)
    const { finalidade, faturaId, meio } = disparo
    const deixaSemCopia = finalidade === 'primeira_via' && meio !== 'impressao' && pedido.imprimir
    if (deixaSemCopia && faturaId !== null) await fila.imprimirSemCopia(tx, [faturaId], agora)
    return id
  }
}

/** Why it is cancelled, as it is kept. @throws ErroDominio when this person may not, or a supervisor gives no reason. */
function motivoDe(disparo: Disparo, autor: Autor, { motivo }: PedidoDeCancelamento, agora: Date): string {
  const proprio = disparo.usuarioId !== null && disparo.usuarioId === autor.usuarioId
  const ate = desfazerAte(disparo)
  const desfaz = proprio && (disparo.estado === 'cancelado' || (ate !== null && agora <= ate))
  if (desfaz) return motivo || DESFEITO
  if (autor.perfil === 'atendente') {
    throw proprio
      ? new ErroDominio('estado_invalido', 'O envio já saiu; não pode mais ser desfeito.')
      : new ErroDominio('sem_permissao', 'Só quem enviou pode desfazer; peça a um supervisor.')
  }
  if (!motivo) throw campoInvalido('motivo', 'Diga por que o envio é cancelado.')
  return motivo
}
