import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import { foldText } from '@ramal/shared/domain/text.ts'

/** A group of the tree: `caminho` from the root, e.g. `['CRM', 'Recadastramento']`, and what stands right in it. */
export interface Grupo {
  caminho: readonly string[]
  parametros: readonly Parametro[]
  grupos: readonly Grupo[]
}

/** The tree that the paths of the parameters make, groups in the order in which they first appear. */
export function arvoreDe(parametros: readonly Parametro[], caminho: readonly string[] = []): Grupo {
  const depth = caminho.length
  const names = new Set(parametros.flatMap((parametro) => parametro.caminho[depth] ?? []))
  return {
    caminho,
    parametros: parametros.filter((parametro) => parametro.caminho.length === depth),
    grupos: [...names].map((name) =>
      arvoreDe(
        parametros.filter((parametro) => parametro.caminho[depth] === name),
        [...caminho, name],
      ),
    ),
  }
}

/** Whether every word of the text is in the parameter's name, explanation, path or key, without accents. */
export function matchesProcura(parametro: Parametro, texto: string): boolean {
  const { nome, explicacao, caminho, chave } = parametro
  const where = foldText([nome, explicacao, ...caminho, chave].join(' '))
  return foldText(texto)
    .split(' ')
    .every((word) => where.includes(word))
}

export function isInside(parametro: Parametro, caminho: readonly string[]): boolean {
  return caminho.every((name, depth) => parametro.caminho[depth] === name)
}

export const caminhoTexto = (caminho: readonly string[]) => caminho.join(' › ')
