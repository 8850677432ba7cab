import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/** A UC as its addresses are looked for. */
export interface UcDosDestinos {
  id: number
  titularId: number
  emailPrincipal: string | null
}

export function createDestinoRepository(tables: Tables) {
  return { ...daUc(tables), ...dosOutros(tables), ...dasSaidas(tables) }
}

function daUc({ ucs, consumidores, enviosDigitais, destinatarios, contatos }: Tables) {
  return {
    async findUc(tx: ReadTx, ucId: number): Promise<UcDosDestinos | null> {
      const [row] = await tx
        .select({ id: ucs.id, titularId: ucs.titularId, emailPrincipal: consumidores.emailPrincipal })
        .from(ucs)
        .innerJoin(consumidores, eq(consumidores.id, ucs.titularId))
        .where(eq(ucs.id, ucId))
      return row ?? null
    },

    /** The destinatários in force of the adhesion, when it is the present titular's. */
    daAdesao: (tx: ReadTx, { id, titularId }: UcDosDestinos) =>
      tx
        .select({ id: destinatarios.id, meio: destinatarios.meio, endereco: destinatarios.endereco })
        .from(enviosDigitais)
        .innerJoin(destinatarios, eq(destinatarios.envioDigitalId, enviosDigitais.id))
        .where(
          and(
            eq(enviosDigitais.ucId, id),
            eq(enviosDigitais.consumidorId, titularId),
            isNull(enviosDigitais.encerradoEm),
            isNull(destinatarios.removidoEm),
          ),
        )
        .orderBy(destinatarios.id),

    /** E-mails and mobiles of the UC that are in use. */
    contatos: (tx: ReadTx, ucId: number) =>
      tx
        .select({ tipo: contatos.tipo, valor: contatos.valor, situacao: contatos.situacao })
        .from(contatos)
        .where(
          and(
            eq(contatos.ucId, ucId),
            inArray(contatos.tipo, ['email', 'celular']),
            isNull(contatos.removidoEm),
          ),
        )
        .orderBy(contatos.id),
  }
}

/** What other people have on file; whose it is stays untold. */
function dosOutros({ ucs, consumidores, enviosDigitais, destinatarios, contatos }: Tables) {
  return {
    async isDeOutro(tx: ReadTx, titularId: number, endereco: string): Promise<boolean> {
      const [contato] = await tx
        .select({ id: contatos.id })
        .from(contatos)
        .innerJoin(ucs, eq(ucs.id, contatos.ucId))
        .where(and(eq(contatos.valor, endereco), isNull(contatos.removidoEm), ne(ucs.titularId, titularId)))
        .limit(1)
      if (contato) return true
      const [destinatario] = await tx
        .select({ id: destinatarios.id })
        .from(destinatarios)
        .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
        .where(
          and(
            eq(destinatarios.endereco, endereco),
            isNull(destinatarios.removidoEm),
            isNull(enviosDigitais.encerradoEm),
            ne(enviosDigitais.consumidorId, titularId),
          ),
        )
        .limit(1)
      if (destinatario) return true
      const [pessoa] = await tx
        .select({ id: consumidores.id })
        .from(consumidores)
        .where(and(eq(consumidores.emailPrincipal, endereco), ne(consumidores.id, titularId)))
        .limit(1)
      return pessoa !== undefined
    },
  }
}

/** By which account something may leave. */
function dasSaidas({ contasEmail }: Tables) {
  return {
    /** The sender of an account that mail may leave by. */
    async remetenteDaConta(tx: ReadTx, contaEmailId: number) {
      const [row] = await tx
        .select({ nome: contasEmail.remetenteNome, endereco: contasEmail.remetenteEndereco })
        .from(contasEmail)
        .where(
          and(eq(contasEmail.id, contaEmailId), eq(contasEmail.ativa, true), isNull(contasEmail.removidaEm)),
        )
      return row ?? null
    },
  }
}
