import * as z from 'zod/mini'
import { id, idParams, instante, texto } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'

export const origemAtendimento = z.enum(['telefone', 'presencial', 'whatsapp', 'chat', 'email', 'retorno'])

export const motivoFinalizacao = z.enum([
  'recadastramento',
  'envio_digital',
  'segunda_via',
  'informacao',
  'reclamacao',
  'outros',
  /** A mistaken start. */
  'engano',
])

export const atendimento = z.object({
  id: z.number(),
  protocolo: z.string(),
  origem: origemAtendimento,
  /** E.164, or null when the caller's number is not known. */
  telefone: z.nullable(z.string()),
  protocoloAnterior: z.nullable(z.string()),
  inicio: instante,
  fim: z.nullable(instante),
  motivo: z.nullable(motivoFinalizacao),
  observacao: z.nullable(z.string()),
  ucId: z.nullable(z.number()),
  agente: z.object({ id: z.number(), nome: z.string() }),
  /** The reason that what was done suggests, for *Finalizar*. */
  motivoSugerido: motivoFinalizacao,
})

export type Atendimento = z.infer<typeof atendimento>
export type OrigemAtendimento = z.infer<typeof origemAtendimento>
export type MotivoFinalizacao = z.infer<typeof motivoFinalizacao>

export const iniciarAtendimento = contract({
  metodo: 'POST',
  caminho: '/atendimentos',
  resumo: 'Iniciar um atendimento; o protocolo nasce aqui',
  acesso: EQUIPE,
  idempotente: true,
  body: z.object({
    origem: origemAtendimento,
    telefone: z.optional(z.nullable(texto(30))),
    protocoloAnterior: z.optional(z.nullable(texto(30))),
  }),
  resposta: { status: 201, corpo: atendimento },
})

export const verAtendimento = contract({
  metodo: 'GET',
  caminho: '/atendimentos/:id',
  resumo: 'Um atendimento',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: atendimento },
})

export const alterarAtendimento = contract({
  metodo: 'PATCH',
  caminho: '/atendimentos/:id',
  resumo: 'Mudar origem, telefone ou a UC em atendimento',
  acesso: EQUIPE,
  params: idParams,
  body: z.object({
    origem: z.optional(origemAtendimento),
    telefone: z.optional(z.nullable(texto(30))),
    ucId: z.optional(z.nullable(id)),
  }),
  resposta: { status: 200, corpo: atendimento },
})

export const finalizarAtendimento = contract({
  metodo: 'POST',
  caminho: '/atendimentos/:id/finalizacao',
  resumo: 'Finalizar com o motivo; engano fecha um início por engano',
  acesso: EQUIPE,
  idempotente: true,
  params: idParams,
  body: z.object({ motivo: motivoFinalizacao, observacao: z.optional(z.nullable(texto(2000))) }),
  resposta: { status: 200, corpo: atendimento },
})
