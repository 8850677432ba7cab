import type { Contexto } from '#contexto.ts'
import type { Tx } from '#db/tx.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createEventos } from '#modules/eventos/service.ts'
import type { Parte } from './arquivos.ts'
import { describeLote } from './describe.ts'
import { createLoteRepository, type LoteGravado } from './repository.ts'
import { createReservaRepository } from './reserva-repository.ts'
import { LOTE_DA_RESERVA } from './reservar.ts'
import type { Partes } from './service.ts'

export interface PedidoDeLote {
  competencia?: string | null | undefined
  maximo: number
  frenteVerso: boolean
}

type Ato = 'montado' | 'baixado' | 'impresso' | 'desfeito'

/** What supervisors do with print lots; each act is an event of the trail. */
export function createAtos(partes: Partes) {
  return { montar: createMontarAto(partes), baixar: createBaixar(partes), ...createDecisoes(partes) }
}

function createApoio({ unitOfWork, relogio, trabalho }: Partes) {
  const repository = createLoteRepository(unitOfWork.tables)
  const eventos = createEventos(unitOfWork.tables)
  const find = async (tx: Tx, id: number) => encontrado(await repository.find(tx, id), 'Este lote')
  return {
    repository,
    find,
    answer: async (id: number) =>
      describeLote(await unitOfWork.transaction((tx) => find(tx, id)), trabalho.feitas(id)),
    async registrar(tx: Tx, { autor }: Contexto, { id, faturas }: LoteGravado, ato: Ato) {
      const dados = { tipo: 'lote_impressao' as const, loteId: id, ato, faturas }
      const quem = { usuarioId: autor.usuarioId, atendimentoId: null, ucId: null, consumidorId: null }
      await eventos.registrar(tx, { ...quem, dados }, relogio.agora())
    },
  }
}

function createMontarAto(partes: Partes) {
  const { unitOfWork, escrever, relogio, trabalho } = partes
  const { repository, find, answer, registrar } = createApoio(partes)
  const reservas = createReservaRepository(unitOfWork.tables)

  /**
   * Takes what waits for paper into a new lot and writes its file in the background.
   * @throws ErroDominio `estado_invalido` when nothing waits.
   */
  return async (contexto: Contexto, pedido: PedidoDeLote) => {
    const { competencia = null, maximo, frenteVerso } = pedido
    let comeca = false
    const { id, taken } = await escrever(contexto, async (tx) => {
      comeca = true
      const agora = relogio.agora()
      const criadoPor = contexto.autor.usuarioId
      const loteId = await repository.create(tx, { criadoEm: agora, criadoPor, frenteVerso })
      const limite = Math.min(maximo, LOTE_DA_RESERVA)
      const count = await reservas.reserve(tx, { loteId, competencia, maximo: limite, agora })
      if (count === 0) throw new ErroDominio('estado_invalido', 'Nenhuma fatura espera a impressão.')
      await registrar(tx, contexto, await find(tx, loteId), 'montado')
      return { id: loteId, taken: count }
    })
    // A repeat of the request got the first one's answer: that one has begun already.
    const restam = taken < LOTE_DA_RESERVA ? 0 : maximo - taken
    if (comeca) trabalho.start(id, restam > 0 ? { competencia, maximo: restam } : null)
    return answer(id)
  }
}

function createBaixar(partes: Partes) {
  const { unitOfWork, relogio, arquivos } = partes
  const { repository, find, registrar } = createApoio(partes)

  /**
   * The lot's PDF or manifest; the download of the PDF is registered.
   * @throws ErroDominio `estado_invalido` before it is ready, `nao_encontrado` when the file is gone.
   */
  return async (contexto: Contexto, id: number, parte: Parte) => {
    const lote = await unitOfWork.read((tx) => repository.find(tx, id))
    if (encontrado(lote, 'Este lote').estado === 'montando') {
      throw new ErroDominio('estado_invalido', 'O lote ainda está sendo montado.')
    }
    const arquivo = encontrado(await arquivos.read(id, parte), 'O arquivo deste lote')
    if (parte === 'pdf') {
      await unitOfWork.transaction(async (tx) => {
        await repository.change(tx, id, ['pronto', 'impresso'], { baixadoEm: relogio.agora() })
        await registrar(tx, contexto, await find(tx, id), 'baixado')
      })
    }
    return arquivo
  }
}

function createDecisoes(partes: Partes) {
  const { escrever, relogio, concluir } = partes
  const { repository, find, answer, registrar } = createApoio(partes)

  /** A decision about a lot, taken once: the same again changes nothing. */
  const decide = (contexto: Contexto, id: number, ato: 'impresso' | 'desfeito', values: () => object) =>
    escrever(contexto, async (tx) => {
      const lote = await find(tx, id)
      if (lote.estado === ato) return
      const de = ato === 'impresso' ? (['pronto'] as const) : (['montando', 'pronto'] as const)
      if (!(await repository.change(tx, id, de, { estado: ato, ...values() }))) throw notNow(lote)
      await registrar(tx, contexto, lote, ato)
    })

  return {
    /** The bills of the lot are on paper. @throws ErroDominio `estado_invalido` unless its file is ready. */
    async imprimir(contexto: Contexto, id: number) {
      const { usuarioId } = contexto.autor
      await decide(contexto, id, 'impresso', () => ({ impressoEm: relogio.agora(), impressoPor: usuarioId }))
      await concluir(id)
      return answer(id)
    },

    /** The bills of the lot wait again. @throws ErroDominio `estado_invalido` once it was printed. */
    async desfazer(contexto: Contexto, id: number) {
      await decide(contexto, id, 'desfeito', () => ({}))
      await concluir(id)
      return answer(id)
    },
  }
}

const notNow = ({ estado }: LoteGravado) =>
  new ErroDominio(
    'estado_invalido',
    estado === 'montando'
      ? 'O lote ainda está sendo montado.'
      : `Este lote já foi ${estado}; não pode mais mudar.`,
  )
