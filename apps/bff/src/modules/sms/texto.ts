import {
  ajustarBarra,
  temBarra,
  type AjusteDaBarra,
  type BarraAjustada,
} from '@ramal/shared/domain/barra-texto.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { camposDaFatura } from '#emissao/channels/campos-da-fatura.ts'
import { SemBarra } from '#emissao/document/barra.ts'
import { lerFatosGuardados } from '#emissao/document/fatos-guardados.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createSmsRepository } from './repository.ts'

/** Until the channel is configured. */
const PADRAO: AjusteDaBarra = { transliterar: true, maximoPartes: 4 }

/**
 * The barra of a bill as an SMS would say it, by the channel's settings.
 * @throws ErroDominio `nao_encontrado`; `estado_invalido` for a bill that has no barra
 */
export function createVerTextoDaBarra(unitOfWork: UnitOfWork): (faturaId: number) => Promise<BarraAjustada> {
  const repository = createSmsRepository(unitOfWork.tables)
  return async (faturaId) => {
    const { fatura, ajustes } = await unitOfWork.read(async (tx) => ({
      fatura: encontrado(await repository.findFatura(tx, faturaId), 'Esta fatura'),
      ajustes: await repository.findAjustes(tx),
    }))
    const nf3e = lerFatosGuardados(fatura)
    const campos = camposDaFatura(nf3e, fatura.ucNumero)
    if (!temBarra(campos)) {
      const motivo = nf3e.fatura.debitoAutomatico ? 'debito_automatico' : 'sem_codigo'
      throw new ErroDominio('estado_invalido', new SemBarra(motivo).message)
    }
    return ajustarBarra(campos, ajustes ?? PADRAO)
  }
}
