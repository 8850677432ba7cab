import { and, asc, desc, eq, isNull, ne, notInArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx } from '#db/tx.ts'
import type { PrimeiraDigital } from './primeira-fatura.ts'
import type { Adesao } from './repository.ts'

const ENVIADOS: readonly EstadoDisparo[] = ['aceito', 'entregue', 'lido']

/** What the form of the adhesion tells besides the adhesion itself: bills, and whose else an address is. */
export function createConsultasRepository(tables: Tables) {
  const { destinatarios, disparos, faturas } = tables
  return {
    isDeOutraPessoa: createIsDeOutraPessoa(tables),

    async ultimaFatura(tx: ReadTx, ucId: number) {
      const [row] = await tx
        .select({ id: faturas.id, competencia: faturas.competencia })
        .from(faturas)
        .where(eq(faturas.ucId, ucId))
        .orderBy(desc(faturas.competencia), desc(faturas.id))
        .limit(1)
      return row ?? null
    },

    /** The first bill that went, or is about to go, to an address of the adhesion. */
    async primeiraDigital(
      tx: ReadTx,
      { id, ucId }: Pick<Adesao, 'id' | 'ucId'>,
    ): Promise<PrimeiraDigital | null> {
      const [row] = await tx
        .select({ competencia: faturas.competencia, estado: disparos.estado })
        .from(disparos)
        .innerJoin(faturas, eq(faturas.id, disparos.faturaId))
        .innerJoin(destinatarios, eq(destinatarios.id, disparos.destinatarioId))
        .where(
          and(
            eq(disparos.ucId, ucId),
            eq(destinatarios.envioDigitalId, id),
            eq(disparos.finalidade, 'primeira_via'),
            notInArray(disparos.estado, ['cancelado', 'suprimido', 'devolvido', 'falhou']),
          ),
        )
        .orderBy(asc(disparos.id))
        .limit(1)
      return row ? { competencia: row.competencia, enviada: ENVIADOS.includes(row.estado) } : null
    },
  }
}

function createIsDeOutraPessoa({ consumidores, contatos, destinatarios, enviosDigitais, ucs }: Tables) {
  /** Whether another person has the address on file: a contact, their own e-mail or an adhesion in force. */
  return async (tx: ReadTx, endereco: string, consumidorId: number): Promise<boolean> => {
    const [contato] = await tx
      .select({ id: contatos.id })
      .from(contatos)
      .innerJoin(ucs, eq(ucs.id, contatos.ucId))
      .where(and(eq(contatos.valor, endereco), isNull(contatos.removidoEm), ne(ucs.titularId, consumidorId)))
      .limit(1)
    if (contato) return true
    const [principal] = await tx
      .select({ id: consumidores.id })
      .from(consumidores)
      .where(and(eq(consumidores.emailPrincipal, endereco), ne(consumidores.id, consumidorId)))
      .limit(1)
    if (principal) return true
    const [adesao] = await tx
      .select({ id: destinatarios.id })
      .from(destinatarios)
      .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
      .where(
        and(
          eq(destinatarios.endereco, endereco),
          isNull(destinatarios.removidoEm),
          isNull(enviosDigitais.encerradoEm),
          ne(enviosDigitais.consumidorId, consumidorId),
        ),
      )
      .limit(1)
    return adesao !== undefined
  }
}
