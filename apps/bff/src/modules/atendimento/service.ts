import type {
  Atendimento,
  MotivoFinalizacao,
  OrigemAtendimento,
} from '@ramal/shared/contracts/atendimentos.ts'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { parsePhone } from '@ramal/shared/domain/phone.ts'
import { buildProtocolo, isValidProtocolo, normalizeProtocolo } from '@ramal/shared/domain/protocolo.ts'
import type { Contexto } from '#contexto.ts'
import { DbError } from '#db/errors.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { assertAbertoDoAutor } from './contexto-do-atendimento.ts'
import { createDescreverAtendimento } from './descrever.ts'
import { createAtendimentoRepository, type MudancasAtendimento } from './repository.ts'

export interface InicioAtendimento {
  origem: OrigemAtendimento
  telefone?: string | null | undefined
  protocoloAnterior?: string | null | undefined
}

export interface AlteracaoAtendimento {
  origem?: OrigemAtendimento | undefined
  telefone?: string | null | undefined
  ucId?: number | null | undefined
}

export interface Finalizacao {
  motivo: MotivoFinalizacao
  observacao?: string | null | undefined
}

interface Deps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
}

export function createAtendimentoService({ unitOfWork, escrever, relogio }: Deps) {
  const { tables } = unitOfWork
  const repository = createAtendimentoRepository(tables)
  const eventos = createEventos(tables)
  const describe = createDescreverAtendimento(tables)
  const findUc = createFindUc(tables)

  async function load(tx: ReadTx, id: number) {
    return encontrado(await repository.find(tx, id), 'Este atendimento')
  }

  async function view(tx: ReadTx, id: number): Promise<Atendimento> {
    return describe(tx, await load(tx, id))
  }

  async function start(tx: Tx, agenteId: number, pedido: InicioAtendimento): Promise<Atendimento> {
    if (await repository.findAberto(tx, agenteId)) throw jaAberto()
    const agora = relogio.agora()
    const dia = saoPauloDay(agora)
    const dados = {
      origem: pedido.origem,
      telefone: readTelefone(pedido.telefone),
      protocoloAnterior: await earlierProtocolo(tx, pedido.protocoloAnterior),
    }
    const protocolo = buildProtocolo(dia, await repository.nextSequencia(tx, dia))
    const id = await repository.insert(tx, { ...dados, protocolo, agenteId, inicio: agora })
    await eventos.registrar(
      tx,
      {
        ...{ atendimentoId: id, usuarioId: agenteId, ucId: null, consumidorId: null },
        dados: { tipo: 'atendimento.iniciado', ...dados },
      },
      agora,
    )
    return view(tx, id)
  }

  async function earlierProtocolo(tx: ReadTx, typed: string | null | undefined): Promise<string | null> {
    if (!typed) return null
    const protocolo = normalizeProtocolo(typed)
    if (!isValidProtocolo(protocolo) || !(await repository.findByProtocolo(tx, protocolo))) {
      throw campoInvalido('protocoloAnterior', 'Este protocolo não existe; confira os 16 dígitos.')
    }
    return protocolo
  }

  /** Records that the UC is now the one on screen; choosing it again changes nothing. */
  async function selectUc(tx: Tx, contexto: Contexto, atendimentoId: number, ucId: number): Promise<void> {
    const uc = await findUc(tx, ucId).catch((error: unknown) => {
      throw error instanceof ErroDominio ? campoInvalido('ucId', error.message) : error
    })
    await eventos.registrar(
      tx,
      {
        ...{ atendimentoId, usuarioId: contexto.autor.usuarioId, ucId, consumidorId: uc.titular.id },
        dados: { tipo: 'atendimento.uc_selecionada', ucId, numero: uc.numero },
      },
      relogio.agora(),
    )
  }

  return {
    /**
     * Opens the agent's one atendimento and gives its protocolo in the same transaction (design rule 1).
     * @throws ErroDominio `atendimento_ja_aberto`, or `validacao` on `telefone` or `protocoloAnterior`.
     */
    async iniciar(contexto: Contexto, pedido: InicioAtendimento): Promise<Atendimento> {
      const { usuarioId } = contexto.autor
      if (usuarioId === null) throw new ErroDominio('sem_permissao', 'Só uma pessoa inicia um atendimento.')
      try {
        return await escrever(contexto, (tx) => start(tx, usuarioId, pedido))
      } catch (error) {
        // Two starts at once may both find none open; the partial unique index lets one of them in.
        const lostRace = error instanceof DbError && error.kind === 'unique' && error.table === 'atendimentos'
        throw lostRace ? jaAberto() : error
      }
    },

    ver: (id: number): Promise<Atendimento> => unitOfWork.read((tx) => view(tx, id)),

    /** The call this agent has open, on whichever machine. */
    findAberto: (agenteId: number): Promise<Atendimento | null> =>
      unitOfWork.read(async (tx) => {
        const aberto = await repository.findAberto(tx, agenteId)
        return aberto && describe(tx, aberto)
      }),

    /** @throws ErroDominio as `assertAbertoDoAutor`, or `validacao` on `telefone` or `ucId`. */
    alterar(contexto: Contexto, id: number, pedido: AlteracaoAtendimento): Promise<Atendimento> {
      return escrever(contexto, async (tx) => {
        const atendimento = await load(tx, id)
        assertAbertoDoAutor(atendimento, contexto)
        const { origem, telefone, ucId } = pedido
        const mudancas: MudancasAtendimento = {
          ...(origem && { origem }),
          ...(telefone !== undefined && { telefone: readTelefone(telefone) }),
          ...(ucId !== undefined && { ucId }),
        }
        if (ucId && ucId !== atendimento.ucId) await selectUc(tx, contexto, id, ucId)
        if (Object.keys(mudancas).length > 0) await repository.update(tx, id, mudancas)
        return view(tx, id)
      })
    },

    /** @throws ErroDominio as `assertAbertoDoAutor`. */
    finalizar(contexto: Contexto, id: number, { motivo, observacao }: Finalizacao): Promise<Atendimento> {
      return escrever(contexto, async (tx) => {
        const atendimento = await load(tx, id)
        assertAbertoDoAutor(atendimento, contexto)
        const agora = relogio.agora()
        const fecho = { motivo, observacao: observacao || null }
        await repository.update(tx, id, { ...fecho, fim: agora })
        await eventos.registrar(
          tx,
          {
            ...{ atendimentoId: id, usuarioId: contexto.autor.usuarioId, ucId: atendimento.ucId },
            ...{ consumidorId: null, dados: { tipo: 'atendimento.finalizado', ...fecho } },
          },
          agora,
        )
        return view(tx, id)
      })
    },
  }
}

export type AtendimentoService = ReturnType<typeof createAtendimentoService>

const jaAberto = () =>
  new ErroDominio(
    'atendimento_ja_aberto',
    'Você já tem um atendimento aberto; finalize-o antes de iniciar outro.',
  )

/** E.164, or null when no number was given. */
function readTelefone(typed: string | null | undefined): string | null {
  if (!typed) return null
  const telefone = parsePhone(typed)
  if (!telefone) throw campoInvalido('telefone', 'O telefone não é válido; informe o DDD e o número.')
  return telefone.e164
}
