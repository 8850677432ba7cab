import * as z from 'zod/mini'
import { idParams, instante, textoObrigatorio } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'
import { resumoEnvioDigital } from './envio-digital.ts'
import { faturaResumo } from './faturas.ts'

/** A hit of the search box. */
export const ucResumo = z.object({
  id: z.number(),
  numero: z.string(),
  numeroAnterior: z.nullable(z.string()),
  nome: z.string(),
  documentoMascarado: z.nullable(z.string()),
  endereco: z.string(),
  municipio: z.string(),
  /** Present when the hit came by a protocol. */
  protocolo: z.optional(z.string()),
})

export type UcResumo = z.infer<typeof ucResumo>

export const buscarUcs = contract({
  metodo: 'POST',
  caminho: '/ucs/buscas',
  resumo: 'A busca de uma caixa só: UC, documento, telefone, e-mail, medidor, protocolo, nome ou endereço',
  acesso: EQUIPE,
  body: z.object({
    q: z.string().check(z.maxLength(200, 'Use no máximo 200 caracteres.')),
    limite: z._default(z.number().check(z.int(), z.gte(1), z.lte(50)), 20),
  }),
  resposta: {
    status: 200,
    corpo: z.object({
      /** What Ramal understood, in words, e.g. `UC, dígito correto`; most likely first. */
      entendido: z.array(z.object({ tipo: z.string(), rotulo: z.string() })),
      itens: z.array(ucResumo),
      /** True when there are more hits than `limite`. */
      mais: z.boolean(),
      /** The protocol that was typed, when it exists, with or without a UC. */
      protocolo: z.nullable(z.string()),
    }),
  },
})

export const contato = z.object({
  id: z.number(),
  tipo: z.enum(['celular', 'fone', 'email']),
  valor: z.string(),
  situacao: z.enum(['informado', 'confirmado', 'duvidoso', 'devolvido', 'recusado']),
  devolvidoEm: z.nullable(instante),
})

export const ucDetalhe = z.object({
  id: z.number(),
  numero: z.string(),
  numeroAnterior: z.nullable(z.string()),
  endereco: z.string(),
  municipio: z.string(),
  medidor: z.nullable(z.string()),
  classe: z.nullable(z.string()),
  grupoTensao: z.nullable(z.string()),
  debitoAutomatico: z.boolean(),
  titular: z.object({
    id: z.number(),
    nome: z.string(),
    pessoaJuridica: z.boolean(),
    documentoMascarado: z.nullable(z.string()),
    emailPrincipal: z.nullable(z.string()),
    outrasUcs: z.number(),
  }),
  contatos: z.array(contato),
  /** What the agent must know before speaking, from data: bounced e-mail, life support… */
  alertas: z.array(z.object({ codigo: z.string(), texto: z.string() })),
  recadastramentoDevido: z.boolean(),
  envioDigital: z.nullable(resumoEnvioDigital),
  faturas: z.array(faturaResumo),
})

export type UcDetalhe = z.infer<typeof ucDetalhe>

export const verUc = contract({
  metodo: 'GET',
  caminho: '/ucs/:id',
  resumo: 'Tudo de uma UC que o atendimento precisa, em uma resposta',
  acesso: EQUIPE,
  params: idParams,
  resposta: { status: 200, corpo: ucDetalhe },
})

export const revelarDocumento = contract({
  metodo: 'POST',
  caminho: '/ucs/:id/revelacoes',
  resumo: 'Mostrar o documento do titular por inteiro; fica registrado com o motivo',
  acesso: EQUIPE,
  params: idParams,
  body: z.object({ motivo: textoObrigatorio(200) }),
  resposta: { status: 200, corpo: z.object({ documento: z.nullable(z.string()) }) },
})
