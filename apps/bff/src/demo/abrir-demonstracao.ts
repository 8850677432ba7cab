import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { createTermos } from '#modules/envio-digital/termos.ts'
import { createImportacao } from '#modules/importacao/importacao.ts'
import { createImportarPagamentos } from '#modules/pagamentos/importar.ts'
import { createSessaoService } from '#modules/sessao/service.ts'
import type { Relogio } from '#relogio.ts'
import { carregarDemonstracao, carregarFaturas, MESES } from './demonstracao.ts'
import { carregarSituacoes } from './situacoes.ts'

export interface DemonstracaoPorts {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  sinal: Sinal
  log: Pick<FastifyBaseLogger, 'info' | 'error'>
}

export interface DemonstracaoAberta {
  /** Brings in what is missing of the bills, in the background. */
  carregarFaturas(): void
  /** Resolves when the loading has stopped; it goes on from there at the next start. */
  stop(): Promise<void>
}

/** The demonstration's accounts and UCs are there when this resolves; its bills follow while people already work. */
export async function abrirDemonstracao(
  config: Config,
  ports: DemonstracaoPorts,
): Promise<DemonstracaoAberta> {
  const { unitOfWork, relogio, log } = ports
  await createSessaoService({ unitOfWork, relogio, demonstracao: true }).ensureContasDemo()
  if (config.demoUcs === 0) return { carregarFaturas: () => undefined, stop: async () => undefined }

  const termos = createTermos(unitOfWork.tables)
  await unitOfWork.transaction((tx) => termos.ensure(tx))
  const termo = await unitOfWork.read((tx) => termos.vigente(tx, relogio.agora()))
  const book = await carregarDemonstracao({ unitOfWork, relogio, total: config.demoUcs, termo })
  const importador = createImportacao({ ...ports, demonstracao: true }).faturas
  const aborted = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const carregar = async () => {
    await carregarFaturas({ unitOfWork, book, importador, sinal: aborted.signal })
    if (aborted.signal.aborted) return
    const importarPagamentos = createImportarPagamentos({ unitOfWork, relogio })
    await carregarSituacoes({ unitOfWork, book, importador, importarPagamentos, meses: MESES })
  }
  return {
    carregarFaturas() {
      running = carregar().then(
        () => log.info({ parou: aborted.signal.aborted }, 'the loading of the bills has ended'),
        (error: unknown) => log.error({ err: error }, 'the bills of the demonstration could not be loaded'),
      )
    },
    async stop() {
      aborted.abort()
      await running
    },
  }
}
