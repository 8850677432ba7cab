import type { Tables } from '#db/schema.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import { createSupressaoRepository, type MeioComEndereco } from './repository.ts'

export interface Supressao {
  id: number
  meio: MeioComEndereco
  /** Lower-case e-mail, or E.164. */
  endereco: string
  motivo: MotivoSupressao
  evidencia: string
  /** Null never expires. */
  expiraEm: Date | null
}

export interface NovaSupressao {
  /** Each channel has suppressions of its own; `email` unless said otherwise. */
  meio?: MeioComEndereco
  endereco: string
  motivo: MotivoSupressao
  /** What was said: the server's answer, the report's diagnosis, the supervisor's words. */
  evidencia: string
  disparoId?: number | null
  /** The supervisor; null when the system itself learnt it. */
  por?: number | null
  agora: Date
  /** Left out, the motive decides. */
  expiraEm?: Date | null
}

const DIA_MS = 86_400_000
/** A full mailbox may be emptied: the bill of the next month is tried again. */
const CAIXA_CHEIA_DIAS = 7
const MAX_EVIDENCIA = 500
const CONFIRMADO = 'O consumidor confirmou o endereço.'

/** What a later one of less weight does not take the place of: what somebody asked for outlasts what a server said. */
const PESO: Record<MotivoSupressao, number> = {
  caixa_cheia: 0,
  endereco_invalido: 1,
  manual: 2,
  reclamacao: 3,
}

/** The addresses that are written to no more. Every function is part of the caller's transaction. */
export function createSupressoes(tables: Tables) {
  const repository = createSupressaoRepository(tables)

  const vigentes = async (
    tx: ReadTx,
    enderecos: readonly string[],
    agora: Date,
    meio: MeioComEndereco = 'email',
  ): Promise<Map<string, Supressao>> => {
    if (enderecos.length === 0) return new Map()
    const abertas = await repository.abertas(tx, meio, [...new Set(enderecos)])
    return new Map(abertas.filter(isVigente(agora)).map((row) => [row.endereco, row]))
  }

  return {
    /** Of these addresses of a channel, those that are suppressed at this moment, by address; one query. */
    vigentes,

    suprimir: createSuprimir(tables),

    /** Lifts one. @returns false when it does not exist or was lifted before. */
    async levantar(
      tx: Tx,
      { id, por, motivo, agora }: { id: number; por: number | null; motivo: string; agora: Date },
    ): Promise<boolean> {
      const supressao = await repository.find(tx, id)
      if (!supressao || supressao.levantadaEm) return false
      await repository.update(tx, id, { levantadaEm: agora, levantadaPor: por, levantadaMotivo: motivo })
      return true
    },

    /**
     * The customer has confirmed these addresses anew, on a call or in an adhesion: what servers had said of them is
     * lifted. What a person had asked for, by complaint or through a supervisor, stays.
     */
    async levantarConfirmados(
      tx: Tx,
      {
        enderecos,
        meio,
        por,
        agora,
      }: { enderecos: readonly string[]; meio?: MeioComEndereco; por: number | null; agora: Date },
    ): Promise<void> {
      for (const { id, motivo } of (await vigentes(tx, enderecos, agora, meio)).values()) {
        if (PESO[motivo] >= PESO.manual) continue
        const levantada = { levantadaEm: agora, levantadaPor: por, levantadaMotivo: CONFIRMADO }
        await repository.update(tx, id, levantada)
      }
    },
  }
}

export type Supressoes = ReturnType<typeof createSupressoes>

function createSuprimir(tables: Tables) {
  const repository = createSupressaoRepository(tables)
  const lerParametros = createLerParametros(tables)

  async function defaultExpiry(tx: ReadTx, motivo: MotivoSupressao, agora: Date): Promise<Date | null> {
    if (motivo === 'manual' || motivo === 'reclamacao') return null
    const dias = motivo === 'caixa_cheia' ? CAIXA_CHEIA_DIAS : (await lerParametros(tx)).supressaoDias
    return new Date(agora.getTime() + dias * DIA_MS)
  }

  /** Suppresses an address: renews one that has expired, strengthens one in force, never weakens it. @returns its id. */
  return async (tx: Tx, nova: NovaSupressao): Promise<number> => {
    const { meio = 'email', motivo, agora, por = null, disparoId = null } = nova
    const endereco = nova.endereco.toLowerCase()
    const evidencia = nova.evidencia.slice(0, MAX_EVIDENCIA)
    const expiraEm = nova.expiraEm === undefined ? await defaultExpiry(tx, motivo, agora) : nova.expiraEm
    const [aberta] = await repository.abertas(tx, meio, [endereco])
    const values = { motivo, evidencia, disparoId, criadaPor: por, expiraEm }
    if (aberta && isVigente(agora)(aberta)) {
      if (PESO[motivo] >= PESO[aberta.motivo]) await repository.update(tx, aberta.id, values)
      return aberta.id
    }
    // One that has run out is closed as it was, so that the history tells each time by itself.
    if (aberta)
      await repository.update(tx, aberta.id, { levantadaEm: aberta.expiraEm, levantadaMotivo: 'Expirou.' })
    return repository.insert(tx, { ...values, meio, endereco, criadaEm: agora })
  }
}

const isVigente =
  (agora: Date) =>
  ({ expiraEm }: { expiraEm: Date | null }): boolean =>
    expiraEm === null || expiraEm > agora
