import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'
import type { ClasseDeRecusa } from '#emissao/channels/porta.ts'
import { esperaApos } from '#emissao/engine/politica.ts'
import { consequenciaDe, type ConsequenciaDeRecusa } from '#emissao/engine/recusa-de-canal.ts'
import { createResultadoRepository } from '#emissao/engine/resultado-repository.ts'
import { createCancelarEncerrados } from '#modules/disparos/cancelar-da-fatura.ts'
import { DEIXOU, type FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createDescadastrar } from '#modules/envio-digital/descadastrar.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createMarcarDevolvido } from './contato-devolvido.ts'
import { createReciboRepository, type DisparoDoRecibo } from './recibo-repository.ts'
import type { Recibo } from './recibo.ts'

type Aplicar = (tx: Tx, disparo: DisparoDoRecibo, recibo: Recibo, agora: Date) => Promise<void>

const HORA_MS = 3_600_000
const CHEGOU = 'O operador confirmou a entrega depois da falha.'

/**
 * Does all that follows from a proved receipt, in the caller's transaction. The order in which receipts come says nothing:
 * the state only rises from *aceito* over *entregue* to *lido*, and a delivery wins over a failure whichever came first.
 */
export function createAplicarRecibo(tables: Tables, fila: Pick<FilaDeDisparos, 'imprimirSemCopia'>): Aplicar {
  const chegou = createChegou(tables)
  const falhou = createFalhou(tables, fila)
  return async (tx, disparo, recibo, agora) => {
    const { significa, codigo, detalhe, estado, externoId } = recibo
    if (significa === 'enviado') return
    if (typeof significa === 'string') return chegou(tx, disparo, recibo, agora)
    // A failure of an earlier message of the same disparo says nothing of the one that was accepted after it.
    if (disparo.externoId !== externoId) return
    const evidencia = [codigo, detalhe].filter(Boolean).join(' ') || estado
    await falhou(tx, disparo, { classe: significa.falhou, evidencia }, agora)
  }
}

/**
 * It waits to be sent again because no answer had come, and it had gone out all the same. What a supervisor sends again
 * begins anew: a receipt of the earlier message does not stop the new one.
 */
const isSemResposta = ({ externoId, tentativas, motivoReenvio }: DisparoDoRecibo) =>
  externoId === null && tentativas > 0 && motivoReenvio === null

function createChegou(tables: Tables): Aplicar {
  const repository = createReciboRepository(tables)
  const supressoes = createSupressoes(tables)

  return async (tx, disparo, { significa, externoId: este }, agora) => {
    const { id, estado, ucId, endereco, externoId } = disparo
    const para = significa === 'lido' ? 'lido' : 'entregue'
    const de: EstadoDisparo[] = ['aceito', 'falhou', 'devolvido']
    if (para === 'lido') de.push('entregue')
    if (externoId === este || isSemResposta(disparo)) de.push('na_fila')
    const moved = await repository.advance(tx, id, { de, estado: para, estadoEm: agora, ultimoErro: null })
    if (!moved || estado !== 'devolvido' || !endereco) return
    // The number was blamed for what did not happen.
    const supressao = await repository.supressaoDe(tx, id, endereco)
    if (supressao?.motivo !== 'endereco_invalido') return
    await supressoes.levantar(tx, { id: supressao.id, por: null, motivo: CHEGOU, agora })
    if (ucId !== null) await repository.unmarkContato(tx, ucId, endereco, agora)
  }
}

interface Falha {
  classe: ClasseDeRecusa
  evidencia: string
}

function createFalhou(tables: Tables, fila: Pick<FilaDeDisparos, 'imprimirSemCopia'>) {
  const repository = createReciboRepository(tables)
  const lerParametros = createLerParametros(tables)
  const { withoutAdesao } = createResultadoRepository(tables)
  const consequences = createConsequences(tables)
  const cancelarEncerrados = createCancelarEncerrados(tables)

  /** When it is sent again while its deadline allows; each acceptance was an attempt, so that the waits grow. */
  async function retryAt(tx: Tx, { tentativas, liberadoEm, criadoEm }: DisparoDoRecibo, agora: Date) {
    const { prazoEntregaHoras } = (await lerParametros(tx)).impressaoFatura
    const proximaEm = new Date(agora.getTime() + esperaApos(tentativas))
    const desde = (liberadoEm ?? criadoEm).getTime()
    return proximaEm.getTime() - desde > prazoEntregaHoras * HORA_MS ? null : proximaEm
  }

  return async (
    tx: Tx,
    disparo: DisparoDoRecibo,
    { classe, evidencia }: Falha,
    agora: Date,
  ): Promise<void> => {
    const consequencia = consequenciaDe(classe)
    const proximaTentativaEm = consequencia.repete ? await retryAt(tx, disparo, agora) : null
    // Withdrawing stops what is queued (design rule 3): it is not queued again.
    const deixou = proximaTentativaEm !== null && (await withoutAdesao(tx, [disparo.id])).size > 0
    const repete = proximaTentativaEm !== null && !deixou
    const moved = await repository.advance(tx, disparo.id, {
      de: ['aceito'],
      estadoEm: agora,
      ...(deixou
        ? { estado: 'cancelado', ultimoErro: DEIXOU }
        : { estado: repete ? 'na_fila' : consequencia.estado, proximaTentativaEm, ultimoErro: evidencia }),
    })
    // What has arrived, or was called back meanwhile, has no consequences.
    if (moved && repete) await cancelarEncerrados(tx, [disparo.id], agora)
    if (!moved || repete) return
    await consequences(tx, disparo, consequencia, { evidencia, agora })
    const { finalidade, faturaId } = disparo
    if (finalidade === 'primeira_via' && faturaId !== null) await fila.imprimirSemCopia(tx, [faturaId], agora)
  }
}

function createConsequences(tables: Tables) {
  const supressoes = createSupressoes(tables)
  const marcarDevolvido = createMarcarDevolvido(tables)
  const descadastrar = createDescadastrar(tables)

  return async (
    tx: Tx,
    { id, meio, endereco, ucId, destinatarioId }: DisparoDoRecibo,
    { supressao, marcaContato, retiraDestinatario }: ConsequenciaDeRecusa,
    { evidencia, agora }: { evidencia: string; agora: Date },
  ): Promise<void> => {
    if (supressao && endereco && meio !== 'impressao') {
      await supressoes.suprimir(tx, { meio, endereco, motivo: supressao, evidencia, disparoId: id, agora })
    }
    if (marcaContato && ucId !== null && endereco) {
      await marcarDevolvido(tx, ucId, { meio, endereco }, agora)
    }
    if (retiraDestinatario && destinatarioId !== null) {
      await descadastrar(tx, destinatarioId, { motivo: 'reclamacao', agora })
    }
  }
}
