import type { Cifra } from '#cifra.ts'
import type { Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { pastaDaCaixa } from '#emissao/channels/demonstracao/pasta-da-caixa.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Escrever } from '#escrita.ts'
import type { Relogio } from '#relogio.ts'
import { createAbrirConta } from './conta-do-teste.ts'
import { createEnsaio, type Ensaio } from './ensaio.ts'
import { createModelosService, type ModelosService } from './service.ts'

export interface Modelos {
  modelos: ModelosService
  ensaio: Ensaio
}

/** The words of the messages: kept, shown and tried. */
export function createModelos(deps: {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  documentos: Documentos
  /** Of the e-mail accounts. */
  cifra: Cifra
  config: Config
}): Modelos {
  const { config, unitOfWork, cifra } = deps
  const abrirConta = createAbrirConta({ unitOfWork, cifra, config, caixa: pastaDaCaixa(config) })
  return {
    modelos: createModelosService(deps),
    ensaio: createEnsaio({ ...deps, publicUrl: config.publicUrl, abrirConta }),
  }
}
