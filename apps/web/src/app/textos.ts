export const textos = {
  produto: 'Ramal',
  pularParaConteudo: 'Ir para o conteúdo',
  areas: {
    rotulo: 'Áreas',
    atendimento: 'Atendimento',
    comercial: 'Comercial',
    protocolo: 'Protocolo',
    supervisao: 'Supervisão',
    caixaDemo: 'Caixa de mensagens',
  },
  paginas: {
    rotulo: 'Páginas',
    unidadeConsumidora: 'Unidade consumidora',
    envioDigital: 'Envio digital',
    painel: 'Painel',
    lotesImpressao: 'Lotes de impressão',
    parametros: 'Parâmetros',
    importacao: 'Importação',
    contasEmail: 'Contas de e-mail',
    canais: 'Canais',
    modelos: 'Mensagens',
    supressoes: 'Supressões',
  },
  tarefas: {
    rotulo: 'Tarefas',
    faturas: 'Faturas',
    envioDigital: (aderiu: boolean) => (aderiu ? 'Envio digital · aderiu' : 'Envio digital · não aderiu'),
    envios: 'Envios',
    cadastro: 'Cadastro',
  },
  inicio: {
    titulo: 'Nenhum atendimento aberto',
    explicacao: 'F2 inicia um atendimento e dá o protocolo. Para só consultar, escreva na busca.',
    emChamada: 'Qual é a unidade consumidora?',
    emChamadaExplicacao:
      'Escreva na busca o que o cliente disser: número da UC, CPF, telefone, nome ou endereço.',
  },
  semUc: {
    titulo: 'Nenhuma UC aberta',
    explicacao:
      'Escreva na busca o número, o CPF, o telefone, o nome ou o endereço. O que mudar aqui fica sem protocolo.',
  },
  tema: { rotulo: 'Tema', sistema: 'do sistema', claro: 'claro', escuro: 'escuro' },
  sair: 'Sair',
  demonstracao: 'Demonstração',
  ajuda: { titulo: 'Teclas', abrir: 'Ajuda das teclas', tecla: 'Tecla', faz: 'O que faz' },
  carregando: 'Abrindo o Ramal',
  semAcesso: {
    titulo: 'Esta página não é do seu perfil',
    explicacao: 'Peça a um administrador se precisar dela. Seu atendimento aberto continua em Atendimento.',
  },
  naoEncontrada: {
    titulo: 'Esta página não existe',
    explicacao: 'Confira o endereço ou volte para o atendimento.',
    voltar: 'Ir para o atendimento',
  },
  falha: 'Esta tela falhou. O que já foi salvo está salvo; tente de novo ou recarregue a página.',
} as const
