import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoCivil, TipoContato, TipoDocumento } from '#db/schema/cadastro.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface DadosDoConsumidor {
  documento?: string | null
  documentoTipo?: TipoDocumento | null
  rg?: string | null
  nascimento?: string | null
  estadoCivil?: EstadoCivil | null
  conjuge?: string | null
  pai?: string | null
  mae?: string | null
}

/** Of whom a correction is: a UC for its contacts, a consumidor for the person's data. */
export type AlvoDaCorrecao = { ucId: number } | { consumidorId: number }

/** What a recadastramento writes to the cadastro. */
export function createCadastroRepository(tables: Tables) {
  return { ...contatosDe(tables), ...consumidoresDe(tables), ...correcoesDe(tables) }
}

function contatosDe({ contatos }: Tables) {
  const emUso = (ucId: number, tipo: TipoContato) =>
    and(eq(contatos.ucId, ucId), eq(contatos.tipo, tipo), isNull(contatos.removidoEm))

  return {
    async confirmContato(tx: Tx, ucId: number, tipo: TipoContato, valor: string, agora: Date) {
      await tx
        .update(contatos)
        .set({ situacao: 'confirmado', atualizadoEm: agora })
        .where(and(emUso(ucId, tipo), eq(contatos.valor, valor)))
    },
    /** Takes one contact of a kind out of use, or with null all of them; they stay on file. */
    async removeContatos(tx: Tx, ucId: number, tipo: TipoContato, valor: string | null, agora: Date) {
      await tx
        .update(contatos)
        .set({ removidoEm: agora, atualizadoEm: agora })
        .where(and(emUso(ucId, tipo), valor === null ? undefined : eq(contatos.valor, valor)))
    },
    /** Puts a contact into use as confirmed, also one that was replaced before. */
    async putContato(tx: Tx, ucId: number, tipo: TipoContato, valor: string, agora: Date) {
      const situacao = 'confirmado' as const
      await tx
        .insert(contatos)
        .values({ ucId, tipo, valor, situacao, criadoEm: agora, atualizadoEm: agora })
        .onConflictDoUpdate({
          target: [contatos.ucId, contatos.tipo, contatos.valor],
          set: { situacao, devolvidoEm: null, removidoEm: null, atualizadoEm: agora },
        })
    },
  }
}

function consumidoresDe({ consumidores }: Tables) {
  return {
    /** Whether a valid document is already somebody else's. */
    async isDocumentoDeOutro(tx: ReadTx, documento: string, consumidorId: number): Promise<boolean> {
      const count = await tx.$count(
        consumidores,
        and(eq(consumidores.documento, documento), ne(consumidores.id, consumidorId)),
      )
      return count > 0
    },
    async updateConsumidor(tx: Tx, id: number, dados: DadosDoConsumidor, agora: Date) {
      await tx
        .update(consumidores)
        .set({ ...dados, atualizadoEm: agora })
        .where(eq(consumidores.id, id))
    },
  }
}

function correcoesDe({ correcoes }: Tables) {
  const alvoIs = (alvo: AlvoDaCorrecao) =>
    'ucId' in alvo ? eq(correcoes.ucId, alvo.ucId) : eq(correcoes.consumidorId, alvo.consumidorId)

  return {
    async findCorrecaoAberta(tx: ReadTx, alvo: AlvoDaCorrecao, campo: string) {
      const [row] = await tx
        .select({ id: correcoes.id, valorFonte: correcoes.valorFonte })
        .from(correcoes)
        .where(and(alvoIs(alvo), eq(correcoes.campo, campo), isNull(correcoes.confirmadaEm)))
      return row ?? null
    },
    async insertCorrecao(
      tx: Tx,
      alvo: AlvoDaCorrecao,
      correcao: { campo: string; valor: string | null; valorFonte: string | null; em: Date },
    ) {
      await tx.insert(correcoes).values({ ...alvo, ...correcao })
    },
    async updateCorrecao(
      tx: Tx,
      id: number,
      mudanca: { valor: string | null; em: Date; confirmadaEm: Date | null },
    ) {
      await tx.update(correcoes).set(mudanca).where(eq(correcoes.id, id))
    },
  }
}
