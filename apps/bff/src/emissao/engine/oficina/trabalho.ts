import type { TipoFatura } from '#db/schema/faturas.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'
import type { ClasseDeRecusa } from '#emissao/channels/porta.ts'
import type { ModeloVigente } from '#emissao/mensagens/modelos.ts'
import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import type { ContaDeEnvio } from '#modules/contas-email/leitura.ts'

// What the main thread and the threads that send tell each other. Plain data: it is copied from one to the other.

/** An account as the threads know it: `chave` also names one that is not in the database. */
export interface ContaDeEmail extends Omit<ContaDeEnvio, 'id' | 'atualizadaEm'> {
  meio: 'email'
  chave: string
  /** Connections made for an older version are not used for a newer one. */
  versao: string
}

/** A channel beside e-mail, as an account: there is one of each. */
export interface ContaDeCanal {
  meio: CanalDeEnvio['meio']
  chave: CanalDeEnvio['meio']
  versao: string
  conexoes: number
  /** Messages that may wait for their answer on each connection at once. */
  porConexao: number
  porMinuto: number | null
  /** To each recipient: here they are what providers are for e-mail. */
  porMinutoProvedor: number | null
  /** Different people in any 24 hours; null has no limit. */
  pessoasPor24h: number | null
  canal: CanalDeEnvio
}

export type ContaDoPosto = ContaDeEmail | ContaDeCanal

/** Everything a thread needs beside the work itself; sent again when something of it changes. */
export interface Oficio {
  contas: readonly ContaDoPosto[]
  modelos: readonly ModeloVigente[]
  /** Address under which providers reach Ramal. */
  publicUrl: string
}

export interface TrabalhoFatura {
  tipo: 'fatura'
  via: 1 | 2
  tipoFatura: TipoFatura
  /** The whole bill, or its slip alone. */
  documento: 'fatura' | 'barra'
  xmlDeflate: Uint8Array
  xmlTamanho: number | null
  /** Null where the document has to be read again. */
  fatos: Uint8Array | null
  ucNumero: string | null
  ucNumeroAnterior: string | null
  /** What was frozen when it was queued. */
  congelado: { hash: string | null; versaoModelo: string | null }
  /** The keys of the PDF's password, and what the message says of it. */
  protecao: { chaves: Uint8Array; dica: string } | null
}

export interface TrabalhoTermo {
  tipo: 'termo'
  titular: string
  uc: string
  aceitoEm: Date
  modoAceite: 'falado' | 'clicado' | 'assinado'
  protocolo: string | null
  versao: number
  texto: string
}

/** One e-mail to write and send. */
export interface TrabalhoDeEmail {
  meio: 'email'
  disparoId: number
  conta: string
  para: string
  messageId: string
  data: Date
  /** Envelope sender; null takes the account's own address. */
  retorno: string | null
  /** Where one POST withdraws the adhesion. */
  descadastro: string | null
  confirmarLeitura: boolean
  conteudo: TrabalhoFatura | TrabalhoTermo
  /** The bills of other disparos that travel in this message. */
  juntos: readonly TrabalhoFatura[]
  /** Takes the place of the model's subject. */
  assunto: string | null
  /** What the person who sends it wrote; it stands above the model's words. */
  recado: string | null
}

/** One message of a channel. */
export interface TrabalhoDeCanal {
  meio: CanalDeEnvio['meio']
  disparoId: number
  conta: string
  para: string
  referencia: string
  conteudo: TrabalhoFatura
}

export type Trabalho = TrabalhoDeEmail | TrabalhoDeCanal

/** What the bill's document is now; the template may be newer than the one that was frozen. */
export interface DocumentoEnviado {
  hash: string
  versaoModelo: string
}

/** What became of it. */
export type Feito =
  | {
      tipo: 'entregue'
      aceita: boolean
      resposta: Resposta
      /** See Entrega: it is no attempt. */
      semConexao?: true
      /** Of a channel that took it: how its receipts will name the message. */
      externoId?: string
      /** Of a channel that did not: whose matter that is. */
      classe?: ClasseDeRecusa
      documento: DocumentoEnviado | null
      /** Of the bills that travelled with it, in their order. */
      juntos?: readonly DocumentoEnviado[]
      versaoMensagem: string
    }
  /** It can never be sent as it is. */
  | { tipo: 'nao_montavel'; motivo: string }
