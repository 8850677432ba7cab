import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { interpretarBusca, type Interpretacao } from '@ramal/shared/domain/busca.ts'
import { maskDocument } from '@ramal/shared/domain/documents.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createIndiceBusca } from './indice.ts'
import { createLeituras } from './leituras.ts'
import { createBuscaRepository, type BuscaRepository, type UcEncontrada } from './repository.ts'

export interface ResultadoBusca {
  entendido: { tipo: string; rotulo: string }[]
  itens: UcResumo[]
  mais: boolean
  /** The protocol that was typed, when it exists, with or without a UC. */
  protocolo: string | null
}

export function createBuscaService(unitOfWork: UnitOfWork) {
  const repository = createBuscaRepository(unitOfWork)
  const find = createLeituras(repository, createIndiceBusca(unitOfWork))

  return {
    /** Every reading of `q` is looked up, the likeliest first; never throws on what a person types. */
    async buscar(q: string, limite: number): Promise<ResultadoBusca> {
      const readings = interpretarBusca(q)
      const ids = new Set<number>()
      const understood: Interpretacao[] = []
      for (const reading of readings) {
        if (ids.size > limite) break
        const found = await find(reading, limite + 1)
        if (found.length > 0) understood.push(reading)
        for (const id of found) ids.add(id)
      }
      const protocolo = await findProtocolo(repository, readings)
      const ucs = await repository.ucs([...ids].slice(0, limite))
      // What found something is what was meant; with nothing found, everything that was tried.
      const entendido = understood.length > 0 ? understood : readings
      return {
        entendido: entendido.map(({ tipo, rotulo }) => ({ tipo, rotulo })),
        itens: ucs.map((uc) => ({ ...toResumo(uc), ...(protocolo && { protocolo }) })),
        mais: ids.size > limite,
        protocolo,
      }
    },
  }
}

export type BuscaService = ReturnType<typeof createBuscaService>

async function findProtocolo(
  repository: BuscaRepository,
  readings: readonly Interpretacao[],
): Promise<string | null> {
  const reading = readings.find(({ tipo }) => tipo === 'protocolo')
  if (!reading) return null
  return (await repository.atendimentoPorProtocolo(reading.valor)) ? reading.valor : null
}

function toResumo(uc: UcEncontrada): UcResumo {
  const street = [uc.logradouro, uc.numeroEndereco].filter(Boolean).join(', ')
  return {
    id: uc.id,
    numero: uc.numero,
    numeroAnterior: uc.numeroAnterior,
    nome: uc.nome,
    documentoMascarado: uc.documento === null ? null : maskDocument(uc.documento),
    endereco: [street, uc.complemento, uc.bairro].filter(Boolean).join(' · '),
    municipio: uc.municipio,
  }
}
