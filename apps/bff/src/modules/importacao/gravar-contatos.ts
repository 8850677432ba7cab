import type { Tables } from '#db/schema.ts'
import type { TipoContato } from '#db/schema/cadastro.ts'
import type { Tx } from '#db/tx.ts'
import type { LinhaCadastro } from './cadastro-linha.ts'
import { createCadastroImportRepository, createContatoImportRepository } from './cadastro-repository.ts'

/** Applies the contacts that the source states, except where an agent knew better (design rule 10). */
export function createGravarContatos(tables: Tables) {
  const cadastro = createCadastroImportRepository(tables)
  const contatos = createContatoImportRepository(tables)

  async function apply(
    tx: Tx,
    ucId: number,
    tipo: TipoContato,
    valor: string,
    agora: Date,
  ): Promise<boolean> {
    const emUso = await contatos.emUso(tx, ucId, tipo)
    if (emUso.some((contato) => contato.valor === valor)) return false
    await contatos.remove(
      tx,
      emUso.map(({ id }) => id),
      agora,
    )
    await contatos.put(tx, ucId, tipo, valor, agora)
    return true
  }

  /** @returns whether anything in use changed. */
  return async (
    tx: Tx,
    ucId: number,
    informados: LinhaCadastro['contatos'],
    agora: Date,
  ): Promise<boolean> => {
    const entries = Object.entries(informados) as [TipoContato, string][]
    if (entries.length === 0) return false
    const correcoes = await cadastro.correcoesAbertas(tx, { ucId })
    let changed = false
    for (const [tipo, valor] of entries) {
      const correcao = correcoes.get(tipo)
      if (!correcao) changed = (await apply(tx, ucId, tipo, valor, agora)) || changed
      else if (correcao.valor === valor || correcao.valorFonte !== valor) {
        const confirmadaEm = correcao.valor === valor ? agora : null
        await cadastro.updateCorrecao(tx, correcao.id, { valorFonte: valor, confirmadaEm })
      }
    }
    return changed
  }
}
