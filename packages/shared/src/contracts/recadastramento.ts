import * as z from 'zod/mini'
import { id, idParams, instante, texto } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'

export const blocoRecadastramento = z.enum(['uc', 'consumidor'])
export const resultadoCampo = z.enum(['confirmado', 'corrigido', 'nao_possui', 'nao_informou'])

/** Fields by block, in the order of the screen (seed 002). */
export const CAMPOS_UC = ['celular', 'fone', 'email'] as const
export const CAMPOS_CONSUMIDOR = [
  'documento',
  'rg',
  'nascimento',
  'estadoCivil',
  'conjuge',
  'pai',
  'mae',
] as const

export const estadoCivil = z.enum(['solteiro', 'casado', 'uniao_estavel', 'separado', 'divorciado', 'viuvo'])

export const campoRecadastramento = z.enum([...CAMPOS_UC, ...CAMPOS_CONSUMIDOR])
export type CampoRecadastramento = z.infer<typeof campoRecadastramento>

export const fichaRecadastramento = z.object({
  ucId: z.number(),
  numero: z.string(),
  numeroAnterior: z.nullable(z.string()),
  nome: z.string(),
  pessoaJuridica: z.boolean(),
  devido: z.boolean(),
  /** Why the modal came up, in a sentence; null when it is not due. */
  motivo: z.nullable(z.string()),
  ultimo: z.nullable(z.object({ em: instante, aceito: z.boolean() })),
  /** False when the person was already asked at another of their UCs within the interval. */
  perguntarConsumidor: z.boolean(),
  /** The document may be typed only while it is empty or invalid. */
  documentoEditavel: z.boolean(),
  temEnvioDigital: z.boolean(),
  campos: z.array(
    z.object({
      bloco: blocoRecadastramento,
      campo: campoRecadastramento,
      /** Current value; the document comes masked. */
      valor: z.nullable(z.string()),
      /** True when this e-mail or mobile is also a destinatário of the adhesion. */
      destinatario: z.boolean(),
      /** State of the contact, e.g. `devolvido`; null for person data. */
      situacao: z.nullable(z.string()),
    }),
  ),
})

export type FichaRecadastramento = z.infer<typeof fichaRecadastramento>

export const verFichaRecadastramento = contract({
  metodo: 'GET',
  caminho: '/ucs/:id/recadastramento',
  resumo: 'A ficha do recadastramento e se ele é devido',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: fichaRecadastramento },
})

export const registrarRecadastramento = contract({
  metodo: 'POST',
  caminho: '/ucs/:id/recadastramentos',
  resumo: 'Recadastrar, ou registrar que não aceitou',
  acesso: EQUIPE,
  idempotente: true,
  params: idParams,
  body: z.object({
    aceito: z.boolean(),
    origem: z.enum(['automatico', 'alteracao_cadastral']),
    atendimentoId: z.optional(z.nullable(id)),
    campos: z
      .array(
        z.object({
          bloco: blocoRecadastramento,
          campo: campoRecadastramento,
          resultado: resultadoCampo,
          /** The new value when `corrigido`, as the person said it. */
          valor: z.optional(z.nullable(texto(254))),
        }),
      )
      .check(z.maxLength(10)),
    /** A corrected e-mail or mobile that was a destinatário also changes in the adhesion. */
    trocarNoEnvioDigital: z._default(z.boolean(), false),
  }),
  resposta: {
    status: 201,
    corpo: z.object({
      id: z.number(),
      em: instante,
      aceito: z.boolean(),
      alteracoes: z.array(
        z.object({
          bloco: blocoRecadastramento,
          campo: campoRecadastramento,
          resultado: resultadoCampo,
          antes: z.nullable(z.string()),
          depois: z.nullable(z.string()),
        }),
      ),
    }),
  },
})
