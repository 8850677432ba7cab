import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { ProblemaError } from '#api/problema-error.ts'
import { asked, asksToSwap, type Ficha } from './ficha.ts'
import type { Linha } from './linha.ts'

/** The answered fields as the endpoint takes them; what nobody answered is not said. */
export function camposDe(ficha: Ficha) {
  return answeredOf(ficha).map(({ bloco, campo, resultado, valor }) => ({
    bloco,
    campo,
    resultado,
    ...(resultado === 'corrigido' ? { valor: valor.trim() } : {}),
  }))
}

export function trocarDe(ficha: Ficha): boolean {
  return asksToSwap(ficha) && ficha.trocar === true
}

/** The fields that the server refused (`campos.N.valor`, N in the order sent) by name, and whether all were placed. */
export function faultsOf(error: ProblemaError, ficha: Ficha) {
  const sent = answeredOf(ficha)
  const erros = new Map<CampoRecadastramento, string>()
  for (const { campo, mensagem } of error.campos) {
    const place = sent[Number(/^campos\.(\d+)(?:\.|$)/.exec(campo)?.[1] ?? -1)]
    if (place) erros.set(place.campo, mensagem)
  }
  return { erros, isPlaced: erros.size > 0 && erros.size === error.campos.length }
}

type Answered = Linha & { resultado: NonNullable<Linha['resultado']> }

function answeredOf(ficha: Ficha): Answered[] {
  return asked(ficha).filter((linha): linha is Answered => linha.resultado !== null)
}
