import type { CampoRecadastramento, FichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { maskDocument } from '@ramal/shared/domain/documents.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createLerAdesao, type AdesaoLida } from '#modules/envio-digital/adesao.ts'
import { createContatosEmUso, type Contato, type Uc } from '#modules/ucs/find-uc.ts'
import { contatoDoTipo, valoresAtuais } from './atual.ts'
import { campoDe, isApplicable, ORDEM } from './campos.ts'
import { createRecadastramentoDevido } from './devido.ts'
import { motivoDe } from './motivo.ts'

/** The channel of the adhesion on which a contact may be a destinatário. */
export const MEIO_DO_CAMPO = { email: 'email', celular: 'whatsapp' } as const

export function createFicha(tables: Tables) {
  const contatosEmUso = createContatosEmUso(tables)
  const lerAdesao = createLerAdesao(tables)
  const recadastramentoDevido = createRecadastramentoDevido(tables)

  /** The form of the recadastramento with what is on file, and whether and why it is due. */
  return async (tx: ReadTx, uc: Uc, agora: Date): Promise<FichaRecadastramento> => {
    const contatos = await contatosEmUso(tx, uc.id)
    const situacao = await recadastramentoDevido(tx, uc, contatos, agora)
    const adesao = await lerAdesao(tx, uc)
    const { titular } = uc
    const { ultimo } = situacao
    return {
      ucId: uc.id,
      numero: uc.numero,
      numeroAnterior: uc.numeroAnterior,
      nome: titular.nome,
      pessoaJuridica: titular.pessoaJuridica,
      devido: situacao.uc.devido,
      motivo: motivoDe(situacao, contatos),
      ultimo: ultimo && { em: ultimo.em.toISOString(), aceito: ultimo.aceito },
      perguntarConsumidor: situacao.perguntarConsumidor,
      documentoEditavel: titular.documentoTipo === null,
      temEnvioDigital: adesao !== null,
      campos: describeCampos(uc, contatos, adesao),
    }
  }
}

function describeCampos(uc: Uc, contatos: readonly Contato[], lida: AdesaoLida | null) {
  const atual = valoresAtuais(uc, contatos)
  const destinatarios = lida?.adesao.destinatarios ?? []
  const isDestinatario = (campo: CampoRecadastramento, valor: string | null) =>
    (campo === 'email' || campo === 'celular') &&
    destinatarios.some(({ meio, endereco }) => meio === MEIO_DO_CAMPO[campo] && endereco === valor)

  return ORDEM.filter((campo) => isApplicable(campo, uc.titular.pessoaJuridica)).map((campo) => ({
    bloco: campoDe(campo).bloco,
    campo,
    valor: campo === 'documento' ? atual.documento && maskDocument(atual.documento) : atual[campo],
    destinatario: isDestinatario(campo, atual[campo]),
    situacao: contatoDoTipo(contatos, campo)?.situacao ?? null,
  }))
}
