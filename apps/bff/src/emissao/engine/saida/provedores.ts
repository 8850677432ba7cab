import { resolveMx } from 'node:dns/promises'
import { and, gt, inArray } from 'drizzle-orm'
import { parse } from 'tldts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'

const DAY = 24 * 60 * 60_000
/** Where a domain's mail goes seldom changes. */
const VALIDADE_MS = 7 * DAY
/** A name server that is away now may answer soon. */
const VALIDADE_SEM_RESPOSTA_MS = 60 * 60_000
const PRAZO_CONSULTA_MS = 5000

/** The mail exchangers of a domain, best first. Rejects when there are none or nobody answers. */
export type ConsultarMx = (dominio: string) => Promise<string[]>

export const consultarMxDoDns: ConsultarMx = async (dominio) => {
  const records = await Promise.race([
    resolveMx(dominio),
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('DNS does not answer')), PRAZO_CONSULTA_MS).unref(),
    ),
  ])
  return records.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
}

export const dominioDoEndereco = (endereco: string): string =>
  endereco.slice(endereco.lastIndexOf('@') + 1).toLowerCase()

/**
 * Tells which provider receives the mail of an address: gmail.com and a company's domain at Google are one, because
 * Google counts them together. Known from memory at once; what is not known counts as a provider of its own until its
 * MX has been looked up, which happens beside the sending and never holds it up.
 */
export function createProvedores(deps: {
  unitOfWork: UnitOfWork
  relogio: Relogio
  consultarMx: ConsultarMx
}) {
  const { unitOfWork, relogio, consultarMx } = deps
  const repository = createDominioRepository(unitOfWork.tables)
  const conhecidos = new Map<string, { provedor: string; ate: number }>()
  const pendentes = new Set<string>()

  const remember = (dominio: string, provedor: string, desde: Date, validadeMs = VALIDADE_MS) =>
    conhecidos.set(dominio, { provedor, ate: desde.getTime() + validadeMs })

  return {
    of(endereco: string): string {
      const dominio = dominioDoEndereco(endereco)
      const conhecido = conhecidos.get(dominio)
      if (!conhecido || conhecido.ate < relogio.agora().getTime()) pendentes.add(dominio)
      return conhecido?.provedor ?? dominio
    },

    /** Looks up what was asked for and not known; in the database first, another worker may have found it. */
    async aprender(): Promise<void> {
      const dominios = [...pendentes].slice(0, LOTE)
      if (dominios.length === 0) return
      for (const dominio of dominios) pendentes.delete(dominio)
      const desde = new Date(relogio.agora().getTime() - VALIDADE_MS)
      const guardados = await unitOfWork.read((tx) => repository.validos(tx, dominios, desde))
      for (const row of guardados) remember(row.dominio, row.provedor, row.consultadoEm)
      const faltam = dominios.filter((dominio) => !guardados.some((row) => row.dominio === dominio))
      const respostas = await Promise.all(
        faltam.map(async (dominio) => ({ dominio, provedor: await find(dominio) })),
      )
      const consultadoEm = relogio.agora()
      const achados: Achado[] = []
      for (const { dominio, provedor } of respostas) {
        if (provedor === null) remember(dominio, dominio, consultadoEm, VALIDADE_SEM_RESPOSTA_MS)
        else {
          remember(dominio, provedor, consultadoEm)
          achados.push({ dominio, provedor, consultadoEm })
        }
      }
      if (achados.length > 0) await unitOfWork.transaction((tx) => repository.save(tx, achados))
    },
  }

  /** @returns null without an answer: the domain then stands for itself. */
  async function find(dominio: string): Promise<string | null> {
    const [mx] = await consultarMx(dominio).catch(() => [])
    return (mx && parse(mx.replace(/\.$/, '')).domain) || null
  }
}

const LOTE = 20

type Achado = Tables['dominiosEmail']['$inferSelect']

function createDominioRepository({ dominiosEmail }: Tables) {
  return {
    validos: (tx: ReadTx, dominios: readonly string[], desde: Date): Promise<Achado[]> =>
      tx
        .select()
        .from(dominiosEmail)
        .where(and(inArray(dominiosEmail.dominio, [...dominios]), gt(dominiosEmail.consultadoEm, desde))),

    async save(tx: Tx, achados: readonly Achado[]): Promise<void> {
      for (const { dominio, ...set } of achados) {
        await tx
          .insert(dominiosEmail)
          .values({ dominio, ...set })
          .onConflictDoUpdate({ target: dominiosEmail.dominio, set })
      }
    },
  }
}

export type Provedores = ReturnType<typeof createProvedores>
