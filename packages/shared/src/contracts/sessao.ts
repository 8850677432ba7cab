import * as z from 'zod/mini'
import { atendimento } from './atendimentos.ts'
import { instante, textoObrigatorio } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'

export const perfil = z.enum(['atendente', 'supervisor', 'administrador'])

export const usuario = z.object({ id: z.number(), login: z.string(), nome: z.string(), perfil })

export const sessao = z.object({
  usuario,
  /** The server's clock, so that timers on screen agree with it. */
  agora: instante,
  /** The call this agent has open, on whichever machine. */
  atendimentoAberto: z.nullable(atendimento),
  demonstracao: z.boolean(),
})

export type Sessao = z.infer<typeof sessao>
export type Usuario = z.infer<typeof usuario>

export const entrar = contract({
  metodo: 'POST',
  caminho: '/sessao',
  resumo: 'Entrar com usuário e senha',
  acesso: 'publico',
  body: z.object({
    login: textoObrigatorio(60),
    senha: z.string().check(z.minLength(1, 'Digite a senha.'), z.maxLength(200)),
  }),
  resposta: { status: 200, corpo: sessao },
})

export const verSessao = contract({
  metodo: 'GET',
  caminho: '/sessao',
  resumo: 'Quem está na sessão e o atendimento aberto',
  acesso: EQUIPE,
  resposta: { status: 200, corpo: sessao },
})

export const sair = contract({
  metodo: 'DELETE',
  caminho: '/sessao',
  resumo: 'Sair',
  acesso: EQUIPE,
  resposta: { status: 204, corpo: null },
})
