import * as z from 'zod/mini'
import { email, id, idNaUrl, idParams, instante, pagina } from './comum.ts'
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
  resumo: 'Enviar a 2ª via de uma fatura por e-mail',
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
  resumo: 'Tentar de novo um disparo que falhou',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
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

export const executarRotinaEnvio = contract({
  metodo: 'POST',
  caminho: '/rotinas/envio-faturas/execucoes',
  resumo: 'Executar agora: libera e envia o que está retido e não segurado',
  acesso: GESTAO,
  idempotente: true,
  resposta: { status: 201, corpo: z.object({ liberados: z.number(), em: instante }) },
})
