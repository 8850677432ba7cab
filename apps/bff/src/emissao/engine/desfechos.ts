import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'
import { createMarcarDevolvido } from '#emissao/retornos/contato-devolvido.ts'
import { createCancelarEncerrados } from '#modules/disparos/cancelar-da-fatura.ts'
import { DEIXOU, type FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createDescadastrar } from '#modules/envio-digital/descadastrar.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import type { DocumentoEnviado } from './oficina/trabalho.ts'
import type { Desfecho } from './politica.ts'
import type { Reservado } from './reservado.ts'
import { createResultadoRepository, type Aceito, type ResultadoRepository } from './resultado-repository.ts'
import { chaveDaConta, chaveDoProvedor } from './saida/admissao.ts'
import { createSaidas, type SinaisDaSaida } from './saida/saidas.ts'

interface Tentado {
  tipo: 'tentado'
  desfecho: Desfecho
  resposta: Resposta | null
  /** How a channel's receipts will name the message. */
  externoId: string | null
  documento: DocumentoEnviado | null
  /** Of what travelled in the same message, in the order of the reservation. */
  juntos: readonly DocumentoEnviado[]
  versaoMensagem: string | null
}

/** What became of one reserved disparo; `nao_iniciado` when the worker stopped or its lease was about to end. */
export type Fim = Tentado | { tipo: 'nao_iniciado' }

export interface DisparoFindo {
  reservado: Reservado
  em: Date
  fim: Fim
}

const CANCELADO = { estado: 'cancelado', proximaTentativaEm: null, ultimoErro: DEIXOU } as const
const PERDIDOS: readonly EstadoDisparo[] = ['devolvido', 'falhou', 'cancelado']

/** Writes what became of reserved disparos and what follows from it, within the caller's transaction. */
export function createGravarDesfechos({ tables, fila }: { tables: Tables; fila: FilaDeDisparos }) {
  const repository = createResultadoRepository(tables)
  const saidas = createSaidas(tables)
  const settle = createSettle(tables, repository)
  const cancelarEncerrados = createCancelarEncerrados(tables)

  /** @returns the ways that these have closed: nothing that waits for one of them is worth an attempt now. */
  return async (tx: Tx, findos: readonly DisparoFindo[]): Promise<Set<string>> => {
    const agora = findos.at(-1)?.em
    if (!agora) return new Set()
    const todos = findos.flatMap(comJuntos)
    await repository.accept(tx, todos.flatMap(aceito))
    const outros = todos.filter(({ fim }) => fim.tipo === 'nao_iniciado' || fim.desfecho.estado !== 'aceito')
    const voltariam = outros.filter(wouldReturn).map(({ reservado }) => reservado.carregado.id)
    const deixaram = await repository.withoutAdesao(tx, voltariam)
    const perdidas: number[] = []
    const voltaram: number[] = []
    for (const findo of outros) {
      // Withdrawing stops what is queued (design rule 3): what was under way is not tried again.
      const estado = await settle(tx, findo, deixaram.has(findo.reservado.carregado.id))
      const { id, finalidade, faturaId } = findo.reservado.carregado
      if (estado === 'na_fila') voltaram.push(id)
      if (estado && PERDIDOS.includes(estado) && finalidade === 'primeira_via' && faturaId !== null) {
        perdidas.push(faturaId)
      }
    }
    await cancelarEncerrados(tx, voltaram, agora)
    await fila.imprimirSemCopia(tx, perdidas, agora)
    return saidas.note(tx, sinaisDe(findos), agora)
  }
}

/**
 * What travelled in one message ended as the message did, each with an attempt of its own. What goes back to the queue has
 * no time there but that of the message.
 */
function comJuntos(findo: DisparoFindo): DisparoFindo[] {
  const { reservado, fim } = findo
  if (reservado.juntos.length === 0) return [findo]
  return [
    findo,
    ...reservado.juntos.map((junto, i): DisparoFindo => {
      const dele = { ...findo, reservado: { ...reservado, ...junto, juntos: [] } }
      if (fim.tipo === 'nao_iniciado') return dele
      const desfecho = { ...fim.desfecho, proximaEm: null, supressao: null }
      return { ...dele, fim: { ...fim, desfecho, documento: fim.juntos[i] ?? null } }
    }),
  ]
}

function aceito({ reservado, em, fim }: DisparoFindo): Aceito | [] {
  if (fim.tipo !== 'tentado' || fim.desfecho.estado !== 'aceito' || !fim.resposta) return []
  const { resposta, versaoMensagem, externoId, documento } = fim
  const { carregado, tentativaId } = reservado
  return { disparoId: carregado.id, tentativaId, em, resposta, versaoMensagem, externoId, documento }
}

/** Whether it goes back to the queue. */
const wouldReturn = ({ fim }: DisparoFindo): boolean =>
  fim.tipo === 'nao_iniciado' || fim.desfecho.estado === 'na_fila'

/** @returns the new state of the disparo, or null when another worker has taken it over. */
function createSettle(tables: Tables, repository: ResultadoRepository) {
  const reject = createReject(tables)

  async function release(tx: Tx, { reservado, em }: DisparoFindo, deixou: boolean) {
    const { carregado, tentativaId, token } = reservado
    await repository.removeTentativa(tx, tentativaId)
    const proximaTentativaEm = carregado.juntoComId === null ? em : null
    const returned = { estado: 'na_fila', proximaTentativaEm } as const
    const settled = await repository.settle(
      tx,
      { id: carregado.id, token },
      { ...(deixou ? CANCELADO : returned), estadoEm: em, tentativas: carregado.tentativas - 1 },
    )
    if (!settled) return null
    return deixou ? CANCELADO.estado : returned.estado
  }

  return async (tx: Tx, findo: DisparoFindo, deixou: boolean): Promise<EstadoDisparo | null> => {
    const { reservado, em, fim } = findo
    if (fim.tipo === 'nao_iniciado') return release(tx, findo, deixou)
    const { carregado, tentativaId, token } = reservado
    const { estado, resultado, proximaEm, erro } = fim.desfecho
    await repository.closeTentativa(tx, tentativaId, em, { resultado, resposta: fim.resposta })
    const settled = await repository.settle(
      tx,
      { id: carregado.id, token },
      {
        estado,
        estadoEm: em,
        proximaTentativaEm: proximaEm,
        ultimoErro: erro,
        versaoMensagem: fim.versaoMensagem,
        // What goes back to the queue keeps what is frozen there: an authorisation may have frozen it anew meanwhile.
        ...(fim.documento &&
          estado !== 'na_fila' && {
            documentoHash: fim.documento.hash,
            versaoModelo: fim.documento.versaoModelo,
          }),
        ...(deixou && CANCELADO),
      },
    )
    if (!settled) return null
    await reject(tx, findo, fim.desfecho)
    return deixou ? CANCELADO.estado : estado
  }
}

/**
 * Writes no more to an address that is bad, and has the next call ask for another (design rule 7); nor to a person who
 * wants no more, who then gets it on paper.
 */
function createReject(tables: Tables) {
  const descadastrar = createDescadastrar(tables)
  const marcarDevolvido = createMarcarDevolvido(tables)
  const { suprimir } = createSupressoes(tables)
  return async (tx: Tx, { reservado, em }: DisparoFindo, { supressao, erro }: Desfecho): Promise<void> => {
    const { id, ucId, meio, endereco, destinatarioId } = reservado.carregado
    if (!supressao || !endereco || meio === 'impressao') return
    const evidencia = erro ?? ''
    await suprimir(tx, { meio, endereco, motivo: supressao, evidencia, disparoId: id, agora: em })
    if (supressao === 'endereco_invalido' && ucId !== null) {
      await marcarDevolvido(tx, ucId, { meio, endereco }, em)
    }
    if (supressao === 'reclamacao' && destinatarioId !== null) {
      await descadastrar(tx, destinatarioId, { motivo: 'reclamacao', agora: em })
    }
  }
}

/** What the attempts say of their accounts and providers. */
function sinaisDe(findos: readonly DisparoFindo[]): SinaisDaSaida {
  const falhas: SinaisDaSaida['falhas'][number][] = []
  const sucessos = new Set<string>()
  for (const { reservado, fim } of findos) {
    if (fim.tipo === 'nao_iniciado' || !fim.resposta) continue
    const conta = chaveDaConta(reservado.conta)
    const provedor = chaveDoProvedor(reservado.provedor)
    const falha = { motivo: fim.resposta.texto, inicio: reservado.inicio }
    const { saude } = fim.desfecho
    if (saude === 'conta_ruim') falhas.push({ chave: conta, ...falha })
    else sucessos.add(conta)
    if (saude === 'provedor_ruim') falhas.push({ chave: provedor, ...falha })
    if (saude === 'boa') sucessos.add(provedor)
  }
  return { falhas, sucessos }
}
