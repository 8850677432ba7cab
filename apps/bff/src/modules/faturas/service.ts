import { inflateSync } from 'node:zlib'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { ConteudoDaFatura, Documentos } from '#emissao/engine/documentos.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createPagamentosDaFatura } from '#modules/pagamentos/da-fatura.ts'
import type { Relogio } from '#relogio.ts'
import { createRenderVarias, renderCopia } from './documento.ts'
import { createFaturaRepository, type FiltroFaturas } from './repository.ts'
import { resumirFatura } from './resumo.ts'

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
}

export interface Arquivo {
  nome: string
  bytes: Uint8Array
}

export function createFaturasService(deps: Deps) {
  return { ...consultas(deps), ...arquivos(deps) }
}

export type FaturasService = ReturnType<typeof createFaturasService>

function consultas({ unitOfWork, relogio }: Deps) {
  const repository = createFaturaRepository(unitOfWork.tables)
  const pagamentosDaFatura = createPagamentosDaFatura(unitOfWork.tables)
  const hoje = () => saoPauloDay(relogio.agora())
  return {
    /** @throws ErroDominio `nao_encontrado` for an unknown UC. */
    listDaUc: (ucId: number, filtro: FiltroFaturas): Promise<FaturaResumo[]> =>
      unitOfWork.read(async (tx) => {
        encontrado((await repository.hasUc(tx, ucId)) || null, 'Esta UC')
        const day = hoje()
        return (await repository.ofUc(tx, ucId, filtro)).map((fatura) => resumirFatura(fatura, day))
      }),

    /** @throws ErroDominio `nao_encontrado`. */
    find: (id: number) =>
      unitOfWork.read(async (tx) => {
        const fatura = encontrado(await repository.find(tx, id), 'Esta fatura')
        const { chave, ucInformada } = fatura
        const pagamentos = await pagamentosDaFatura(tx, id)
        return { ...resumirFatura(fatura, hoje()), chave, ucInformada, pagamentos }
      }),

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

function arquivos({ unitOfWork, relogio, documentos }: Deps) {
  const repository = createFaturaRepository(unitOfWork.tables)
  const renderVarias = createRenderVarias()

  const guardada = async (tx: ReadTx, id: number) =>
    encontrado((await repository.guardadas(tx, [id])).get(id) ?? null, 'Esta fatura')

  return {
    /**
     * The PDF of the 2ª via, or of its slip alone, rendered from the document as it was received.
     *
     * @throws ErroDominio `nao_encontrado`; `estado_invalido` for the barra of a bill that has none
     */
    async documento(id: number, conteudo: ConteudoDaFatura): Promise<Arquivo> {
      const row = await unitOfWork.read((tx) => guardada(tx, id))
      const nome = `${conteudo}-${row.competencia}-${row.ucInformada.replace(/\W/g, '')}.pdf`
      return { nome, bytes: renderCopia(documentos, row, conteudo) }
    },

    /**
     * Several of them in one PDF, in the order of the ids, each once.
     *
     * @throws ErroDominio `nao_encontrado` when one is unknown; `estado_invalido` when one has no barra
     */
    async variosDocumentos(ids: readonly number[], conteudo: ConteudoDaFatura): Promise<Arquivo> {
      const wanted = [...new Set(ids)]
      const rows = await unitOfWork.read((tx) => repository.guardadas(tx, wanted))
      const guardadas = wanted.map((id) => encontrado(rows.get(id) ?? null, 'Uma das faturas'))
      const bytes = await renderVarias(guardadas, conteudo, relogio.agora())
      return { nome: `${conteudo}s-${guardadas.length}.pdf`, bytes }
    },

    /** The NF3e as it was received. @throws ErroDominio `nao_encontrado`, also for a bill older than the NF3e. */
    async xml(id: number): Promise<Arquivo> {
      const row = await unitOfWork.read((tx) => guardada(tx, id))
      if (row.tipo === 'fatura_energia') {
        throw new ErroDominio('nao_encontrado', 'Esta fatura é anterior à NF3e: não há XML.')
      }
      return { nome: `${row.chave}-nf3e.xml`, bytes: inflateSync(row.xmlDeflate) }
    },
  }
}
