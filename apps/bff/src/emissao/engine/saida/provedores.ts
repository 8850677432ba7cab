import { resolveMx } from 'node:dns/promises'
import { inArray } from 'drizzle-orm'
import { parse } from 'tldts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'

const DAY = 24 * 60 * 60_000
/** Where a domain's mail goes seldom changes. */
const VALIDADE_MS = 7 * DAY
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
  const { dominiosEmail } = unitOfWork.tables
  const conhecidos = new Map<string, { provedor: string; ate: number }>()
  const pendentes = new Set<string>()

  const remember = (dominio: string, provedor: string, desde: Date) =>
    conhecidos.set(dominio, { provedor, ate: desde.getTime() + VALIDADE_MS })

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
      const validas = new Date(relogio.agora().getTime() - VALIDADE_MS)
      const rows = await unitOfWork.read((tx) =>
        tx.select().from(dominiosEmail).where(inArray(dominiosEmail.dominio, dominios)),
      )
      const validos = rows.filter((row) => row.consultadoEm > validas)
      for (const row of validos) remember(row.dominio, row.provedor, row.consultadoEm)
      const faltam = dominios.filter((dominio) => !validos.some((row) => row.dominio === dominio))
      const achados = await Promise.all(
        faltam.map(async (dominio) => ({ dominio, provedor: await find(dominio) })),
      )
      const consultadoEm = relogio.agora()
      for (const { dominio, provedor } of achados) remember(dominio, provedor, consultadoEm)
      if (achados.length === 0) return
      await unitOfWork.transaction(async (tx) => {
        for (const achado of achados) {
          await tx
            .insert(dominiosEmail)
            .values({ ...achado, consultadoEm })
            .onConflictDoUpdate({
              target: dominiosEmail.dominio,
              set: { provedor: achado.provedor, consultadoEm },
            })
        }
      })
    },
  }

  /** Without an answer the domain stands for itself. */
  async function find(dominio: string): Promise<string> {
    const [mx] = await consultarMx(dominio).catch(() => [])
    return (mx && parse(mx.replace(/\.$/, '')).domain) || dominio
  }
}

const LOTE = 20

export type Provedores = ReturnType<typeof createProvedores>
