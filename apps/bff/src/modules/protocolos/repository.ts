import { asc, eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/** The disparos that a call caused, directly or by its adhesion weeks later, and each attempt at them. */
export function createDisparosDoAtendimentoRepository(tables: Tables) {
  const { disparos, faturas, tentativas, recibos, usuarios } = tables
  return {
    disparos: (tx: ReadTx, atendimentoId: number) =>
      tx
        .select({
          id: disparos.id,
          faturaId: disparos.faturaId,
          competencia: faturas.competencia,
          finalidade: disparos.finalidade,
          conteudo: disparos.conteudo,
          meio: disparos.meio,
          endereco: disparos.endereco,
          documentoHash: disparos.documentoHash,
          estado: disparos.estado,
          criadoEm: disparos.criadoEm,
          estadoEm: disparos.estadoEm,
          usuario: usuarios.nome,
        })
        .from(disparos)
        .leftJoin(faturas, eq(faturas.id, disparos.faturaId))
        .leftJoin(usuarios, eq(usuarios.id, disparos.usuarioId))
        .where(eq(disparos.atendimentoId, atendimentoId))
        .orderBy(asc(disparos.id)),

    tentativas: (tx: ReadTx, atendimentoId: number) =>
      tx
        .select({
          id: tentativas.id,
          disparoId: tentativas.disparoId,
          inicio: tentativas.inicio,
          fim: tentativas.fim,
          resultado: tentativas.resultado,
          codigo: tentativas.codigo,
          resposta: tentativas.resposta,
          messageId: disparos.messageId,
        })
        .from(tentativas)
        .innerJoin(disparos, eq(disparos.id, tentativas.disparoId))
        .where(eq(disparos.atendimentoId, atendimentoId))
        .orderBy(asc(tentativas.id)),

    /** What providers said of them. */
    recibos: (tx: ReadTx, atendimentoId: number) =>
      tx
        .select({
          id: recibos.id,
          disparoId: disparos.id,
          meio: disparos.meio,
          estado: recibos.estado,
          codigo: recibos.codigo,
          detalhe: recibos.detalhe,
          ocorridoEm: recibos.ocorridoEm,
        })
        .from(recibos)
        .innerJoin(disparos, eq(disparos.id, recibos.disparoId))
        .where(eq(disparos.atendimentoId, atendimentoId))
        .orderBy(asc(recibos.id)),
  }
}

export type DisparosDoAtendimento = ReturnType<typeof createDisparosDoAtendimentoRepository>
