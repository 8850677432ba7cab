import type { CanalPreparado } from './conteudo.ts'
import type { CanalRow } from './repository.ts'

/** One changed setting, for the trail; secrets are named and not told. */
export interface Mudanca {
  campo: string
  de: string | null
  para: string | null
}

const GUARDADO = '(guardado)'

/** What a change changes; of a new channel, what it begins with. */
export function mudancasDe(atual: CanalRow | null, { valores, antes, depois }: CanalPreparado): Mudanca[] {
  const de = atual ? achatar({ ativo: atual.ativo, ...(atual.ajustes as object) }) : new Map<string, string>()
  const para = achatar({ ativo: valores.ativo, ...(valores.ajustes as object) })
  const abertas = diferencas(de, para)
  const nomes = new Set([...Object.keys(antes), ...Object.keys(depois)])
  const segredos = [...nomes]
    .filter((nome) => antes[nome] !== depois[nome])
    .map((campo) => ({
      campo,
      de: antes[campo] ? GUARDADO : null,
      para: depois[campo] ? GUARDADO : null,
    }))
  return [...abertas, ...segredos]
}

function diferencas(de: ReadonlyMap<string, string>, para: ReadonlyMap<string, string>): Mudanca[] {
  return [...new Set([...de.keys(), ...para.keys()])]
    .map((campo) => ({ campo, de: de.get(campo) ?? null, para: para.get(campo) ?? null }))
    .filter((mudanca) => mudanca.de !== mudanca.para)
}

/** Settings by their path, e.g. `modeloFatura.nome`. */
function achatar(ajustes: object, prefixo = ''): Map<string, string> {
  const plano = new Map<string, string>()
  for (const [nome, valor] of Object.entries(ajustes)) {
    const campo = `${prefixo}${nome}`
    if (Array.isArray(valor)) plano.set(campo, valor.join(', '))
    else if (typeof valor === 'object' && valor !== null) {
      for (const [inner, texto] of achatar(valor as object, `${campo}.`)) plano.set(inner, texto)
    } else if (valor !== null && valor !== '') plano.set(campo, String(valor))
  }
  return plano
}
