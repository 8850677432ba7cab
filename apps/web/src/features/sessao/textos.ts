export const textos = {
  produto: 'Ramal',
  login: 'Usuário',
  senha: 'Senha',
  entrar: 'Entrar',
  expirada: 'Sua sessão terminou',
  expiradaExplicacao: 'Entre de novo para continuar. O que você digitou nesta página continua aqui.',
} as const
