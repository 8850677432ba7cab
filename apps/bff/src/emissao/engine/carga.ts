import { eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { TipoFatura } from '#db/schema/faturas.ts'
import type { ReadTx } from '#db/tx.ts'

/** Reads everything that messages are made of. */
export function createCarga(tables: Tables) {
  const loadAll = createLoadAll(tables)
  const loadPedidas = createLoadPedidas(tables)
  return async (tx: ReadTx, disparoIds: readonly number[]): Promise<DisparoCarregado[]> => {
    const carregados = await loadAll(tx, disparoIds)
    const pedidas = await loadPedidas(
      tx,
      carregados.flatMap(({ id, finalidade }) => (finalidade === 'segunda_via' ? id : [])),
    )
    return carregados.map((carregado) => ({ ...carregado, ...(pedidas.get(carregado.id) ?? PRIMEIRA_VIA) }))
  }
}

/** Of what comes in by the million it need not be asked: it is an NF3e, and nobody has written anything to it. */
const PRIMEIRA_VIA: Pedida = { tipoFatura: 'danf3e', assunto: null, recado: null }

interface Pedida {
  tipoFatura: TipoFatura
  /** See TrabalhoDeEmail. */
  assunto: string | null
  recado: string | null
}

/** What only holds of what a person asked for. */
function createLoadPedidas({ disparos, faturas, pedidos }: Tables) {
  return async (tx: ReadTx, disparoIds: readonly number[]): Promise<Map<number, Pedida>> => {
    if (disparoIds.length === 0) return new Map()
    const rows = await tx
      .select({
        id: disparos.id,
        tipoFatura: faturas.tipo,
        assunto: pedidos.assunto,
        recado: pedidos.recado,
      })
      .from(disparos)
      .innerJoin(faturas, eq(faturas.id, disparos.faturaId))
      .leftJoin(pedidos, eq(pedidos.id, disparos.pedidoId))
      .where(inArray(disparos.id, [...disparoIds]))
    return new Map(rows.map(({ id, ...pedida }) => [id, pedida]))
  }
}

function createLoadAll(tables: Tables) {
  const { disparos, destinatarios, enviosDigitais } = tables
  const { faturaXmls, ucs, termos, atendimentos, consumidores } = tables
  return (tx: ReadTx, disparoIds: readonly number[]) =>
    tx
      .select({
        id: disparos.id,
        criadoEm: disparos.criadoEm,
        liberadoEm: disparos.liberadoEm,
        tentativas: disparos.tentativas,
        finalidade: disparos.finalidade,
        meio: disparos.meio,
        conteudo: disparos.conteudo,
        endereco: disparos.endereco,
        prioridade: disparos.prioridade,
        ucId: disparos.ucId,
        faturaId: disparos.faturaId,
        destinatarioId: disparos.destinatarioId,
        pedidoId: disparos.pedidoId,
        juntoComId: disparos.juntoComId,
        messageId: disparos.messageId,
        documentoHash: disparos.documentoHash,
        versaoModelo: disparos.versaoModelo,
        confirmarLeitura: disparos.confirmarLeitura,
        xmlDeflate: faturaXmls.xmlDeflate,
        xmlTamanho: faturaXmls.tamanho,
        fatos: faturaXmls.fatos,
        ucNumero: ucs.numero,
        ucNumeroAnterior: ucs.numeroAnterior,
        protecao: enviosDigitais.protecao,
        protecaoCifrada: enviosDigitais.protecaoCifrada,
        titular: consumidores.nome,
        documento: consumidores.documento,
        aceitoEm: destinatarios.criadoEm,
        modoAceite: enviosDigitais.modoAceite,
        protocolo: atendimentos.protocolo,
        termoVersao: termos.versao,
        termoTexto: termos.texto,
      })
      .from(disparos)
      .leftJoin(faturaXmls, eq(faturaXmls.faturaId, disparos.faturaId))
      .leftJoin(ucs, eq(ucs.id, disparos.ucId))
      .leftJoin(destinatarios, eq(destinatarios.id, disparos.destinatarioId))
      .leftJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
      .leftJoin(consumidores, eq(consumidores.id, enviosDigitais.consumidorId))
      .leftJoin(termos, eq(termos.id, enviosDigitais.termoId))
      .leftJoin(atendimentos, eq(atendimentos.id, disparos.atendimentoId))
      .where(inArray(disparos.id, [...disparoIds]))
}

export type DisparoCarregado = Awaited<ReturnType<ReturnType<typeof createLoadAll>>>[number] & Pedida
