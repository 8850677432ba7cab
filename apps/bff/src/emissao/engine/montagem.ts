import type { Envelope } from '#emissao/channels/entrega.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { createMensagens } from '#emissao/mensagens/modelos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Documento, Documentos } from './documentos.ts'
import { dominioDe, messageIdOf } from './message-id.ts'
import type { DisparoCarregado } from './repository.ts'

const mensagens = createMensagens([])

export interface Montado {
  envelope: Envelope
  mensagem: Mensagem
  /** What the bill's document is now; the template may be newer than the one that was frozen. */
  documento: Pick<Documento, 'hash' | 'versaoModelo'> | null
}

/** A disparo that can never be sent as it is; the sentence is kept with it. */
export class NaoMontavel extends Error {}

/** Builds the message of a disparo: a pure function of what is kept, the sender and the clock. */
export function montar(
  carregado: DisparoCarregado,
  { documentos, remetente, agora }: { documentos: Documentos; remetente: string; agora: Date },
): Montado {
  const { disparo } = carregado
  if (!disparo.endereco) throw new NaoMontavel('O disparo não tem endereço.')
  const envelope: Envelope = {
    de: remetente,
    para: disparo.endereco,
    messageId: disparo.messageId ?? messageIdOf(disparo, dominioDe(remetente) ?? 'localhost'),
    data: agora,
  }
  if (disparo.finalidade === 'termo') {
    return { envelope, mensagem: montarTermo(carregado, remetente), documento: null }
  }
  return { envelope, ...montarFatura(carregado, documentos) }
}

/** A damaged document fails its own disparo and not the worker. */
function reopen(xmlDeflate: Uint8Array): Nf3e {
  try {
    return reopenNf3e(xmlDeflate)
  } catch (cause) {
    throw new NaoMontavel('O documento guardado da fatura não pode ser lido.', { cause })
  }
}

function montarFatura(carregado: DisparoCarregado, documentos: Documentos) {
  const { disparo, xmlDeflate, ucNumero, ucNumeroAnterior } = carregado
  if (!xmlDeflate) throw new NaoMontavel('A fatura não tem documento.')
  const nf3e = reopen(xmlDeflate)
  const via = disparo.finalidade === 'segunda_via' ? 2 : 1
  const { bytes, hash, versaoModelo } = documentos.render(nf3e, { via, ucNumeroAnterior })
  if (disparo.versaoModelo === versaoModelo && disparo.documentoHash !== hash) {
    throw new NaoMontavel('O documento gerado difere do que foi congelado na fila.')
  }
  const dados = {
    nf3e,
    uc: ucNumero ?? nf3e.acesso.ucNumero,
    linkDescadastro: null,
    senhaDica: null,
    pdf: bytes,
  }
  const { mensagem } = via === 2 ? mensagens.segundaVia(dados) : mensagens.fatura(dados)
  return { mensagem, documento: { hash, versaoModelo } }
}

function montarTermo(
  { termo, adesao, ucNumero, titular, protocolo }: DisparoCarregado,
  remetente: string,
): Mensagem {
  if (!termo || !adesao?.em || !ucNumero || !titular)
    throw new NaoMontavel('A adesão deste termo não existe mais.')
  return mensagens.termo({
    remetente: nameOf(remetente),
    titular,
    uc: ucNumero,
    aceitoEm: adesao.em,
    modoAceite: adesao.modoAceite ?? 'clicado',
    protocolo,
    versao: termo.versao,
    texto: termo.texto,
  }).mensagem
}

/** `Nome <endereco>` → `Nome`. */
const nameOf = (remetente: string) =>
  remetente.replace(/\s*<[^>]*>\s*$/, '').replace(/^"|"$/g, '') || remetente
