import { maskDocument } from '@ramal/shared/domain/documents.ts'
import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { Escrever } from '#escrita.ts'
import { createContextoDoAtendimento } from '#modules/atendimento/contexto-do-atendimento.ts'
import type { Ato } from '#modules/envio-digital/adesoes.ts'
import { createTrocas } from '#modules/envio-digital/trocas.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createFindUc, type Uc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { createConferencia } from './conferencia.ts'
import type { CampoConferido, CampoRespondido } from './conferir.ts'
import { MEIO_DO_CAMPO } from './ficha.ts'
import { createGravarCadastro } from './gravar.ts'
import { createRecadastramentoRepository } from './repository.ts'

export interface PedidoDeRecadastramento {
  aceito: boolean
  origem: 'automatico' | 'alteracao_cadastral'
  atendimentoId?: number | null | undefined
  campos: readonly CampoRespondido[]
  /** A corrected e-mail or mobile that was a destinatário also changes in the adhesion. */
  trocarNoEnvioDigital: boolean
}

export interface RecadastramentoRegistrado {
  id: number
  /** ISO 8601 in UTC. */
  em: string
  aceito: boolean
  /** The outcome of every field asked; the document is masked. */
  alteracoes: CampoConferido[]
}

export function createRegistrar(tables: Tables, escrever: Escrever, relogio: Relogio) {
  const contextoDoAtendimento = createContextoDoAtendimento(tables)
  const findUc = createFindUc(tables)
  const conferir = createConferencia(tables)
  const keep = createKeep(tables)
  const gravarCadastro = createGravarCadastro(tables)
  const trocas = createTrocas(tables)

  /**
   * Keeps a recadastramento, accepted or refused, and what it changes in the cadastro.
   * @throws ErroDominio `validacao` that names the fields (`campos.N.valor`), `conflito` when the document is another
   * consumidor's, or what `contextoDoAtendimento` throws.
   */
  return (
    contexto: Contexto,
    ucId: number,
    pedido: PedidoDeRecadastramento,
  ): Promise<RecadastramentoRegistrado> =>
    escrever(contexto, async (tx) => {
      const agora = relogio.agora()
      const { usuarioId } = contexto.autor
      const atendimentoId = await contextoDoAtendimento(tx, contexto, pedido.atendimentoId)
      const ato = { usuarioId, atendimentoId, agora }
      const uc = await findUc(tx, ucId)
      const { campos, incluiConsumidor } = await conferir(tx, uc, pedido, agora)
      const id = await keep(tx, uc, { ...pedido, campos, incluiConsumidor }, ato)
      await gravarCadastro(tx, uc, campos, ato)
      if (pedido.trocarNoEnvioDigital) await trocas.trocarEnderecos(tx, uc, trocasDe(campos), ato)
      return { id, em: agora.toISOString(), aceito: pedido.aceito, alteracoes: campos.map(maskCampo) }
    })
}

interface Conferido {
  aceito: boolean
  origem: PedidoDeRecadastramento['origem']
  campos: readonly CampoConferido[]
  incluiConsumidor: boolean
}

function createKeep(tables: Tables) {
  const repository = createRecadastramentoRepository(tables)
  const eventos = createEventos(tables)

  return async (tx: Tx, uc: Uc, { aceito, origem, campos, incluiConsumidor }: Conferido, ato: Ato) => {
    const { usuarioId, atendimentoId, agora } = ato
    const quem = { ucId: uc.id, consumidorId: uc.titular.id, atendimentoId, usuarioId }
    const id = await repository.insert(tx, { ...quem, em: agora, aceito, incluiConsumidor, origem }, campos)
    const dados = {
      tipo: 'recadastramento.registrado' as const,
      recadastramentoId: id,
      aceito,
      origem,
      campos: campos.map(maskCampo),
    }
    await eventos.registrar(tx, { ...quem, dados }, agora)
    return id
  }
}

/** The trail is read by the whole team: the document in it stays masked (design rule 9). */
function maskCampo(campo: CampoConferido): CampoConferido {
  if (campo.campo !== 'documento') return campo
  const { antes, depois } = campo
  return { ...campo, antes: antes && maskDocument(antes), depois: depois && maskDocument(depois) }
}

function trocasDe(campos: readonly CampoConferido[]) {
  return campos.flatMap(({ campo, resultado, antes, depois }) => {
    if (campo !== 'email' && campo !== 'celular') return []
    return resultado === 'corrigido' && antes !== null && depois !== null
      ? { meio: MEIO_DO_CAMPO[campo], de: antes, para: depois }
      : []
  })
}
