import type { Atendimento, OrigemAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { buildProtocolo, isValidProtocolo, normalizeProtocolo } from '@ramal/shared/domain/protocolo.ts'
import type { Contexto } from '#contexto.ts'
import { DbError } from '#db/errors.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { createEventos } from '#modules/eventos/service.ts'
import type { Relogio } from '#relogio.ts'
import { createDescreverAtendimento } from './descrever.ts'
import { createAtendimentoRepository } from './repository.ts'
import { readTelefone } from './telefone.ts'

export interface InicioAtendimento {
  origem: OrigemAtendimento
  telefone?: string | null | undefined
  protocoloAnterior?: string | null | undefined
}

export function createIniciar(tables: Tables, escrever: Escrever, relogio: Relogio) {
  const repository = createAtendimentoRepository(tables)
  const eventos = createEventos(tables)
  const describe = createDescreverAtendimento(tables)

  async function earlierProtocolo(tx: ReadTx, typed: string | null | undefined): Promise<string | null> {
    if (!typed) return null
    const protocolo = normalizeProtocolo(typed)
    if (!isValidProtocolo(protocolo) || !(await repository.findByProtocolo(tx, protocolo))) {
      throw campoInvalido('protocoloAnterior', 'Este protocolo não existe; confira os 16 dígitos.')
    }
    return protocolo
  }

  async function open(tx: Tx, usuarioId: number, pedido: InicioAtendimento): Promise<Atendimento> {
    if (await repository.findAberto(tx, usuarioId)) throw jaAberto()
    const inicio = relogio.agora()
    const dia = saoPauloDay(inicio)
    const { origem } = pedido
    const telefone = readTelefone(pedido.telefone)
    const protocoloAnterior = await earlierProtocolo(tx, pedido.protocoloAnterior)
    const protocolo = buildProtocolo(dia, await repository.nextSequencia(tx, dia))
    const novo = { protocolo, agenteId: usuarioId, origem, telefone, protocoloAnterior, inicio }
    const atendimento = await repository.insert(tx, novo)
    const dados = { tipo: 'atendimento.iniciado', origem, telefone, protocoloAnterior } as const
    const evento = { atendimentoId: atendimento.id, usuarioId, ucId: null, consumidorId: null, dados }
    await eventos.registrar(tx, evento, inicio)
    return describe(tx, atendimento)
  }

  /**
   * Opens the agent's one atendimento and gives its protocolo in the same transaction (design rule 1).
   * @throws ErroDominio `atendimento_ja_aberto`, or `validacao` on `telefone` or `protocoloAnterior`.
   */
  return async (contexto: Contexto, pedido: InicioAtendimento): Promise<Atendimento> => {
    const { usuarioId } = contexto.autor
    if (usuarioId === null) throw new ErroDominio('sem_permissao', 'Só uma pessoa inicia um atendimento.')
    try {
      return await escrever(contexto, (tx) => open(tx, usuarioId, pedido))
    } catch (error) {
      // Two starts at once may both find none open; the partial unique index lets one of them in.
      const lostRace = error instanceof DbError && error.kind === 'unique' && error.table === 'atendimentos'
      throw lostRace ? jaAberto() : error
    }
  }
}

const jaAberto = () =>
  new ErroDominio(
    'atendimento_ja_aberto',
    'Você já tem um atendimento aberto; finalize-o antes de iniciar outro.',
  )
