import { and, asc, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type {
  MeioDigital,
  ModoAceite,
  MotivoEncerramento,
  ProtecaoPdf,
  TipoCopia,
} from '#db/schema/envio-digital.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface Destinatario {
  id: number
  meio: MeioDigital
  endereco: string
  usuario: string | null
  criadoEm: Date
}

export interface Adesao {
  id: number
  ucId: number
  consumidorId: number
  tipoCopia: TipoCopia
  termoId: number
  termoVersao: number
  termoHash: string
  modoAceite: ModoAceite
  protecao: ProtecaoPdf
  protecaoCifrada: string | null
  criadoEm: Date
  protocolo: string | null
  /** In the order in which they were given. */
  destinatarios: Destinatario[]
}

export interface Endereco {
  meio: MeioDigital
  endereco: string
}

export interface Encerramento {
  motivo: MotivoEncerramento
  por: number | null
  em: Date
}

export function createEnvioDigitalRepository(tables: Tables) {
  return { ...leituras(tables), ...escritas(tables), listVigentes: createListVigentes(tables) }
}

function leituras({ enviosDigitais, destinatarios, termos, atendimentos, usuarios, ucs }: Tables) {
  const destinatariosVigentes = (tx: ReadTx, envioDigitalId: number): Promise<Destinatario[]> =>
    tx
      .select({
        id: destinatarios.id,
        meio: destinatarios.meio,
        endereco: destinatarios.endereco,
        usuario: usuarios.nome,
        criadoEm: destinatarios.criadoEm,
      })
      .from(destinatarios)
      .leftJoin(usuarios, eq(usuarios.id, destinatarios.usuarioId))
      .where(and(eq(destinatarios.envioDigitalId, envioDigitalId), isNull(destinatarios.removidoEm)))
      .orderBy(asc(destinatarios.id))

  return {
    /** One destinatário, in force or not, with where its adhesion is. */
    async findDestinatario(tx: ReadTx, id: number) {
      const [row] = await tx
        .select({
          endereco: destinatarios.endereco,
          meio: destinatarios.meio,
          removidoEm: destinatarios.removidoEm,
          atendimentoId: destinatarios.atendimentoId,
          ucId: enviosDigitais.ucId,
          numero: ucs.numero,
        })
        .from(destinatarios)
        .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
        .innerJoin(ucs, eq(ucs.id, enviosDigitais.ucId))
        .where(eq(destinatarios.id, id))
      return row ?? null
    },

    /** The adhesion of the UC that has not been ended, whoever's it is. */
    async findVigente(tx: ReadTx, ucId: number): Promise<Adesao | null> {
      const [row] = await tx
        .select({
          id: enviosDigitais.id,
          ucId: enviosDigitais.ucId,
          consumidorId: enviosDigitais.consumidorId,
          tipoCopia: enviosDigitais.tipoCopia,
          termoId: enviosDigitais.termoId,
          termoVersao: termos.versao,
          termoHash: enviosDigitais.termoHash,
          modoAceite: enviosDigitais.modoAceite,
          protecao: enviosDigitais.protecao,
          protecaoCifrada: enviosDigitais.protecaoCifrada,
          criadoEm: enviosDigitais.criadoEm,
          protocolo: atendimentos.protocolo,
        })
        .from(enviosDigitais)
        .innerJoin(termos, eq(termos.id, enviosDigitais.termoId))
        .leftJoin(atendimentos, eq(atendimentos.id, enviosDigitais.atendimentoId))
        .where(and(eq(enviosDigitais.ucId, ucId), isNull(enviosDigitais.encerradoEm)))
      return row ? { ...row, destinatarios: await destinatariosVigentes(tx, row.id) } : null
    },
  }
}

function escritas({ enviosDigitais, destinatarios }: Tables) {
  type NovaAdesao = typeof enviosDigitais.$inferInsert
  type NovoDestinatario = typeof destinatarios.$inferInsert

  return {
    async insert(tx: Tx, adesao: NovaAdesao): Promise<number> {
      const [row] = await tx.insert(enviosDigitais).values(adesao).returning({ id: enviosDigitais.id })
      return row!.id
    },
    async update(
      tx: Tx,
      id: number,
      aceite: Pick<
        NovaAdesao,
        'tipoCopia' | 'termoId' | 'termoHash' | 'modoAceite' | 'protecao' | 'protecaoCifrada'
      >,
    ): Promise<void> {
      // Picked again here: an adhesion, which has more, is an acceptance too.
      const { tipoCopia, termoId, termoHash, modoAceite, protecao, protecaoCifrada } = aceite
      await tx
        .update(enviosDigitais)
        .set({ tipoCopia, termoId, termoHash, modoAceite, protecao, protecaoCifrada })
        .where(eq(enviosDigitais.id, id))
    },
    async encerrar(tx: Tx, id: number, { motivo, por, em }: Encerramento): Promise<void> {
      await tx
        .update(enviosDigitais)
        .set({ encerradoEm: em, encerradoMotivo: motivo, encerradoPor: por })
        .where(eq(enviosDigitais.id, id))
    },
    async insertDestinatario(tx: Tx, destinatario: NovoDestinatario): Promise<number> {
      const [row] = await tx.insert(destinatarios).values(destinatario).returning({ id: destinatarios.id })
      return row!.id
    },
    async removeDestinatarios(tx: Tx, ids: readonly number[], por: number | null, em: Date): Promise<void> {
      if (ids.length === 0) return
      await tx
        .update(destinatarios)
        .set({ removidoEm: em, removidoPor: por })
        .where(inArray(destinatarios.id, [...ids]))
    },
  }
}

export interface FiltroDaLista {
  ucId: number | null
  /** Only rows before this destinatário. */
  antesDe: number | null
  limite: number
}

function createListVigentes({ enviosDigitais, destinatarios, usuarios, ucs, consumidores }: Tables) {
  /** Destinatários in force, newest first; only of adhesions that are still the titular's. */
  return (tx: ReadTx, { ucId, antesDe, limite }: FiltroDaLista) =>
    tx
      .select({
        destinatarioId: destinatarios.id,
        ucId: ucs.id,
        numero: ucs.numero,
        nome: consumidores.nome,
        tipoCopia: enviosDigitais.tipoCopia,
        meio: destinatarios.meio,
        endereco: destinatarios.endereco,
        usuario: usuarios.nome,
        em: destinatarios.criadoEm,
      })
      .from(destinatarios)
      .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
      .innerJoin(ucs, and(eq(ucs.id, enviosDigitais.ucId), eq(ucs.titularId, enviosDigitais.consumidorId)))
      .innerJoin(consumidores, eq(consumidores.id, enviosDigitais.consumidorId))
      .leftJoin(usuarios, eq(usuarios.id, destinatarios.usuarioId))
      .where(
        and(
          isNull(enviosDigitais.encerradoEm),
          isNull(destinatarios.removidoEm),
          ucId === null ? undefined : eq(ucs.id, ucId),
          antesDe === null ? undefined : lt(destinatarios.id, antesDe),
        ),
      )
      .orderBy(desc(destinatarios.id))
      .limit(limite)
}
