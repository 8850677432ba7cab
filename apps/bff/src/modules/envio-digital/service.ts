import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import type { Escrever } from '#escrita.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { createDescreverEnvioDigital } from './descrever.ts'
import { createEncerrar } from './encerrar.ts'
import type { Protecoes } from './protecao.ts'
import { createEnvioDigitalRepository } from './repository.ts'
import { createSalvar } from './salvar.ts'
import { createTermos } from './termos.ts'

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  sinal: Sinal
  protecoes: Protecoes
}

export interface PaginaDaLista {
  ucId?: number | undefined
  /** The last destinatário seen. */
  depois?: number | undefined
  limite: number
}

export function createEnvioDigitalService(deps: Deps) {
  const { unitOfWork, escrever: write, relogio, sinal, protecoes } = deps
  const { tables } = unitOfWork
  const repository = createEnvioDigitalRepository(tables)
  const describe = createDescreverEnvioDigital(tables)
  const findUc = createFindUc(tables)
  const termos = createTermos(tables)
  // Every change queues something: a copy of the term, or the paper that takes the place of what was called back.
  const escrever: Escrever = async (contexto, body) => {
    const result = await write(contexto, body)
    sinal.notify()
    return result
  }

  return {
    salvar: createSalvar({ unitOfWork, escrever, relogio, protecoes }),
    ...createEncerrar(tables, escrever, relogio),

    /** @throws ErroDominio `nao_encontrado`. */
    ver: (ucId: number): Promise<EnvioDigital> =>
      unitOfWork.read(async (tx) => describe(tx, await findUc(tx, ucId), relogio.agora())),

    /** Destinatários in force, one a row, newest first. */
    async listar({ ucId, depois, limite }: PaginaDaLista) {
      const filtro = { ucId: ucId ?? null, antesDe: depois ?? null, limite: limite + 1 }
      const rows = await unitOfWork.read((tx) => repository.listVigentes(tx, filtro))
      const itens = rows.slice(0, limite).map(({ tipoCopia, em, ...row }) => ({
        ...row,
        documentoImpresso: tipoCopia === 'impressa_tambem',
        em: em.toISOString(),
      }))
      return { itens, depois: rows.length > limite ? (itens.at(-1)?.destinatarioId ?? null) : null }
    },

    /** Keeps the published terms; run before the first request. */
    ensureTermos: (): Promise<void> => unitOfWork.transaction((tx) => termos.ensure(tx)),
  }
}

export type EnvioDigitalService = ReturnType<typeof createEnvioDigitalService>
