import * as z from 'zod/mini'
import { isValidEmail, normalizeEmail } from '../domain/email.ts'
import { isValidDomain, isValidHost, isValidSelector } from '../domain/host.ts'
import { id, idParams, instante, linha } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

export const segurancaConta = z.enum(['tls', 'starttls', 'nenhuma'])
export type SegurancaConta = z.infer<typeof segurancaConta>

const minuscula = (check: (valor: string) => boolean, mensagem: string) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(254, 'Use no máximo 254 caracteres.')),
      z.transform((valor: string) => normalizeEmail(valor)),
    ),
    z
      .string()
      .check(z.minLength(1, { error: 'Preencha este campo.', abort: true }), z.refine(check, mensagem)),
  )

const endereco = minuscula(isValidEmail, 'O e-mail não é válido.')
const dominio = minuscula(isValidDomain, 'O domínio não é válido. Exemplo: energia.com.br.')

const PORTA = 'A porta vai de 1 a 65535.'
const CONEXOES = 'Use de 1 a 50 conexões.'
const LIMITE = 'O limite vai de 1 a 1.000.000 de mensagens por minuto.'
const limite = z.nullable(z.int(LIMITE).check(z.gte(1, LIMITE), z.lte(1_000_000, LIMITE)))

/** The settings of an account that are no secret. */
const ajustes = {
  nome: linha(60),
  host: minuscula(isValidHost, 'Informe o nome ou o endereço IP do servidor, sem a porta.'),
  porta: z.int(PORTA).check(z.gte(1, PORTA), z.lte(65_535, PORTA)),
  seguranca: segurancaConta,
  usuario: z.nullable(linha(254)),
  remetenteNome: linha(80),
  remetenteEndereco: endereco,
  responderPara: z.nullable(endereco),
  dominioRetorno: z.nullable(dominio),
  conexoes: z.int(CONEXOES).check(z.gte(1, CONEXOES), z.lte(50, CONEXOES)),
  porMinuto: limite,
  porMinutoProvedor: limite,
  ativa: z.boolean(),
}

const conteudo = z.object({
  ...ajustes,
  /** Absent keeps the one that is kept; null removes it. Never given back. */
  senha: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(500)))),
  /**
   * Absent keeps what there is; null signs no more. A key is given in PEM or made by the server; with neither, the
   * kept one goes on under the domain and selector given here.
   */
  dkim: z.optional(
    z.nullable(
      z.object({
        dominio,
        seletor: minuscula(isValidSelector, 'O seletor usa letras, dígitos e hífen. Exemplo: ramal2026.'),
        chavePrivada: z.optional(z.string().check(z.maxLength(20_000))),
        gerar: z.optional(z.boolean()),
      }),
    ),
  ),
})
export type ContaEmailConteudo = z.input<typeof conteudo>

export const contaEmail = z.object({
  id: z.number(),
  nome: z.string(),
  host: z.string(),
  porta: z.number(),
  seguranca: segurancaConta,
  usuario: z.nullable(z.string()),
  temSenha: z.boolean(),
  remetenteNome: z.string(),
  remetenteEndereco: z.string(),
  responderPara: z.nullable(z.string()),
  dominioRetorno: z.nullable(z.string()),
  dkim: z.nullable(
    z.object({
      dominio: z.string(),
      seletor: z.string(),
      /** The TXT record to publish: its name and its value. */
      registro: z.object({ nome: z.string(), valor: z.string() }),
    }),
  ),
  conexoes: z.number(),
  porMinuto: z.nullable(z.number()),
  porMinutoProvedor: z.nullable(z.number()),
  ativa: z.boolean(),
  /** Whether the bills leave by it (parameter `financeiro.contaEmailFaturas`). */
  padrao: z.boolean(),
  /** Sentences about what works and could be better. */
  avisos: z.array(z.string()),
  atualizadaEm: instante,
  testadaEm: z.nullable(instante),
  testeBom: z.nullable(z.boolean()),
})
export type ContaEmail = z.infer<typeof contaEmail>

export const listarContasEmail = contract({
  metodo: 'GET',
  caminho: '/contas-email',
  resumo: 'As contas de e-mail, sem seus segredos',
  acesso: GESTAO,
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(contaEmail),
      /** The server's own configuration (SMTP_URL) takes the place of every account. */
      substituidas: z.boolean(),
    }),
  },
})

export const verContaEmail = contract({
  metodo: 'GET',
  caminho: '/contas-email/:id',
  resumo: 'Uma conta de e-mail',
  acesso: GESTAO,
  params: idParams,
  resposta: { status: 200, corpo: contaEmail },
})

export const criarContaEmail = contract({
  metodo: 'POST',
  caminho: '/contas-email',
  resumo: 'Cadastrar uma conta de e-mail',
  acesso: GESTAO,
  idempotente: true,
  body: conteudo,
  resposta: { status: 201, corpo: contaEmail },
})

export const alterarContaEmail = contract({
  metodo: 'PUT',
  caminho: '/contas-email/:id',
  resumo: 'Alterar uma conta de e-mail; vale a partir do próximo envio',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
  body: conteudo,
  resposta: { status: 200, corpo: contaEmail },
})

export const removerContaEmail = contract({
  metodo: 'DELETE',
  caminho: '/contas-email/:id',
  resumo: 'Remover uma conta; o que esperava por ela sai pela padrão',
  acesso: GESTAO,
  idempotente: true,
  params: idParams,
  resposta: { status: 200, corpo: z.object({ disparosLiberados: z.number() }) },
})

export const passoTeste = z.enum(['conexao', 'tls', 'autenticacao', 'remetente', 'destinatario', 'mensagem'])
export type PassoTeste = z.infer<typeof passoTeste>

/** What a real conversation with the server came to. */
export const testeConta = z.object({
  bom: z.boolean(),
  em: instante,
  duracaoMs: z.number(),
  passos: z.array(
    z.object({ passo: passoTeste, resultado: z.enum(['bom', 'falhou', 'nao_usado', 'nao_chegou']) }),
  ),
  /** What happened, in one sentence, and what to do about it. */
  resumo: z.string(),
  oQueFazer: z.nullable(z.string()),
  /** Null when the session was not encrypted, or did not come so far. */
  tls: z.nullable(
    z.object({ versao: z.string(), certificado: z.string(), emissor: z.string(), validoAte: instante }),
  ),
  /** The lines said; credentials are `***`. */
  transcricao: z.array(z.object({ quem: z.enum(['ramal', 'servidor']), texto: z.string() })),
})
export type TesteConta = z.infer<typeof testeConta>

const para = endereco

export const testarContaEmail = contract({
  metodo: 'POST',
  caminho: '/contas-email/:id/teste',
  resumo: 'Enviar uma mensagem de teste por uma conta gravada',
  acesso: GESTAO,
  params: idParams,
  body: z.object({ para }),
  resposta: { status: 200, corpo: testeConta },
})

export const testarContaNova = contract({
  metodo: 'POST',
  caminho: '/contas-email/teste',
  resumo: 'Enviar uma mensagem de teste com valores ainda não gravados',
  acesso: GESTAO,
  /** `contaId` lends the kept secrets of the account being edited. */
  body: z.object({ para, contaId: z.optional(id), conta: conteudo }),
  resposta: { status: 200, corpo: testeConta },
})
