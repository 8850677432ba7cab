import * as z from 'zod/mini'
import { id, idNaUrl, idParams, instante, linha, pagina, texto, textoObrigatorio } from './comum.ts'
import { contract, EQUIPE, GESTAO } from './contract.ts'

export const estadoDisparo = z.enum([
  'retido',
  'aguardando_autorizacao',
  'na_fila',
  'enviando',
  'aceito',
  'entregue',
  'lido',
  'devolvido',
  'falhou',
  'suprimido',
  'cancelado',
])
export type EstadoDisparo = z.infer<typeof estadoDisparo>

export const meioDisparo = z.enum(['email', 'whatsapp', 'sms', 'impressao'])
export type MeioDisparo = z.infer<typeof meioDisparo>

export const disparo = z.object({
  id: z.number(),
  faturaId: z.nullable(z.number()),
  ucId: z.nullable(z.number()),
  numero: z.nullable(z.string()),
  competencia: z.nullable(z.string()),
  finalidade: z.enum(['primeira_via', 'segunda_via', 'termo']),
  conteudo: z.enum(['fatura', 'barra', 'termo']),
  meio: meioDisparo,
  endereco: z.nullable(z.string()),
  /** Typed by a person, not taken from the adhesion or the cadastro. */
  digitado: z.boolean(),
  /** What was asked for at once, and can be undone at once. */
  pedidoId: z.nullable(z.number()),
  /** The disparo in whose message this one travels. */
  juntoComId: z.nullable(z.number()),
  estado: estadoDisparo,
  estadoEm: instante,
  criadoEm: instante,
  segurado: z.boolean(),
  tentativas: z.number(),
  ultimoErro: z.nullable(z.string()),
  /** Until when who sent it may take it back; null once it can only be cancelled by a supervisor, or not at all. */
  desfazerAte: z.nullable(instante),
  /** Why it was sent again, the last time. */
  motivoReenvio: z.nullable(z.string()),
  /** The print lot it is in. */
  loteId: z.nullable(z.number()),
})

export const tentativa = z.object({
  id: z.number(),
  inicio: instante,
  fim: z.nullable(instante),
  resultado: z.nullable(z.enum(['aceito', 'adiado', 'recusado', 'interrompido'])),
  codigo: z.nullable(z.number()),
  codigoEstendido: z.nullable(z.string()),
  resposta: z.nullable(z.string()),
})

/** One step of a disparo's way, whatever told of it. */
export const passoDisparo = z.object({
  em: instante,
  tipo: z.enum([
    'criado',
    'liberado',
    'tentativa',
    /** Something came back by mail. */
    'retorno',
    /** The provider said what became of the message. */
    'recibo',
    'cancelado',
    'reenviado',
    /** The last state, where nothing above tells of it: given up, suppressed, printed. */
    'estado',
    /** Another disparo took its place because it was lost (design rule 7). */
    'substituto',
  ]),
  /** The outcome of an attempt, the action of a report, the provider's word, or a state. */
  resultado: z.nullable(z.string()),
  codigo: z.nullable(z.string()),
  texto: z.nullable(z.string()),
  /** Of a `substituto` or `reenviado`: the other disparo. */
  disparoId: z.nullable(z.number()),
})
export type PassoDisparo = z.infer<typeof passoDisparo>

export const disparoDetalhe = z.object({
  ...disparo.shape,
  documentoHash: z.nullable(z.string()),
  versaoModelo: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  protocolo: z.nullable(z.string()),
  /** What the provider calls the message. */
  externoId: z.nullable(z.string()),
  historico: z.array(tentativa),
  /** Everything that happened to it, in order. */
  passos: z.array(passoDisparo),
})

export type Disparo = z.infer<typeof disparo>
export type DisparoDetalhe = z.infer<typeof disparoDetalhe>

export const listarDisparos = contract({
  metodo: 'GET',
  caminho: '/disparos',
  resumo: 'Disparos, do mais novo ao mais antigo',
  acesso: EQUIPE,
  query: z.object({
    estado: z.optional(estadoDisparo),
    /** With `true` only those that failed, bounced or were suppressed. */
    problema: z.optional(z.stringbool()),
    meio: z.optional(meioDisparo),
    ucId: z.optional(idNaUrl),
    faturaId: z.optional(idNaUrl),
    ...pagina,
  }),
  resposta: {
    status: 200,
    corpo: z.object({ itens: z.array(disparo), depois: z.nullable(z.number()) }),
  },
})

/** What this person sent moments ago: shown again after a reload, on whichever machine. */
export const listarDesfaziveis = contract({
  metodo: 'GET',
  caminho: '/disparos/desfaziveis',
  resumo: 'Envios desta pessoa que ainda podem ser desfeitos',
  acesso: EQUIPE,
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(disparo),
      /** The server's clock, to count down by. */
      agora: instante,
    }),
  },
})

export const verDisparo = contract({
  metodo: 'GET',
  caminho: '/disparos/:id',
  resumo: 'Um disparo com cada tentativa',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: disparoDetalhe },
})

/** What a person has read and wants all the same. A suppressed address is not among them: a supervisor lifts it, or nobody. */
export const ciencia = z.enum(['fatura_paga', 'endereco_de_outro'])
export type Ciencia = z.infer<typeof ciencia>

export const criarDisparos = contract({
  metodo: 'POST',
  caminho: '/disparos',
  resumo:
    'Enviar ou imprimir a 2ª via ou a barra de uma ou mais faturas; por 10 segundos ainda pode ser desfeito',
  acesso: EQUIPE,
  idempotente: true,
  body: z.object({
    /** All of one UC. By e-mail, all of them travel in one message to each address. */
    faturaIds: z.array(id).check(z.minLength(1, 'Escolha pelo menos uma fatura.'), z.maxLength(50)),
    conteudo: z._default(z.enum(['fatura', 'barra']), 'fatura'),
    /** A barra goes by any of them, a whole bill not by SMS. */
    meio: meioDisparo,
    /** E-mails or mobile numbers, as typed; none for paper. */
    enderecos: z._default(z.array(textoObrigatorio(254)).check(z.maxLength(20)), []),
    /** Of paper: now, by this browser, or with the next print lot. */
    impressao: z._default(z.enum(['agora', 'lote']), 'agora'),
    /** E-mail only: take the place of the model's subject, and stand above its words. */
    assunto: z.optional(z.nullable(linha(150))),
    recado: z.optional(z.nullable(textoObrigatorio(2000))),
    confirmarLeitura: z._default(z.boolean(), false),
    /** Keeps what was typed among the UC's contacts. */
    guardarNoCadastro: z._default(z.boolean(), false),
    /** The customer agrees to WhatsApp at a number that the adhesion does not hold. */
    consentimento: z._default(z.boolean(), false),
    ciente: z._default(z.array(ciencia).check(z.maxLength(2)), []),
    atendimentoId: z.optional(z.nullable(id)),
  }),
  resposta: { status: 201, corpo: z.object({ pedidoId: z.number(), itens: z.array(disparo) }) },
})

export const desfazerPedido = contract({
  metodo: 'POST',
  caminho: '/pedidos/:id/desfazimento',
  resumo: 'Desfazer, de uma vez, o que se acabou de pedir; o que já começou a sair continua',
  acesso: EQUIPE,
  idempotente: true,
  params: idParams,
  resposta: {
    status: 200,
    corpo: z.object({ itens: z.array(disparo), desfeitos: z.number() }),
  },
})

/** `event: disparo` with a disparo as its data, whenever one of the UC is made or changes; `event: fim` ends it for good. */
export const acompanharDisparos = contract({
  metodo: 'GET',
  caminho: '/ucs/:id/disparos/eventos',
  resumo: 'O que acontece com os disparos de uma UC, no momento em que acontece (server-sent events)',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: null, tipo: 'text/event-stream' },
})

export const reenviarDisparo = contract({
  metodo: 'POST',
  caminho: '/disparos/:id/reenvio',
  resumo: 'Enviar de novo o que falhou, ou o que foi aceito e o consumidor diz que não chegou',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
  body: z.object({ motivo: textoObrigatorio(200) }),
  /** What was accepted stays as it is: the answer is then another disparo, a 2ª via. */
  resposta: { status: 200, corpo: disparo },
})

export const cancelarDisparo = contract({
  metodo: 'POST',
  caminho: '/disparos/:id/cancelamento',
  resumo: 'Desfazer o que se acabou de enviar, ou cancelar o que ainda espera (supervisor)',
  acesso: EQUIPE,
  idempotente: true,
  params: idParams,
  body: z.object({
    /** Required of a supervisor, for whom this is no undo. */
    motivo: z.optional(texto(200)),
    /** False leaves the bill without a printed copy too when this was the last one. */
    imprimir: z._default(z.boolean(), true),
  }),
  resposta: { status: 200, corpo: disparo },
})

/** Marks held bills so that the routine leaves them, or lets them go again. */
export const segurarDisparo = contract({
  metodo: 'PATCH',
  caminho: '/disparos/:id',
  resumo: 'Segurar ou soltar um disparo retido no painel',
  acesso: GESTAO,
  params: idParams,
  body: z.object({ segurado: z.boolean() }),
  resposta: { status: 200, corpo: disparo },
})
