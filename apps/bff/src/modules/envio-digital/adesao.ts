import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import type { Uc } from '#modules/ucs/find-uc.ts'
import { createEnvioDigitalRepository, type Adesao } from './repository.ts'

type AdesaoDescrita = NonNullable<EnvioDigital['adesao']>

/** An adhesion with its short form for the UC's page. */
export interface AdesaoLida {
  adesao: Adesao
  resumo: Pick<AdesaoDescrita, 'id' | 'tipoCopia' | 'criadoEm' | 'destinatarios'>
}

/** The adhesion in force of a UC, or null. One of an earlier titular is not in force (design rule 3). */
export function createLerAdesao(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  return async (tx: ReadTx, { id, titular }: Pick<Uc, 'id' | 'titular'>): Promise<AdesaoLida | null> => {
    const adesao = await repository.findVigente(tx, id)
    return adesao?.consumidorId === titular.id ? { adesao, resumo: summarize(adesao) } : null
  }
}

function summarize({ id, tipoCopia, criadoEm, destinatarios }: Adesao): AdesaoLida['resumo'] {
  return {
    id,
    tipoCopia,
    criadoEm: criadoEm.toISOString(),
    destinatarios: destinatarios.map((item) => ({ ...item, criadoEm: item.criadoEm.toISOString() })),
  }
}
