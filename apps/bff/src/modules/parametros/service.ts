import type { Parametro } from '@ramal/shared/contracts/parametros.ts'
import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import type { Relogio } from '#relogio.ts'
import {
  DEFINICOES,
  isChaveParametro,
  type ChaveParametro,
  type Definicao,
  type Opcao,
} from './definicoes.ts'
import { createParametroRepository } from './repository.ts'
import { normalizarValor, tipar, type Parametros } from './valores.ts'

/**
 * Reads the parameters inside the caller's transaction. They are never cached: a change acts on the next request of
 * every instance and worker.
 */
export function createLerParametros(tables: Tables): (tx: ReadTx) => Promise<Parametros> {
  const repository = createParametroRepository(tables)
  return async (tx) => tipar(await repository.all(tx))
}

/** What an `opcao` offers at this moment; nothing for the other types. */
function createOpcoesDe(tables: Tables) {
  const repository = createParametroRepository(tables)
  return async (tx: ReadTx, { opcoes = [] }: Definicao): Promise<readonly Opcao[]> =>
    opcoes === 'contas' ? repository.contas(tx) : opcoes
}

function createDescribe(tables: Tables) {
  const repository = createParametroRepository(tables)
  const opcoesDe = createOpcoesDe(tables)
  return async (tx: ReadTx, chaves: readonly ChaveParametro[]): Promise<Parametro[]> => {
    const valores = await repository.all(tx)
    const mudancas = await repository.ultimasMudancas(tx)
    const itens: Parametro[] = []
    for (const chave of chaves) {
      const mudanca = mudancas.get(chave)
      const definicao: Definicao = DEFINICOES[chave]
      itens.push({
        chave,
        caminho: [...definicao.caminho],
        nome: definicao.nome,
        explicacao: definicao.explicacao,
        efeito: definicao.efeito,
        tipo: definicao.tipo,
        opcoes: [...(await opcoesDe(tx, definicao))],
        unidade: definicao.unidade ?? null,
        minimo: definicao.minimo ?? null,
        maximo: definicao.maximo ?? null,
        opcional: definicao.opcional ?? false,
        valor: (valores.get(chave) ?? definicao.padrao) || null,
        padrao: definicao.padrao,
        alteradoEm: mudanca?.em.toISOString() ?? null,
        alteradoPor: mudanca?.usuario ?? null,
      })
    }
    return itens
  }
}

export function createParametrosService(deps: {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}) {
  const { unitOfWork, escrever, relogio } = deps
  const repository = createParametroRepository(unitOfWork.tables)
  const describe = createDescribe(unitOfWork.tables)
  const opcoesDe = createOpcoesDe(unitOfWork.tables)

  function known(chave: string): ChaveParametro {
    if (!isChaveParametro(chave)) throw new ErroDominio('nao_encontrado', 'Este parâmetro não existe.')
    return chave
  }

  return {
    list: () => unitOfWork.read((tx) => describe(tx, Object.keys(DEFINICOES) as ChaveParametro[])),

    /** @throws ErroDominio `nao_encontrado`, or `validacao` on `valor`. */
    change(contexto: Contexto, chaveInformada: string, valor: string | number | boolean | null) {
      const chave = known(chaveInformada)
      const { usuarioId } = contexto.autor
      const definicao: Definicao = DEFINICOES[chave]
      return escrever(contexto, async (tx) => {
        const normal = normalizarValor(definicao, valor, await opcoesDe(tx, definicao))
        if ('erro' in normal) throw campoInvalido('valor', `${definicao.nome}: ${normal.erro}`)
        const de = (await repository.find(tx, chave)) ?? definicao.padrao
        if ((de ?? '') !== normal.valor && usuarioId !== null) {
          await repository.save(tx, { chave, de, para: normal.valor, em: relogio.agora(), usuarioId })
        }
        const [parametro] = await describe(tx, [chave])
        return parametro as Parametro
      })
    },

    async historico(chaveInformada: string) {
      const chave = known(chaveInformada)
      const rows = await unitOfWork.read((tx) => repository.historico(tx, chave))
      return rows.map((row) => ({ ...row, em: row.em.toISOString(), para: row.para || null }))
    },
  }
}

export type ParametrosService = ReturnType<typeof createParametrosService>
