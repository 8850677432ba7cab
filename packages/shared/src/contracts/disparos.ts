import * as z from 'zod/mini'
import { email, id, idNaUrl, idParams, instante, pagina, texto, textoObrigatorio } from './comum.ts'
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

export const disparoDetalhe = z.object({
  ...disparo.shape,
  documentoHash: z.nullable(z.string()),
  versaoModelo: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  protocolo: z.nullable(z.string()),
  historico: z.array(tentativa),
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

/** What the panel counts; `impressao` is the paper that waits for a print lot. */
export const grupoDePendentes = z.enum([
  'retido',
  'aguardando_autorizacao',
  'na_fila',
  'impressao',
  'falhou',
  'devolvido',
  'suprimido',
])

export const contarDisparos = contract({
  metodo: 'GET',
  caminho: '/disparos/contagens',
  resumo: 'Quantos disparos esperam ou não chegaram, por situação',
  acesso: GESTAO,
  resposta: {
    status: 200,
    corpo: z.object({
      /** Counted up to a bound, because a whole book may be waiting; `mais` says that there are more. */
      itens: z.array(z.object({ grupo: grupoDePendentes, total: z.number(), mais: z.boolean() })),
    }),
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

export const criarDisparo = contract({
  metodo: 'POST',
  caminho: '/disparos',
  resumo: 'Enviar a 2ª via de uma fatura por e-mail; por 10 segundos ainda pode ser desfeita',
  acesso: EQUIPE,
  idempotente: true,
  body: z.object({
    faturaId: id,
    meio: z.literal('email'),
    endereco: email,
    atendimentoId: z.optional(z.nullable(id)),
  }),
  resposta: { status: 201, corpo: disparo },
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

/** The daily routine, for the panel. */
export const verRotinaEnvio = contract({
  metodo: 'GET',
  caminho: '/rotinas/envio-faturas',
  resumo: 'A próxima execução da rotina de envio e a última',
  acesso: GESTAO,
  resposta: {
    status: 200,
    corpo: z.object({
      /** `HH:MM` in São Paulo. */
      horario: z.string(),
      proxima: instante,
      ultima: z.nullable(
        z.object({
          inicio: instante,
          fim: z.nullable(instante),
          liberados: z.number(),
          /** False for *Executar agora*. */
          agendada: z.boolean(),
          usuario: z.nullable(z.string()),
        }),
      ),
    }),
  },
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

export const executarRotinaEnvio = contract({
  metodo: 'POST',
  caminho: '/rotinas/envio-faturas/execucoes',
  resumo: 'Executar agora: libera e envia o que está retido e não segurado',
  acesso: GESTAO,
  idempotente: true,
  resposta: { status: 201, corpo: z.object({ liberados: z.number(), em: instante }) },
})
