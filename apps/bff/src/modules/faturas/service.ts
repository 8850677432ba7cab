import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import { encontrado } from '#http/rota.ts'
import { createRenderBarra, renderSegundaVia } from './documento.ts'
import { createFaturaRepository, type FiltroFaturas } from './repository.ts'
import { resumirFatura } from './resumo.ts'

export function createFaturasService({
  unitOfWork,
  documentos,
}: {
  unitOfWork: UnitOfWork
  documentos: Documentos
}) {
  const repository = createFaturaRepository(unitOfWork.tables)
  const renderBarra = createRenderBarra()

  return {
    /** @throws ErroDominio `nao_encontrado` for an unknown UC. */
    listDaUc: (ucId: number, filtro: FiltroFaturas): Promise<FaturaResumo[]> =>
      unitOfWork.read(async (tx) => {
        encontrado((await repository.hasUc(tx, ucId)) || null, 'Esta UC')
        return (await repository.ofUc(tx, ucId, filtro)).map(resumirFatura)
      }),

    async find(id: number) {
      const fatura = encontrado(await unitOfWork.read((tx) => repository.find(tx, id)), 'Esta fatura')
      return { ...resumirFatura(fatura), chave: fatura.chave, ucInformada: fatura.ucInformada }
    },

    /**
     * The PDF of the 2ª via, or of its slip alone, rendered from the document as it was received.
     *
     * @throws ErroDominio `nao_encontrado`; `estado_invalido` for the barra of a bill that has none
     */
    async documento(id: number, conteudo: 'fatura' | 'barra'): Promise<{ nome: string; pdf: Uint8Array }> {
      const row = encontrado(await unitOfWork.read((tx) => repository.findDocumento(tx, id)), 'Esta fatura')
      const { competencia, ucInformada } = row.fatura
      const pdf = conteudo === 'barra' ? renderBarra(row) : renderSegundaVia(documentos, row).bytes
      return { nome: `${conteudo}-${competencia}-${ucInformada.replace(/\W/g, '')}.pdf`, pdf }
    },

    /** Bills whose UC is not known, in the order they came. */
    async listAParte({ depois = 0, limite }: { depois?: number | undefined; limite: number }) {
      const rows = await unitOfWork.read((tx) => repository.aParte(tx, { depois, limite: limite + 1 }))
      const itens = rows
        .slice(0, limite)
        .map((row) => ({ ...row, importadaEm: row.importadaEm.toISOString() }))
      return { itens, depois: rows.length > limite ? (itens.at(-1)?.id ?? null) : null }
    },
  }
}

export type FaturasService = ReturnType<typeof createFaturasService>
