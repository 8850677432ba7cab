import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { SemBarra } from '#emissao/document/barra.ts'
import { folhaDaGuardada, type ConteudoDaFatura, type FaturaGuardada } from '#emissao/document/folha.ts'
import { createLoteRenderer, type LoteRenderer } from '#emissao/document/lote.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import { ErroDominio } from '#erros.ts'

/**
 * The 2ª via of a kept bill of whatever kind, or its slip alone.
 * @throws ErroDominio `estado_invalido` for the slip of a bill that none can pay
 */
export const renderCopia = (
  documentos: Documentos,
  guardada: FaturaGuardada,
  conteudo: ConteudoDaFatura,
): Uint8Array => saidSemBarra(() => documentos.renderGuardada(guardada, { via: 2, conteudo }).bytes)

/**
 * Several in one file, to be printed at once, in the order given. Its template is made when the first one is asked for.
 * @throws ErroDominio `estado_invalido` where one of them has no slip; its competência is told
 */
export function createRenderVarias() {
  let renderer: LoteRenderer | undefined
  return async (
    guardadas: readonly (FaturaGuardada & { competencia: string })[],
    conteudo: ConteudoDaFatura,
    criadoEm: Date,
  ): Promise<Uint8Array> => {
    const folhas = guardadas.map((guardada) => folhaDaGuardada(guardada, { via: 2, conteudo }))
    const chunks: Uint8Array[] = []
    renderer ??= createLoteRenderer()
    const lote = renderer.openLot(
      {
        titulo: conteudo === 'barra' ? 'Barras de faturas' : '2ª via de faturas',
        distribuidora: folhas[0]?.input.nf3e.emitente.nome ?? '',
        criadoEm: `${criadoEm.toISOString().slice(0, 19)}+00:00`,
        frenteVerso: false,
      },
      async (chunk) => chunks.push(chunk),
    )
    for (const [index, folha] of folhas.entries()) {
      await lote.add(folha).catch((error: unknown) => refuse(error, guardadas[index]?.competencia))
    }
    await lote.finish()
    return Buffer.concat(chunks)
  }
}

function saidSemBarra<R>(body: () => R): R {
  try {
    return body()
  } catch (error) {
    return refuse(error)
  }
}

function refuse(error: unknown, competencia?: string): never {
  if (!(error instanceof SemBarra)) throw error
  const onde = competencia === undefined ? '' : `Competência ${formatCompetencia(competencia)}: `
  throw new ErroDominio('estado_invalido', `${onde}${error.message}`)
}
