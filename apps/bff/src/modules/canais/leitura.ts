import { ajustesSms, ajustesWhatsapp } from '@ramal/shared/contracts/canais.ts'
import type { Cifra } from '#cifra.ts'
import type { Tables } from '#db/schema.ts'
import type { Canal } from '#db/schema/canais.ts'
import type { ReadTx } from '#db/tx.ts'
import type { CanalDeEnvio } from './canal-de-envio.ts'
import { createCanalRepository, type CanalRow } from './repository.ts'
import { abrirSegredos, type Segredos } from './segredos.ts'

/** The purpose of the key under which the secrets of the channels are kept (cifra.ts). */
export const CIFRA_CANAIS = 'canais'

/**
 * Reads the active channels that have all they need to send, inside the caller's transaction.
 * @param onIlegivel told each channel whose secrets were saved under another secret of the installation, or whose
 * settings are of another version of Ramal: it is left out. Without it such a channel is an Error.
 */
export function createLerCanais(
  tables: Tables,
  cifra: Cifra,
  onIlegivel?: (canal: Canal) => void,
): (tx: ReadTx) => Promise<CanalDeEnvio[]> {
  const repository = createCanalRepository(tables)

  function open(row: CanalRow): CanalDeEnvio | [] {
    try {
      return (row.ativo && abrirCanal(row, cifra)) || []
    } catch (error) {
      if (!onIlegivel) throw error
      onIlegivel(row.canal)
      return []
    }
  }

  return async (tx) => (await repository.all(tx)).flatMap(open)
}

/**
 * The kept secrets of a channel, by name; null for one that was never configured or whose secrets do not open: nobody can
 * prove anything by them. A channel that no longer sends is still told of what it had sent; of Pix, which sends nothing,
 * nothing more is taken in once it is off.
 */
export function createLerSegredos(
  tables: Tables,
  cifra: Cifra,
): (tx: ReadTx, canal: Canal) => Promise<Segredos | null> {
  const repository = createCanalRepository(tables)
  return async (tx, canal) => {
    const row = await repository.find(tx, canal)
    if (!row || (canal === 'pix' && !row.ativo)) return null
    try {
      return abrirSegredos(row.segredosCifrados, cifra)
    } catch {
      return null
    }
  }
}

/** @returns null for what sends nothing, or lacks the secret to send by. */
export function abrirCanal(row: CanalRow, cifra: Cifra): CanalDeEnvio | null {
  const { token, senha } = abrirSegredos(row.segredosCifrados, cifra)
  const versao = row.atualizadoEm.toISOString()
  if (row.canal === 'whatsapp' && token) {
    return { meio: 'whatsapp', versao, ajustes: ajustesWhatsapp.parse(row.ajustes), token }
  }
  if (row.canal === 'sms' && senha) {
    return { meio: 'sms', versao, ajustes: ajustesSms.parse(row.ajustes), senha }
  }
  return null
}
