import type { CanalConfigurado, ConteudoCanal } from '@ramal/shared/contracts/canais.ts'
import type { Cifra } from '#cifra.ts'
import type { Contexto } from '#contexto.ts'
import type { Canal } from '#db/schema/canais.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Escrever } from '#escrita.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { guardados, prepararCanal } from './conteudo.ts'
import { descreverCanal } from './descrever.ts'
import { mudancasDe, type Mudanca } from './mudancas.ts'
import { createCanalRepository, type CanalRow } from './repository.ts'
import { createTestarCanal } from './teste.ts'

export interface CanaisDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  /** Of the channels (leitura.ts). */
  cifra: Cifra
  publicUrl: string
}

const CANAIS: readonly Canal[] = ['whatsapp', 'sms', 'pix']
const DIA_MS = 86_400_000

/** WhatsApp, SMS and Pix: how they are configured, changed and tried. */
export function createCanaisService(deps: CanaisDeps) {
  const { unitOfWork, escrever, relogio, cifra } = deps
  const repository = createCanalRepository(unitOfWork.tables)
  const describe = createDescribe(deps)
  const eventos = createEventos(unitOfWork.tables)

  const registrar = (tx: Tx, { usuarioId }: Contexto['autor'], canal: Canal, mudancas: Mudanca[]) =>
    eventos.registrar(
      tx,
      {
        atendimentoId: null,
        usuarioId,
        ucId: null,
        consumidorId: null,
        dados: { tipo: 'canal', canal, mudancas },
      },
      relogio.agora(),
    )

  return {
    list: (): Promise<CanalConfigurado[]> =>
      unitOfWork.read(async (tx) => {
        const rows = await repository.all(tx)
        const itens: CanalConfigurado[] = []
        for (const canal of CANAIS) {
          itens.push(await describe(tx, canal, rows.find((row) => row.canal === canal) ?? null))
        }
        return itens
      }),

    /** @throws ErroDominio `validacao` naming each field. */
    configurar: (contexto: Contexto, conteudo: ConteudoCanal): Promise<CanalConfigurado> =>
      escrever(contexto, async (tx) => {
        const { canal } = conteudo
        const atual = await repository.find(tx, canal)
        const preparado = prepararCanal(conteudo, { atual, cifra })
        const mudancas = mudancasDe(atual, preparado)
        if (atual && mudancas.length === 0) return describe(tx, canal, atual)
        const agora = relogio.agora()
        const { usuarioId } = contexto.autor
        const row = await repository.save(tx, {
          ...preparado.valores,
          criadoEm: agora,
          atualizadoEm: agora,
          atualizadoPor: usuarioId,
          // What was tried was another configuration.
          testadoEm: null,
          testeBom: null,
        })
        // What the channel was closed for may be mended now: it is tried at once.
        await repository.reopenSaida(tx, canal)
        await registrar(tx, contexto.autor, canal, mudancas)
        return describe(tx, canal, row)
      }),

    testar: createTestarCanal(deps),
  }
}

export type CanaisService = ReturnType<typeof createCanaisService>

function createDescribe({ unitOfWork, relogio, cifra, publicUrl }: CanaisDeps) {
  const repository = createCanalRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)

  return async (tx: ReadTx, canal: Canal, row: CanalRow | null): Promise<CanalConfigurado> => {
    const segredos = guardados(row, cifra)
    const desde = new Date(relogio.agora().getTime() - DIA_MS)
    return descreverCanal(canal, row, {
      segredos,
      ilegivel: Boolean(row?.segredosCifrados) && Object.keys(segredos).length === 0,
      publicUrl,
      whatsappContratado: (await lerParametros(tx)).whatsappContratado,
      recebidos24h: await (canal === 'sms'
        ? repository.recibosDeSms(tx, desde)
        : repository.recebidos(tx, canal, desde)),
      pendentes: await repository.pendentes(tx, canal),
    })
  }
}
