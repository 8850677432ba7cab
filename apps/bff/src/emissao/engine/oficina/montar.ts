import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import type { Mensagens } from '#emissao/mensagens/modelos.ts'
import { decodeFatos } from '#emissao/nf3e/fatos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { ContaDoPosto, Trabalho, TrabalhoFatura, TrabalhoTermo } from './trabalho.ts'

export interface Montado {
  mensagem: Mensagem
  versaoMensagem: string
  documento: { hash: string; versaoModelo: string } | null
}

/** A disparo that can never be sent as it is; the sentence is kept with it. */
export class NaoMontavel extends Error {}

export interface Material {
  documentos: Documentos
  mensagens: Mensagens
  conta: ContaDoPosto
}

/** Builds the message of a disparo: a pure function of what is kept and of the words in force. */
export function montar({ conteudo, descadastro }: Trabalho, material: Material): Montado {
  return conteudo.tipo === 'termo'
    ? montarTermo(conteudo, material)
    : montarFatura(conteudo, descadastro, material)
}

/** A damaged document fails its own disparo and not the worker. */
function reopen({ fatos, xmlDeflate }: TrabalhoFatura): Nf3e {
  try {
    return (fatos && decodeFatos(fatos)) ?? reopenNf3e(xmlDeflate)
  } catch (cause) {
    throw new NaoMontavel('O documento guardado da fatura não pode ser lido.', { cause })
  }
}

function montarFatura(
  trabalho: TrabalhoFatura,
  descadastro: string | null,
  { documentos, mensagens }: Material,
): Montado {
  const { via, congelado, xmlDeflate, xmlTamanho, ucNumeroAnterior, protecao } = trabalho
  const nf3e = reopen(trabalho)
  const opcoes = { via, ucNumeroAnterior, xmlDeflate, xmlTamanho }
  const { documento, protegido } = protecao
    ? documentos.renderProtegido(nf3e, opcoes, protecao.chaves)
    : { documento: documentos.render(nf3e, opcoes), protegido: null }
  if (congelado.versaoModelo === documento.versaoModelo && congelado.hash !== documento.hash) {
    throw new NaoMontavel('O documento gerado difere do que foi congelado na fila.')
  }
  const dados = {
    nf3e,
    uc: trabalho.ucNumero ?? nf3e.acesso.ucNumero,
    linkDescadastro: descadastro,
    senhaDica: protecao?.dica ?? null,
    pdf: protegido ?? documento.bytes,
  }
  const { mensagem, versao } = via === 2 ? mensagens.segundaVia(dados) : mensagens.fatura(dados)
  const { hash, versaoModelo } = documento
  return { mensagem, versaoMensagem: versao, documento: { hash, versaoModelo } }
}

function montarTermo(termo: TrabalhoTermo, { mensagens, conta }: Material): Montado {
  const { mensagem, versao } = mensagens.termo({ ...termo, remetente: conta.remetente.nome })
  return { mensagem, versaoMensagem: versao, documento: null }
}
