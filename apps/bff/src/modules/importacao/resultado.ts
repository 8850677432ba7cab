import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'

export type Falha = ResultadoImportacao['falhas'][number]

/** What became of the documents of a batch; every one counts once, and those `aParte` are among the new. */
export interface Contagem {
  recebidos: number
  novos: number
  repetidos: number
  atualizados: number
  recusados: number
  aParte: number
}

/** Answers carry the first faults only; all of them are kept with the import. */
const MAX_FALHAS_NA_RESPOSTA = 1000

export const novaContagem = (): Contagem => ({
  recebidos: 0,
  novos: 0,
  repetidos: 0,
  atualizados: 0,
  recusados: 0,
  aParte: 0,
})

export class Resultado {
  readonly contagem = novaContagem()
  readonly falhas: Falha[] = []

  add(lote: Contagem, falhas: readonly Falha[]): void {
    for (const campo of Object.keys(lote) as (keyof Contagem)[]) this.contagem[campo] += lote[campo]
    this.falhas.push(...falhas.slice(0, MAX_FALHAS_NA_RESPOSTA - this.falhas.length))
  }

  toJson(importacaoId: number | null): ResultadoImportacao {
    return { importacaoId, simulacao: importacaoId === null, ...this.contagem, falhas: this.falhas }
  }
}
