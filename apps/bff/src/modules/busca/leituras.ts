import type { Interpretacao } from '@ramal/shared/domain/busca.ts'
import { phoneVariants, phoneVariantsInAnyDdd } from '@ramal/shared/domain/phone-digits.ts'
import { planConsulta } from './consulta.ts'
import type { IndiceBusca } from './indice.ts'
import type { BuscaRepository } from './repository.ts'

/** Typed digits that may be the beginning of a UC number: fewer would find half the book. */
const MIN_BEGINNING = 6
const UC_DIGITS = 15

/** Looks one reading of what was typed up, and gives the ids of UCs, at most `limite` or little more. */
export function createLeituras(repository: BuscaRepository, indice: IndiceBusca) {
  async function byNumber(valor: string, limite: number): Promise<number[]> {
    const exact = [
      ...(await repository.porNumero([valor], limite)),
      ...(await repository.porNumeroAnterior([valor.replace(/^0+/, '')], limite)),
    ]
    if (exact.length > 0 || valor.length < MIN_BEGINNING || valor.length >= UC_DIGITS) return exact
    return repository.porInicioDoNumero([valor.padEnd(UC_DIGITS, '0'), valor.padEnd(UC_DIGITS, '9')], limite)
  }

  async function byPhone(valor: string, limite: number): Promise<number[]> {
    const variants = phoneVariants(valor)
    return repository.porTelefones(variants.length > 0 ? variants : phoneVariantsInAnyDdd(valor), limite)
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

  return function find({ tipo, valor }: Interpretacao, limite: number): Promise<number[]> {
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
}
