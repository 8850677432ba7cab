import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { createContextoDoAtendimento } from '#modules/atendimento/contexto-do-atendimento.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { createLerAdesao } from './adesao.ts'
import { createAdesoes, type Ato } from './adesoes.ts'
import { createDescreverEnvioDigital } from './descrever.ts'
import type { Adesao } from './repository.ts'

/** Going back to paper, address by address or at once: free, and with effect at that moment. */
export function createEncerrar(tables: Tables, escrever: Escrever, relogio: Relogio) {
  const contextoDoAtendimento = createContextoDoAtendimento(tables)
  const adesoes = createAdesoes(tables)
  const describe = createDescreverEnvioDigital(tables)
  const findUc = createFindUc(tables)
  const lerAdesao = createLerAdesao(tables)

  const change = (
    contexto: Contexto,
    { ucId, atendimentoId }: { ucId: number; atendimentoId?: number | undefined },
    body: (tx: Tx, adesao: Adesao, ato: Ato) => Promise<void>,
  ): Promise<EnvioDigital> =>
    escrever(contexto, async (tx) => {
      const agora = relogio.agora()
      const { usuarioId } = contexto.autor
      const ato = {
        usuarioId,
        atendimentoId: await contextoDoAtendimento(tx, contexto, atendimentoId),
        agora,
      }
      const uc = await findUc(tx, ucId)
      const lida = await lerAdesao(tx, uc)
      if (!lida) throw new ErroDominio('nao_encontrado', 'Esta UC não tem envio digital.')
      await body(tx, lida.adesao, ato)
      return describe(tx, uc, agora)
    })

  return {
    /** @throws ErroDominio `nao_encontrado`, or what `contextoDoAtendimento` throws. */
    encerrar: (contexto: Contexto, uc: { ucId: number; atendimentoId?: number | undefined }) =>
      change(contexto, uc, (tx, adesao, ato) => adesoes.encerrar(tx, adesao, 'exclusao', ato)),

    /** Without its last destinatário the adhesion ends. @throws as `encerrar`. */
    excluirDestinatario: (
      contexto: Contexto,
      alvo: { ucId: number; destinatarioId: number; atendimentoId?: number | undefined },
    ) =>
      change(contexto, alvo, async (tx, adesao, ato) => {
        const restantes = adesao.destinatarios.filter(({ id }) => id !== alvo.destinatarioId)
        if (restantes.length === adesao.destinatarios.length) {
          throw new ErroDominio('nao_encontrado', 'Este destinatário não está no envio digital da UC.')
        }
        if (restantes.length === 0) return adesoes.encerrar(tx, adesao, 'exclusao', ato)
        return adesoes.mudar(tx, adesao, restantes, adesao, ato)
      }),
  }
}
