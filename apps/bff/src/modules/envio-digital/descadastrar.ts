import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { createAdesoes } from './adesoes.ts'
import { createEnvioDigitalRepository } from './repository.ts'

/**
 * A destinatário leaves the adhesion by the customer's own act, outside any call: by the link in the mail or by a
 * complaint. The last one ends it: back to paper, never silence (design rule 3). The trail stands under the call in
 * which the address was given.
 * @returns false when there is no such destinatário or it had left before.
 */
export function createDescadastrar(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const adesoes = createAdesoes(tables)

  return async (
    tx: Tx,
    destinatarioId: number,
    { motivo, agora }: { motivo: 'descadastro' | 'reclamacao'; agora: Date },
  ): Promise<boolean> => {
    const destinatario = await repository.findDestinatario(tx, destinatarioId)
    if (!destinatario || destinatario.removidoEm) return false
    const adesao = await repository.findVigente(tx, destinatario.ucId)
    const restantes = adesao?.destinatarios.filter(({ id }) => id !== destinatarioId) ?? []
    if (!adesao || restantes.length === adesao.destinatarios.length) return false
    const ato = { usuarioId: null, atendimentoId: destinatario.atendimentoId, agora, motivo }
    if (restantes.length === 0) await adesoes.encerrar(tx, adesao, motivo, ato)
    else await adesoes.mudar(tx, adesao, restantes, adesao, ato)
    return true
  }
}

/** What a link may show of its destinatário, in force or not. */
export function createVerDestinatario(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)

  return async (tx: ReadTx, destinatarioId: number) => {
    const destinatario = await repository.findDestinatario(tx, destinatarioId)
    if (!destinatario) return null
    const { numero, endereco, meio, ucId } = destinatario
    const adesao = await repository.findVigente(tx, ucId)
    const vigentes = adesao?.destinatarios.map(({ id }) => id) ?? []
    const vigente = vigentes.includes(destinatarioId)
    return { numero, endereco, meio, vigente, ultimo: vigente && vigentes.length === 1 }
  }
}
