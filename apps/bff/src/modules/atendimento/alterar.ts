import type {
  Atendimento,
  MotivoFinalizacao,
  OrigemAtendimento,
} from '@ramal/shared/contracts/atendimentos.ts'
import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { assertAbertoDoAutor } from './contexto-do-atendimento.ts'
import { createDescreverAtendimento } from './descrever.ts'
import { createAtendimentoRepository, type AtendimentoGravado } from './repository.ts'
import { readTelefone } from './telefone.ts'

export interface AlteracaoAtendimento {
  origem?: OrigemAtendimento | undefined
  telefone?: string | null | undefined
  ucId?: number | null | undefined
}

export interface Finalizacao {
  motivo: MotivoFinalizacao
  observacao?: string | null | undefined
}

/** What the agent of an open atendimento does to it: change it, and finish it. */
export function createAlterar(tables: Tables, escrever: Escrever, relogio: Relogio) {
  const repository = createAtendimentoRepository(tables)
  const eventos = createEventos(tables)
  const describe = createDescreverAtendimento(tables)
  const mudancas = createMudancas(tables, relogio)

  /** Runs a change of the caller's own open atendimento and answers it as it is afterwards. */
  const change = (
    contexto: Contexto,
    id: number,
    body: (tx: Tx, atual: AtendimentoGravado) => Promise<void>,
  ) =>
    escrever(contexto, async (tx): Promise<Atendimento> => {
      const atual = encontrado(await repository.find(tx, id), 'Este atendimento')
      assertAbertoDoAutor(atual, contexto)
      await body(tx, atual)
      return describe(tx, encontrado(await repository.find(tx, id), 'Este atendimento'))
    })

  return {
    /** @throws ErroDominio as `assertAbertoDoAutor`, or `validacao` on `telefone` or `ucId`. */
    alterar: (contexto: Contexto, id: number, { origem, telefone, ucId }: AlteracaoAtendimento) =>
      change(contexto, id, async (tx, atual) => {
        if (ucId && ucId !== atual.ucId) await mudancas.recordUc(tx, atual, ucId)
        if (ucId !== undefined) await repository.update(tx, id, { ucId })
        await mudancas.recordOrigem(tx, atual, {
          origem: origem ?? atual.origem,
          telefone: telefone === undefined ? atual.telefone : readTelefone(telefone),
        })
      }),

    /** @throws ErroDominio as `assertAbertoDoAutor`. */
    finalizar: (contexto: Contexto, id: number, { motivo, observacao }: Finalizacao) =>
      change(contexto, id, async (tx, { agente, ucId }) => {
        const fim = relogio.agora()
        const fecho = { motivo, observacao: observacao || null }
        await repository.update(tx, id, { ...fecho, fim })
        const dados = { tipo: 'atendimento.finalizado', ...fecho } as const
        const evento = { atendimentoId: id, usuarioId: agente.id, ucId, consumidorId: null, dados }
        await eventos.registrar(tx, evento, fim)
      }),
  }
}

/** What may change of an open atendimento, each with its event. */
function createMudancas(tables: Tables, relogio: Relogio) {
  const repository = createAtendimentoRepository(tables)
  const eventos = createEventos(tables)
  const findUc = createFindUc(tables)

  async function recordUc(tx: Tx, { id, agente }: AtendimentoGravado, ucId: number): Promise<void> {
    const uc = await findUc(tx, ucId).catch((error: unknown) => {
      throw error instanceof ErroDominio ? campoInvalido('ucId', error.message) : error
    })
    const dados = { tipo: 'atendimento.uc_selecionada', ucId, numero: uc.numero } as const
    const evento = { atendimentoId: id, usuarioId: agente.id, ucId, consumidorId: uc.titular.id, dados }
    await eventos.registrar(tx, evento, relogio.agora())
  }

  /** Keeps another origem or telefone, with what was there before as an event. */
  async function recordOrigem(
    tx: Tx,
    { id, agente, ucId, origem, telefone }: AtendimentoGravado,
    depois: Pick<AtendimentoGravado, 'origem' | 'telefone'>,
  ): Promise<void> {
    if (depois.origem === origem && depois.telefone === telefone) return
    const dados = { tipo: 'atendimento.alterado', antes: { origem, telefone }, depois } as const
    const evento = { atendimentoId: id, usuarioId: agente.id, ucId, consumidorId: null, dados }
    await eventos.registrar(tx, evento, relogio.agora())
    await repository.update(tx, id, depois)
  }

  return { recordUc, recordOrigem }
}
