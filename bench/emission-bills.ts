import { contextoDoSistema } from '../apps/bff/src/contexto.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { nf3eXml } from '../apps/bff/src/demo/faturas.ts'
import { SEED_DEMO } from '../apps/bff/src/demo/livro.ts'
import { createDemoBook } from '../apps/bff/src/demo/ucs.ts'
import { createDocumentos } from '../apps/bff/src/emissao/engine/documentos.ts'
import { createSinal } from '../apps/bff/src/emissao/engine/sinal.ts'
import { createImportacao } from '../apps/bff/src/modules/importacao/importacao.ts'
import { relogioDoSistema } from '../apps/bff/src/relogio.ts'

/** The day up to which the book tells its history. */
export const REFERENCIA = '2026-11-01'

/**
 * Imports the bills of a month, by the real importer, of those in a book of `total` who have adhered, up to `size`.
 * @returns bills per second.
 */
export async function importBills(
  unitOfWork: UnitOfWork,
  { size, total }: { size: number; total: number },
  competencia: string,
): Promise<number> {
  const book = createDemoBook({ seed: SEED_DEMO, total, referencia: REFERENCIA })
  const arquivos = Array.from({ length: total }, (_, i) => book.uc(i))
    .filter((uc) => uc.envioDigital?.destinatarios.some(({ meio }) => meio === 'email'))
    .slice(0, size)
    .map((uc) => ({ nome: `${uc.numero}.xml`, bytes: Buffer.from(nf3eXml(uc, competencia)) }))
  const ports = {
    unitOfWork,
    relogio: relogioDoSistema,
    documentos: await createDocumentos(),
    sinal: createSinal(),
    demonstracao: true,
  }
  const start = performance.now()
  const { recusados } = await createImportacao(ports).faturas.importar(contextoDoSistema('bench'), {
    arquivos,
    jaImpressa: true,
    historico: false,
  })
  if (recusados > 0) throw new Error(`${recusados} bills were refused`)
  return arquivos.length / ((performance.now() - start) / 1000)
}
