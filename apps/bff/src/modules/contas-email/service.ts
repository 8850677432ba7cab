import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import type { Cifra } from '#cifra.ts'
import type { Autor, Contexto } from '#contexto.ts'
import { DbError } from '#db/errors.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { prepararConta, type Conteudo } from './conteudo.ts'
import { descreverConta } from './descrever.ts'
import { prepararDkim } from './dkim.ts'
import { mudancasDe, type Mudanca } from './mudancas.ts'
import { createContaEmailRepository, type ContaRow } from './repository.ts'

export interface ContasEmailDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  cifra: Cifra
}

const O_QUE = 'Esta conta de e-mail'

export function createContasEmailService(deps: ContasEmailDeps) {
  const comum = createComum(deps)
  return { ...leituras(deps, comum), ...gravacoes(deps, comum), ...remocao(deps, comum) }
}

function createComum({ unitOfWork, relogio }: ContasEmailDeps) {
  const repository = createContaEmailRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)
  const eventos = createEventos(unitOfWork.tables)
  const padraoId = async (tx: ReadTx) => (await lerParametros(tx)).contaEmailId
  return {
    repository,
    padraoId,
    describe: async (tx: ReadTx, row: ContaRow) => descreverConta(row, await padraoId(tx)),
    registrar: (tx: Tx, { usuarioId }: Autor, ato: Ato) =>
      eventos.registrar(
        tx,
        {
          atendimentoId: null,
          usuarioId,
          ucId: null,
          consumidorId: null,
          dados: { tipo: 'conta_email', ...ato },
        },
        relogio.agora(),
      ),
  }
}

type Comum = ReturnType<typeof createComum>

function leituras({ unitOfWork }: ContasEmailDeps, { repository, padraoId, describe }: Comum) {
  return {
    list: (): Promise<ContaEmail[]> =>
      unitOfWork.read(async (tx) => {
        const padrao = await padraoId(tx)
        return (await repository.all(tx)).map((row) => descreverConta(row, padrao))
      }),

    find: (id: number): Promise<ContaEmail> =>
      unitOfWork.read(async (tx) => describe(tx, encontrado(await repository.find(tx, id), O_QUE))),
  }
}

function gravacoes(
  { escrever, relogio, cifra }: ContasEmailDeps,
  { repository, padraoId, describe, registrar }: Comum,
) {
  return {
    /** @throws ErroDominio `validacao` naming each field. */
    async create(contexto: Contexto, conteudo: Conteudo): Promise<ContaEmail> {
      const dkim = await prepararDkim(conteudo.dkim)
      const escrita = escrever(contexto, async (tx) => {
        const agora = relogio.agora()
        const valores = prepararConta(conteudo, dkim, { atual: null, cifra })
        const row = await repository.insert(tx, { ...valores, criadaEm: agora, atualizadaEm: agora })
        const { id: contaEmailId, nome } = row
        const mudancas = mudancasDe(null, valores)
        await registrar(tx, contexto.autor, { ato: 'criada', contaEmailId, nome, mudancas })
        return describe(tx, row)
      })
      return comNomeUnico(escrita)
    },

    /** @throws ErroDominio `nao_encontrado`, `validacao`, or `estado_invalido` for switching the default one off. */
    async change(contexto: Contexto, id: number, conteudo: Conteudo): Promise<ContaEmail> {
      const dkim = await prepararDkim(conteudo.dkim)
      const escrita = escrever(contexto, async (tx) => {
        const atual = encontrado(await repository.find(tx, id), O_QUE)
        if (!conteudo.ativa && (await padraoId(tx)) === id) throw ehPadrao('desativá-la')
        const valores = prepararConta(conteudo, dkim, { atual, cifra })
        const mudancas = mudancasDe(atual, valores)
        if (mudancas.length === 0) return describe(tx, atual)
        const row = await repository.update(tx, id, { ...valores, atualizadaEm: relogio.agora() })
        if (!row.ativa) await repository.largarDisparos(tx, id)
        // What the account was closed for may be mended now: it is tried at once.
        await repository.reopenSaida(tx, id)
        await registrar(tx, contexto.autor, { ato: 'alterada', contaEmailId: id, nome: row.nome, mudancas })
        return describe(tx, row)
      })
      return comNomeUnico(escrita)
    },
  }
}

function remocao({ escrever, relogio }: ContasEmailDeps, { repository, padraoId, registrar }: Comum) {
  return {
    /**
     * The row stays for the attempts that name it; its secrets go.
     * @throws ErroDominio `nao_encontrado`, or `estado_invalido` for the default one.
     */
    remove: (contexto: Contexto, id: number) =>
      escrever(contexto, async (tx) => {
        const { nome } = encontrado(await repository.find(tx, id), O_QUE)
        if ((await padraoId(tx)) === id) throw ehPadrao('removê-la')
        const agora = relogio.agora()
        await repository.update(tx, id, {
          removidaEm: agora,
          atualizadaEm: agora,
          ativa: false,
          senhaCifrada: null,
          dkimChaveCifrada: null,
        })
        const disparosLiberados = await repository.largarDisparos(tx, id)
        await registrar(tx, contexto.autor, { ato: 'removida', contaEmailId: id, nome, mudancas: [] })
        return { disparosLiberados }
      }),
  }
}

export type ContasEmailService = ReturnType<typeof createContasEmailService>

interface Ato {
  ato: 'criada' | 'alterada' | 'removida'
  contaEmailId: number
  nome: string
  mudancas: Mudanca[]
}

const ehPadrao = (verbo: string) =>
  new ErroDominio(
    'estado_invalido',
    `As faturas saem por esta conta. Para ${verbo}, escolha antes outra como padrão das faturas.`,
  )

async function comNomeUnico<T>(escrita: Promise<T>): Promise<T> {
  try {
    return await escrita
  } catch (error) {
    if (error instanceof DbError && error.kind === 'unique' && error.table === 'contas_email') {
      throw campoInvalido('nome', 'Já existe uma conta com este nome.')
    }
    throw error
  }
}
