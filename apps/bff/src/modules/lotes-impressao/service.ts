import type { LoteImpressao } from '@ramal/shared/contracts/lotes-impressao.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createLoteRenderer, type LoteRenderer } from '#emissao/document/lote.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import type { Relogio } from '#relogio.ts'
import { createArquivos, type Arquivos } from './arquivos.ts'
import { createAtos } from './atos.ts'
import { createConcluir } from './concluir.ts'
import { describeLote } from './describe.ts'
import { createDesfechoRepository } from './desfecho-repository.ts'
import { createMontar } from './montar.ts'
import { createLoteRepository, type LoteGravado } from './repository.ts'
import { createReservaRepository } from './reserva-repository.ts'
import { createTrabalho, type Trabalho } from './trabalho.ts'

export interface LotesDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  /** Where the files of lots are kept. */
  dataDir: string
}

const MAX_CONTADAS = 100_000

/** Print lots: what waits for paper, merged into one PDF in the order of the reading routes. */
export function createLotesService(deps: LotesDeps) {
  const arquivos = createArquivos(deps.dataDir)
  let made: LoteRenderer | undefined
  const renderer = () => (made ??= createLoteRenderer())
  const trabalho = createTrabalho(createMontar({ ...deps, arquivos, renderer }))
  const partes = { ...deps, arquivos, trabalho, concluir: createConcluir({ ...deps, arquivos }) }
  return { ...createConsultas(partes), ...createAtos(partes), ...createVida(partes) }
}

export type LotesService = ReturnType<typeof createLotesService>

export type Partes = LotesDeps & {
  arquivos: Arquivos
  trabalho: Trabalho
  concluir: (id: number) => Promise<void>
}

function createConsultas({ unitOfWork, relogio, trabalho }: Partes) {
  const repository = createLoteRepository(unitOfWork.tables)
  const reservas = createReservaRepository(unitOfWork.tables)
  const describe = (lote: LoteGravado) => describeLote(lote, trabalho.feitas(lote.id))
  return {
    async list({ depois, limite }: { depois?: number | undefined; limite: number }) {
      const { rows, total } = await unitOfWork.read(async (tx) => ({
        rows: await repository.list(tx, { depois, limite: limite + 1 }),
        total: await reservas.countWaiting(tx, relogio.agora(), MAX_CONTADAS + 1),
      }))
      const itens = rows.slice(0, limite).map(describe)
      return {
        itens,
        depois: rows.length > limite ? (itens.at(-1)?.id ?? null) : null,
        esperando: { total: Math.min(total, MAX_CONTADAS), mais: total > MAX_CONTADAS },
      }
    },

    /** @throws ErroDominio `nao_encontrado`. */
    find: async (id: number): Promise<LoteImpressao> =>
      describe(encontrado(await unitOfWork.read((tx) => repository.find(tx, id)), 'Este lote')),
  }
}

function createVida({ unitOfWork, trabalho, concluir }: Partes) {
  const repository = createLoteRepository(unitOfWork.tables)
  const desfechos = createDesfechoRepository(unitOfWork.tables)
  return {
    /** Takes up what the last process of this server left unfinished. */
    async retomar(): Promise<void> {
      const { montando, inacabados } = await unitOfWork.read(async (tx) => ({
        montando: await repository.inState(tx, 'montando'),
        inacabados: await desfechos.unfinished(tx),
      }))
      for (const id of inacabados) await concluir(id)
      for (const id of montando) trabalho.start(id, null)
    },

    /** Resolves when no lot is being put together. */
    idle: () => trabalho.idle(),
    stop: () => trabalho.stop(),
  }
}
