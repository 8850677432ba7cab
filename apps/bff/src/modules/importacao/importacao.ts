import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { createIndiceBusca } from '#modules/busca/indice.ts'
import type { Condicoes } from '#modules/disparos/decisao.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { createCadastroImportService } from './cadastro-service.ts'
import { createFaturaImportService } from './fatura-service.ts'
import { createUcIndexRepository } from './uc-repository.ts'

export interface ImportacaoPorts {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  sinal: Sinal
  demonstracao: boolean
}

/** The imports with all they need: the server's and the command line's are the same. */
export function createImportacao(ports: ImportacaoPorts) {
  const fila = createFilaDeDisparos(ports.unitOfWork.tables)
  const lerParametros = createLerParametros(ports.unitOfWork.tables)
  const deps = {
    ...ports,
    fila,
    reindexar: createReindexar(ports.unitOfWork),
    async lerCondicoes(tx: Tx): Promise<Condicoes> {
      const { impressaoFatura, whatsappContratado } = await lerParametros(tx)
      const { demonstracao } = ports
      return {
        apresentarSemAutorizar: impressaoFatura.apresentarSemAutorizarNoPainel,
        whatsappContratado,
        demonstracao,
      }
    },
  }
  return { faturas: createFaturaImportService(deps), cadastro: createCadastroImportService(deps) }
}

export type Importacao = ReturnType<typeof createImportacao>

/** Keeps the search index in step with the UCs, within the transaction that changes them. */
function createReindexar(unitOfWork: UnitOfWork) {
  const repository = createUcIndexRepository(unitOfWork.tables)
  const indice = createIndiceBusca(unitOfWork)
  return async (tx: Tx, ucIds: readonly number[]): Promise<void> => {
    if (ucIds.length === 0) return
    const ucs = await repository.entradas(tx, ucIds)
    const entradas = ucs.map(({ ucId, nome, logradouro, numero, bairro, municipio }) => ({
      ucId,
      nome,
      endereco: [logradouro, numero, bairro, municipio].filter(Boolean).join(' '),
    }))
    await indice.reindexar(tx, entradas)
  }
}
