import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { Ficha } from './ficha.ts'
import { checked, type Linha } from './linha.ts'

/** What is kept of a ficha that was left for later. */
export interface RascunhoFicha {
  linhas: readonly Pick<Linha, 'campo' | 'atual' | 'valor' | 'resultado'>[]
  trocar: boolean | null
}

export function rascunhoDe({ linhas, trocar }: Ficha): RascunhoFicha {
  return {
    linhas: linhas.map(({ campo, atual, valor, resultado }) => ({ campo, atual, valor, resultado })),
    trocar,
  }
}

/** The ficha with the draft in it. A field whose cadastro changed meanwhile is asked anew. */
export function restored(ficha: Ficha, rascunho: RascunhoFicha | null): Ficha {
  if (!rascunho) return ficha
  const kept = new Map<CampoRecadastramento, RascunhoFicha['linhas'][number]>(
    rascunho.linhas.map((linha) => [linha.campo, linha]),
  )
  const linhas = ficha.linhas.map((linha) => {
    const draft = kept.get(linha.campo)
    return draft && draft.atual === linha.atual && linha.editavel ? checked({ ...linha, ...draft }) : linha
  })
  return { ...ficha, linhas, trocar: rascunho.trocar }
}
