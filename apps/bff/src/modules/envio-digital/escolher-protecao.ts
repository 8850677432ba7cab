import type { ProtecaoPdf } from '#db/schema/envio-digital.ts'
import { campoInvalido } from '#erros.ts'
import { senhaDoDocumento, type Protecoes } from './protecao.ts'

export interface ProtecaoPedida {
  /** Left out, an adhesion keeps what it has and a new one takes the parameter's. */
  protecao?: ProtecaoPdf | undefined
  /** Of `escolhida`; left out, the one chosen before stays. */
  senha?: string | undefined
}

export interface ProtecaoDaAdesao {
  protecao: ProtecaoPdf
  protecaoCifrada: string | null
}

interface Situacao {
  /** The adhesion that is being changed. */
  atual: ProtecaoDaAdesao | null
  documento: string | null
  parametros: { protecaoPdf: ProtecaoPdf; digitosDaSenha: number }
}

const NENHUMA: ProtecaoDaAdesao = { protecao: 'nenhuma', protecaoCifrada: null }

/**
 * The password that the PDFs of an adhesion are to have, its keys derived (10 ms: call it outside any transaction).
 * @throws ErroDominio `validacao` on `senha` or `protecao`.
 */
export function escolherProtecao(
  pedida: ProtecaoPedida,
  { atual, documento, parametros }: Situacao,
  protecoes: Protecoes,
): ProtecaoDaAdesao {
  const protecao = pedida.protecao ?? atual?.protecao ?? parametros.protecaoPdf
  const anterior = atual?.protecao === protecao ? atual.protecaoCifrada : null
  if (protecao === 'nenhuma') return NENHUMA
  if (protecao === 'escolhida') {
    if (pedida.senha !== undefined) {
      return { protecao, protecaoCifrada: protecoes.guardar(pedida.senha, { digitos: null, anterior }) }
    }
    if (anterior !== null) return { protecao, protecaoCifrada: anterior }
    // A default that needs a word from the customer binds only who can ask for it.
    if (pedida.protecao === undefined) return NENHUMA
    throw campoInvalido('senha', 'Digite a senha que o titular escolheu para o PDF.')
  }
  if (documento === null) {
    if (pedida.protecao === undefined) return NENHUMA
    throw campoInvalido('protecao', 'O titular não tem CPF ou CNPJ no cadastro; escolha outra senha.')
  }
  const digitos = parametros.digitosDaSenha
  const senha = senhaDoDocumento(documento, digitos)
  return { protecao, protecaoCifrada: protecoes.guardar(senha, { digitos, anterior }) }
}
