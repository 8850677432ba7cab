import type { Ciencia } from '@ramal/shared/contracts/disparos.ts'
import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import type { ReadTx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import { createCongelar, type FormaDeEnvio } from './congelar.ts'
import { estadoDeSaida } from './decisao.ts'
import { createFaturasPedidasRepository, type FaturaPedida } from './faturas-pedidas-repository.ts'
import type { DisparosDeps } from './service.ts'

/** What somebody wants sent, and has read about it. */
export interface Pedida extends FormaDeEnvio {
  faturaIds: readonly number[]
  ciente: readonly Ciencia[]
}

const nomeDe = ({ competencia }: { competencia: string }) => formatCompetencia(competencia)

/** The bills of a request, each found fit to be sent, with the document that its disparos freeze. */
export function createLerFaturasPedidas({ unitOfWork, documentos, demonstracao }: LeituraDeps) {
  const repository = createFaturasPedidasRepository(unitOfWork.tables)
  const congelar = createCongelar(documentos)

  /** Never sent, whoever wants it. @throws ErroDominio `fatura_substituida`, `fatura_cancelada`, `estado_invalido`. */
  async function assertValida(tx: ReadTx, fatura: FaturaPedida): Promise<void> {
    const substituta = await repository.substituta(tx, fatura.chave)
    if (substituta) {
      const { numeroFiscal, vencimento } = substituta
      throw new ErroDominio(
        'fatura_substituida',
        `A fatura de ${nomeDe(fatura)} foi substituída pela de número fiscal ${numeroFiscal}, de ` +
          `${nomeDe(substituta)}, que vence em ${formatDay(vencimento)}: envie essa.`,
      )
    }
    if (fatura.canceladaEm) {
      throw new ErroDominio(
        'fatura_cancelada',
        `A fatura de ${nomeDe(fatura)} foi cancelada; não pode ser enviada.`,
      )
    }
    // Bills older than the NF3e have no fiscal authorisation to wait for.
    const autorizada = fatura.tipo === 'fatura_energia' || fatura.autorizadaEm !== null
    const saida = estadoDeSaida({ ...fatura, autorizada }, { apresentarSemAutorizar: true, demonstracao })
    if (saida.motivo) throw new ErroDominio('estado_invalido', saida.motivo)
    if (saida.estado !== 'na_fila') {
      throw new ErroDominio(
        'estado_invalido',
        `A fatura de ${nomeDe(fatura)} ainda espera a autorização fiscal.`,
      )
    }
  }

  /**
   * @throws ErroDominio `validacao` on `faturaIds` for bills that are unknown or of several UCs; `fatura_paga` unless that
   * was read; `fatura_substituida`, `fatura_cancelada`, `estado_invalido` for one that may not leave, or has no barra.
   */
  return async (tx: ReadTx, { faturaIds, ciente, conteudo, meio }: Pedida) => {
    const ids = [...new Set(faturaIds)]
    const faturas = await repository.find(tx, ids)
    if (faturas.length < ids.length) throw campoInvalido('faturaIds', 'Uma das faturas não existe.')
    const ucId = umaUc(faturas)
    for (const fatura of faturas) await assertValida(tx, fatura)
    if (!ciente.includes('fatura_paga')) assertAPagar(faturas)
    return {
      ucId,
      faturas: faturas.map((fatura) => ({
        id: fatura.id,
        ucId,
        documento: congelar(fatura, { conteudo, meio }),
      })),
    }
  }
}

type LeituraDeps = Pick<DisparosDeps, 'unitOfWork' | 'documentos' | 'demonstracao'>

/** A bill of a request as its disparos take it. */
export type FaturaLida = Awaited<ReturnType<ReturnType<typeof createLerFaturasPedidas>>>['faturas'][number]

function umaUc(faturas: readonly FaturaPedida[]): number {
  const [ucId = null, ...outras] = new Set(faturas.map((fatura) => fatura.ucId))
  if (outras.length > 0) throw campoInvalido('faturaIds', 'Escolha faturas de uma só UC.')
  if (ucId === null) {
    throw new ErroDominio('estado_invalido', 'Esta fatura está guardada à parte: a UC dela não é conhecida.')
  }
  return ucId
}

/** What is paid goes only to who wants it all the same: a customer would pay twice. */
function assertAPagar(faturas: readonly FaturaPedida[]): void {
  const pagas = faturas.filter(({ valorCentavos, pagoCentavos }) => pagoCentavos >= valorCentavos)
  if (pagas.length === 0) return
  const [first, ...others] = pagas.map(nomeDe)
  throw new ErroDominio(
    'fatura_paga',
    others.length === 0
      ? `A fatura de ${first} já está paga. Envie assim mesmo só se o cliente quer uma cópia.`
      : `As faturas de ${[first, ...others].join(', ')} já estão pagas. Envie assim mesmo só se o cliente quer cópias.`,
  )
}
