export const textos = {
  titulo: 'Saídas com falhas',
  explicacao:
    'Quando uma conta ou o provedor de quem recebe falha várias vezes seguidas, o Ramal espera antes de tentar de novo. Nada se perde: o que espera sai depois, ou vai para a impressão no fim do prazo.',
  lista: 'Contas e provedores com falhas',
  vazia: 'Todas as saídas funcionam.',
  colunas: {
    nome: 'Saída',
    falhas: 'Falhas seguidas',
    pausa: 'Situação',
    motivo: 'Última resposta',
    acoes: 'Ações',
  },
  tipo: { conta: 'conta', provedor: 'provedor' },
  pausada: (ate: string) => `em pausa até ${ate}`,
  observada: 'em observação',
  reabrir: 'Tentar agora',
  reabrirSaida: (nome: string) => `Tentar agora por ${nome}`,
  reaberta:
    'O que for enviado a partir de agora tenta esta saída. O que foi adiado sai nos próximos minutos.',
} as const
