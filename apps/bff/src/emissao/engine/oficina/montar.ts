import type { Documentos } from '#emissao/engine/documentos.ts'
import type { DadosDaFatura } from '#emissao/mensagens/dados.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import type { MensagemEscrita, Mensagens } from '#emissao/mensagens/modelos.ts'
import { comPedido } from '#emissao/mensagens/pedido.ts'
import { desenhar } from './documento-do-trabalho.ts'
import type { ContaDeEmail, DocumentoEnviado, TrabalhoDeEmail, TrabalhoFatura } from './trabalho.ts'

export interface Montado {
  mensagem: Mensagem
  versaoMensagem: string
  documento: DocumentoEnviado | null
  /** Of the bills that travel with it, in their order. */
  juntos: DocumentoEnviado[]
}

export interface Material {
  documentos: Documentos
  mensagens: Mensagens
  conta: ContaDeEmail
}

/** Builds the message of a disparo: a pure function of what is kept and of the words in force. @throws NaoMontavel */
export function montar(trabalho: TrabalhoDeEmail, material: Material): Montado {
  const { conteudo, assunto, recado } = trabalho
  if (conteudo.tipo === 'termo') {
    const { mensagens, conta } = material
    const { mensagem, versao } = mensagens.termo({ ...conteudo, remetente: conta.remetente.nome })
    return { mensagem, versaoMensagem: versao, documento: null, juntos: [] }
  }
  const desenhos = [conteudo, ...trabalho.juntos].map((fatura) => ({
    fatura,
    ...desenhar(fatura, material.documentos),
  }))
  const dados = desenhos.map(({ fatura, nf3e, pdf }): DadosDaFatura => dadosDe(fatura, nf3e, pdf, trabalho))
  const { mensagem, versao } = escrever(conteudo.via, dados, material.mensagens)
  const [documento = null, ...juntos] = desenhos.map((desenho) => desenho.documento)
  return { mensagem: comPedido(mensagem, { assunto, recado }), versaoMensagem: versao, documento, juntos }
}

const dadosDe = (
  { ucNumero, ucNumeroAnterior, documento, protecao }: TrabalhoFatura,
  nf3e: DadosDaFatura['nf3e'],
  pdf: Uint8Array,
  { descadastro }: TrabalhoDeEmail,
): DadosDaFatura => ({
  nf3e,
  uc: ucNumero ?? nf3e.acesso.ucNumero,
  ucNumeroAnterior,
  conteudo: documento,
  linkDescadastro: descadastro,
  senhaDica: protecao?.dica ?? null,
  pdf,
})

function escrever(via: 1 | 2, dados: readonly DadosDaFatura[], mensagens: Mensagens): MensagemEscrita {
  const [unica] = dados
  if (dados.length > 1 || !unica) return mensagens.segundasVias(dados.toSorted(byCompetencia))
  return via === 2 ? mensagens.segundaVia(unica) : mensagens.fatura(unica)
}

const byCompetencia = ({ nf3e: { fatura: a } }: DadosDaFatura, { nf3e: { fatura: b } }: DadosDaFatura) =>
  `${a.competencia} ${a.vencimento}`.localeCompare(`${b.competencia} ${b.vencimento}`)
