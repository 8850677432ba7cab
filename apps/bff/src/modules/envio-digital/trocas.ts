import type { Tables } from '#db/schema.ts'
import type { MeioDigital } from '#db/schema/envio-digital.ts'
import type { Tx } from '#db/tx.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Uc } from '#modules/ucs/find-uc.ts'
import { createLerAdesao } from './adesao.ts'
import { createAdesoes, type Ato } from './adesoes.ts'
import { readDestinatarios } from './enderecos.ts'
import { createEnvioDigitalRepository } from './repository.ts'

export interface TrocaDeEndereco {
  meio: MeioDigital
  de: string
  para: string
}

/** Changes of an adhesion that another slice causes, in its transaction. */
export function createTrocas(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const adesoes = createAdesoes(tables)
  const lerAdesao = createLerAdesao(tables)
  const lerParametros = createLerParametros(tables)

  return {
    /**
     * Puts a corrected address in the place of the one it replaces; addresses that are no destinatário are left alone.
     * @throws ErroDominio `whatsapp_nao_contratado`.
     */
    async trocarEnderecos(tx: Tx, uc: Uc, trocas: readonly TrocaDeEndereco[], ato: Ato): Promise<void> {
      const lida = await lerAdesao(tx, uc)
      if (!lida) return
      const { adesao } = lida
      const novos: TrocaDeEndereco[] = []
      const enderecos = adesao.destinatarios.map(({ meio, endereco }) => {
        const troca = trocas.find((item) => item.meio === meio && item.de === endereco)
        if (troca) novos.push(troca)
        return { meio, endereco: troca?.para ?? endereco }
      })
      if (novos.length === 0) return
      const { whatsappContratado } = await lerParametros(tx)
      readDestinatarios(
        novos.map(({ meio, para }) => ({ meio, endereco: para })),
        whatsappContratado,
      )
      const unique = new Map(enderecos.map((item) => [`${item.meio}:${item.endereco}`, item]))
      await adesoes.mudar(tx, adesao, [...unique.values()], adesao, ato)
    },

    /** Ends what the last titular had agreed to: the next one's bills never reach them (design rule 3). */
    async encerrarPorTrocaDeTitular(
      tx: Tx,
      { ucId, usuarioId, agora }: { ucId: number; usuarioId: number | null; agora: Date },
    ): Promise<void> {
      const adesao = await repository.findVigente(tx, ucId)
      if (adesao)
        await adesoes.encerrar(tx, adesao, 'troca_titular', { usuarioId, agora, atendimentoId: null })
    },
  }
}
