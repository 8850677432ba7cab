import type { ReadTx } from '#db/tx.ts'
import { ErroDominio } from '#erros.ts'
import { createDisponibilidade } from '#modules/destinos/disponibilidade.ts'
import { createSupressoes } from '#modules/supressoes/supressoes.ts'
import { createAtosRepository } from './atos-repository.ts'
import type { DisparoGravado } from './consulta-repository.ts'
import type { DisparosDeps } from './service.ts'

/** The address of a disparo is still wanted and may be written to, by a channel that can be used. */
export function createAssertReceives({
  unitOfWork,
  relogio,
  lerCanais,
}: Pick<DisparosDeps, 'unitOfWork' | 'relogio' | 'lerCanais'>) {
  const atos = createAtosRepository(unitOfWork.tables)
  const supressoes = createSupressoes(unitOfWork.tables)
  const disponibilidade = createDisponibilidade(unitOfWork.tables, lerCanais)

  /** @throws ErroDominio `estado_invalido`, `canal_indisponivel`. */
  return async (tx: ReadTx, disparo: DisparoGravado['disparo']): Promise<void> => {
    const { meio, endereco, destinatarioId } = disparo
    if (meio === 'impressao' || endereco === null) {
      throw new ErroDominio('estado_invalido', 'O que foi impresso não se reenvia: imprima a 2ª via.')
    }
    const indisponivel = meio === 'email' ? null : (await disponibilidade(tx))[meio].motivo
    if (indisponivel) throw new ErroDominio('canal_indisponivel', indisponivel)
    if (destinatarioId !== null && !(await atos.isDestinatarioVigente(tx, destinatarioId))) {
      throw new ErroDominio('estado_invalido', 'Este endereço já não está na adesão da UC.')
    }
    if ((await supressoes.vigentes(tx, [endereco], relogio.agora(), meio)).has(endereco)) {
      throw new ErroDominio(
        'estado_invalido',
        'Este endereço está na lista de supressão. Levante a supressão antes de reenviar.',
      )
    }
  }
}
