import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import { createContatosEmUso, type Uc } from '#modules/ucs/find-uc.ts'
import { valoresAtuais } from './atual.ts'
import { createCadastroRepository } from './cadastro-repository.ts'
import { completarCampos } from './completar.ts'
import { conferirCampos, type CampoConferido, type CampoRespondido } from './conferir.ts'
import { createRecadastramentoDevido } from './devido.ts'

export interface Conferencia {
  /** The outcome of every field asked; none of a refusal. */
  campos: CampoConferido[]
  /** Whether the person's own data were asked too. */
  incluiConsumidor: boolean
}

interface Resposta {
  aceito: boolean
  campos: readonly CampoRespondido[]
}

/**
 * Checks an answer against what is on file.
 * @throws ErroDominio `validacao` on the fields, `conflito` when the document is another consumidor's.
 */
export function createConferencia(tables: Tables) {
  const contatosEmUso = createContatosEmUso(tables)
  const recadastramentoDevido = createRecadastramentoDevido(tables)
  const assertDocumentoLivre = createAssertDocumentoLivre(tables)

  return async (tx: ReadTx, uc: Uc, { aceito, campos }: Resposta, agora: Date): Promise<Conferencia> => {
    const contatos = await contatosEmUso(tx, uc.id)
    if (!aceito) {
      if (campos.length > 0)
        throw campoInvalido('campos', 'Quem não aceitou recadastrar não responde campos.')
      const { perguntarConsumidor } = await recadastramentoDevido(tx, uc, contatos, agora)
      return { campos: [], incluiConsumidor: perguntarConsumidor }
    }
    if (campos.length === 0) throw campoInvalido('campos', 'Responda pelo menos um campo.')
    const { pessoaJuridica, documentoTipo } = uc.titular
    const atual = valoresAtuais(uc, contatos)
    const cadastro = {
      atual,
      pessoaJuridica,
      documentoValido: documentoTipo !== null,
      hoje: saoPauloDay(agora),
    }
    const conferidos = conferirCampos(campos, cadastro)
    await assertDocumentoLivre(tx, uc, campos, conferidos)
    const incluiConsumidor = conferidos.some(({ bloco }) => bloco === 'consumidor')
    return { campos: completarCampos(conferidos, cadastro), incluiConsumidor }
  }
}

function createAssertDocumentoLivre(tables: Tables) {
  const cadastro = createCadastroRepository(tables)
  return async (
    tx: ReadTx,
    { titular }: Uc,
    respondidos: readonly CampoRespondido[],
    conferidos: readonly CampoConferido[],
  ): Promise<void> => {
    const index = respondidos.findIndex(({ campo }) => campo === 'documento')
    const { resultado, depois } = conferidos[index] ?? {}
    if (resultado !== 'corrigido' || !depois) return
    if (!(await cadastro.isDocumentoDeOutro(tx, depois, titular.id))) return
    const mensagem = 'O documento já é de outro consumidor; confira o número ou peça a troca de titularidade.'
    throw new ErroDominio('conflito', mensagem, [{ campo: `campos.${index}.valor`, mensagem }])
  }
}
