import type { AjustesSms, AjustesWhatsapp } from '@ramal/shared/contracts/canais.ts'
import type { Cifra } from '#cifra.ts'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createCanalRepository } from './repository.ts'
import { fecharSegredos, type Segredos } from './segredos.ts'

export interface Apontamento {
  canal: 'whatsapp' | 'sms'
  ajustes: AjustesWhatsapp | AjustesSms
  segredos: Segredos
  /** Whether what is configured may be replaced. */
  isSubstituivel: (ajustes: unknown) => boolean
  agora: Date
}

/** Configures a channel that nobody has, or whose settings may be replaced, without a person: for the demonstration. */
export function createApontarCanal(tables: Tables, cifra: Cifra) {
  const repository = createCanalRepository(tables)
  return async (tx: Tx, { canal, ajustes, segredos, isSubstituivel, agora }: Apontamento): Promise<void> => {
    const row = await repository.find(tx, canal)
    if (row && !isSubstituivel(row.ajustes)) return
    await repository.save(tx, {
      canal,
      ativo: row?.ativo ?? true,
      ajustes,
      segredosCifrados: fecharSegredos(segredos, cifra),
      criadoEm: agora,
      atualizadoEm: agora,
    })
  }
}
