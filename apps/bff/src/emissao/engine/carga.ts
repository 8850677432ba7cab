import { eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/** Reads everything that messages are made of. */
export function createCarga(tables: Tables) {
  const { disparos, destinatarios, enviosDigitais } = tables
  const { faturas, faturaXmls, pedidos, ucs, termos, atendimentos, consumidores } = tables
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
        assunto: pedidos.assunto,
        recado: pedidos.recado,
        tipoFatura: faturas.tipo,
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
      .leftJoin(pedidos, eq(pedidos.id, disparos.pedidoId))
      .leftJoin(faturas, eq(faturas.id, disparos.faturaId))
      .leftJoin(faturaXmls, eq(faturaXmls.faturaId, disparos.faturaId))
      .leftJoin(ucs, eq(ucs.id, disparos.ucId))
      .leftJoin(destinatarios, eq(destinatarios.id, disparos.destinatarioId))
      .leftJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
      .leftJoin(consumidores, eq(consumidores.id, enviosDigitais.consumidorId))
      .leftJoin(termos, eq(termos.id, enviosDigitais.termoId))
      .leftJoin(atendimentos, eq(atendimentos.id, disparos.atendimentoId))
      .where(inArray(disparos.id, [...disparoIds]))
}

export type DisparoCarregado = Awaited<ReturnType<ReturnType<typeof createCarga>>>[number]
