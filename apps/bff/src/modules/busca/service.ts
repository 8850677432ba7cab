import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { interpretarBusca, type Interpretacao } from '@ramal/shared/domain/busca.ts'
import { maskDocument } from '@ramal/shared/domain/documents.ts'
import { phoneVariants } from '@ramal/shared/domain/phone-digits.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { planConsulta } from './consulta.ts'
import { createIndiceBusca } from './indice.ts'
import { createBuscaRepository, type UcEncontrada } from './repository.ts'

export interface ResultadoBusca {
  entendido: { tipo: string; rotulo: string }[]
  itens: UcResumo[]
  mais: boolean
  /** The protocol that was typed, when it exists, with or without a UC. */
  protocolo: string | null
}

/** Typed digits that may be the beginning of a UC number: fewer would find half the book. */
const MIN_BEGINNING = 6

export function createBuscaService(unitOfWork: UnitOfWork) {
  const repository = createBuscaRepository(unitOfWork)
  const indice = createIndiceBusca(unitOfWork)

  async function byNumber(valor: string, limite: number): Promise<number[]> {
    const exact = [
      ...(await repository.porNumero([valor], limite)),
      ...(await repository.porNumeroAnterior([valor.replace(/^0+/, '')], limite)),
    ]
    if (exact.length > 0 || valor.length < MIN_BEGINNING || valor.length >= 15) return exact
    return repository.porInicioDoNumero([valor, `${valor}:`], limite)
  }

  async function byPhone(valor: string, limite: number): Promise<number[]> {
    const variants = phoneVariants(valor)
    const found = await Promise.all(
      (variants.length > 0 ? variants : [valor]).map((phone) => repository.porContato([phone], limite)),
    )
    return found.flat()
  }

  async function byEmail(valor: string, limite: number): Promise<number[]> {
    const exact = await Promise.all([
      repository.porContato([valor], limite),
      repository.porEmailPrincipal([valor], limite),
      repository.porDestinatario([valor], limite),
    ])
    const found = exact.flat()
    return found.length > 0 ? found : repository.porInicioDeContato([valor, `${valor}\uffff`], limite)
  }

  async function byWords(campo: 'nome' | 'endereco', valor: string, limite: number): Promise<number[]> {
    const consulta = await planConsulta(campo, valor, indice.completar)
    return consulta ? indice.buscar(consulta, limite) : []
  }

  /** Ids of UCs for one reading of what was typed. */
  function find({ tipo, valor }: Interpretacao, limite: number): Promise<number[]> {
    switch (tipo) {
      case 'uc':
        return byNumber(valor, limite)
      case 'documento':
        return repository.porDocumento([valor], limite)
      case 'telefone':
        return byPhone(valor, limite)
      case 'email':
        return byEmail(valor, limite)
      case 'medidor':
        return repository.porMedidor([valor], limite)
      case 'linha_digitavel':
        return repository.porLinhaDigitavel([valor], limite)
      case 'nome':
      case 'endereco':
        return byWords(tipo, valor, limite)
      case 'protocolo':
        return repository.atendimentoPorProtocolo(valor).then((found) => (found?.ucId ? [found.ucId] : []))
    }
  }

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
  repository: ReturnType<typeof createBuscaRepository>,
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
