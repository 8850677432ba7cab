import { and, eq, sql } from 'drizzle-orm'
import { aliasOf } from '#db/alias.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/**
 * Bills as lists show them, in one query: each with its titular and with the bill that took its place, which counts once
 * it is authorised and while it is not cancelled itself.
 */
export function createConsultaFaturas({ faturas, ucs, consumidores }: Tables) {
  const substituta = aliasOf(faturas, 'substituta')
  const outra = aliasOf(faturas, 'outra')
  const latestSubstituta = sql`(select max(${outra.id}) from ${faturas} outra
    where ${outra.chaveSubstituida} = ${faturas.chave}
      and ${outra.autorizadaEm} is not null and ${outra.canceladaEm} is null)`
  const colunas = {
    id: faturas.id,
    ucId: faturas.ucId,
    tipo: faturas.tipo,
    chave: faturas.chave,
    ucInformada: faturas.ucInformada,
    nomeTitular: faturas.nomeTitular,
    nomeNaUc: consumidores.nome,
    tipoCalculo: faturas.tipoCalculo,
    competencia: faturas.competencia,
    numeroFiscal: faturas.numeroFiscal,
    numeroDocumento: faturas.numeroDocumento,
    emissao: faturas.emissao,
    vencimento: faturas.vencimento,
    valorCentavos: faturas.valorCentavos,
    pagoCentavos: faturas.pagoCentavos,
    creditoEm: faturas.creditoEm,
    canceladaEm: faturas.canceladaEm,
    linhaDigitavel: faturas.linhaDigitavel,
    pix: faturas.pix,
    debitoAutomatico: faturas.debitoAutomatico,
    autorizadaEm: faturas.autorizadaEm,
    contingencia: faturas.contingencia,
    homologacao: faturas.homologacao,
    substitutaId: substituta.id,
    substitutaCompetencia: substituta.competencia,
    substitutaNumeroFiscal: substituta.numeroFiscal,
  }
  return (tx: ReadTx) =>
    tx
      .select(colunas)
      .from(faturas)
      .leftJoin(ucs, eq(ucs.id, faturas.ucId))
      .leftJoin(consumidores, eq(consumidores.id, ucs.titularId))
      .leftJoin(
        substituta,
        and(eq(substituta.chaveSubstituida, faturas.chave), eq(substituta.id, latestSubstituta)),
      )
}

/** A bill as it is read for lists. */
export type FaturaConsultada = Awaited<ReturnType<ReturnType<typeof createConsultaFaturas>>>[number]
