/** One choice: the text that is kept and the words people read. */
export interface Opcao {
  valor: string
  rotulo: string
}

/**
 * Every parameter of the product: its place in the supervisor's tree, its words and its type. Values are kept as text;
 * `ler` gives them their type. A parameter not yet set has its default.
 */
export interface Definicao {
  caminho: readonly string[]
  nome: string
  explicacao: string
  efeito: string
  tipo: 'sim_nao' | 'inteiro' | 'horario' | 'opcao'
  unidade?: string
  minimo?: number
  maximo?: number
  opcional?: boolean
  padrao: string | null
  /** Of an `opcao`: what can be chosen, or `contas`, the e-mail accounts in use. */
  opcoes?: readonly Opcao[] | 'contas'
}

const definir = <const T extends Record<string, Definicao>>(definicoes: T) => definicoes

export const DEFINICOES = definir({
  'crm.recadastramento.efetuarNoAtendimento': {
    caminho: ['CRM', 'Recadastramento'],
    nome: 'Efetuar recadastramento no atendimento',
    explicacao: 'Abre a tela de recadastramento quando a UC é escolhida em um atendimento e o prazo venceu.',
    efeito: 'Vale na próxima UC escolhida. Com Não, o recadastramento só é feito por Alteração cadastral.',
    tipo: 'sim_nao',
    padrao: 'true',
  },
  'crm.recadastramento.intervaloDias': {
    caminho: ['CRM', 'Recadastramento'],
    nome: 'Efetuar recadastramento a cada (dias)',
    explicacao: 'Dias corridos, no horário de São Paulo, desde o último recadastramento da UC.',
    efeito: 'No dia de número N a tela volta a aparecer; antes dele, não.',
    tipo: 'inteiro',
    unidade: 'dias',
    minimo: 1,
    maximo: 3650,
    padrao: '365',
  },
  'crm.recadastramento.intervaloRecusaDias': {
    caminho: ['CRM', 'Recadastramento'],
    nome: 'Perguntar de novo após uma recusa (dias)',
    explicacao: 'Dias corridos desde que a pessoa não aceitou recadastrar. Vazio usa o intervalo normal.',
    efeito: 'Vale na próxima UC escolhida.',
    tipo: 'inteiro',
    unidade: 'dias',
    minimo: 1,
    maximo: 3650,
    opcional: true,
    padrao: null,
  },
  'impressaoFatura.apresentarSemAutorizarNoPainel': {
    caminho: ['Impressão de fatura'],
    nome: 'Apresentar faturas sem autorizar no painel',
    explicacao:
      'Com Sim, a fatura é enviada no momento da emissão. Com Não, fica retida no painel até a rotina.',
    efeito: 'Vale para as faturas que entrarem a partir de agora; as já retidas saem pela rotina.',
    tipo: 'sim_nao',
    padrao: 'true',
  },
  'impressaoFatura.horarioRotina': {
    caminho: ['Impressão de fatura'],
    nome: 'Horário da rotina de envio',
    explicacao:
      'Todo dia, neste horário de São Paulo, a rotina libera e envia as faturas retidas e não seguradas.',
    efeito: 'Vale a partir da próxima execução.',
    tipo: 'horario',
    padrao: '18:00',
  },
  'impressaoFatura.prazoEntregaHoras': {
    caminho: ['Impressão de fatura'],
    nome: 'Prazo da entrega digital (horas)',
    explicacao:
      'Se nenhum endereço aceitou a fatura neste prazo depois de liberada, ela vai para a impressão.',
    efeito: 'Vale também para o que já está na fila.',
    tipo: 'inteiro',
    unidade: 'horas',
    minimo: 1,
    maximo: 240,
    padrao: '72',
  },
  'envioDigital.protecaoPdf': {
    caminho: ['CRM', 'Envio digital'],
    nome: 'Senha do PDF da fatura',
    explicacao:
      'Senha que uma nova adesão traz marcada: nenhuma, os primeiros dígitos do documento do titular, ou uma que ele escolhe.',
    efeito: 'Vale para as próximas adesões; cada uma pode mudar a sua.',
    tipo: 'opcao',
    opcoes: [
      { valor: 'nenhuma', rotulo: 'Sem senha' },
      { valor: 'documento', rotulo: 'Primeiros dígitos do documento' },
      { valor: 'escolhida', rotulo: 'Escolhida pelo titular' },
    ],
    padrao: 'nenhuma',
  },
  'envioDigital.digitosDaSenha': {
    caminho: ['CRM', 'Envio digital'],
    nome: 'Dígitos do documento na senha',
    explicacao: 'Quantos caracteres do início do CPF ou CNPJ formam a senha do PDF.',
    efeito: 'Vale para as adesões que forem salvas a partir de agora.',
    tipo: 'inteiro',
    unidade: 'caracteres',
    minimo: 4,
    maximo: 11,
    padrao: '5',
  },
  'correio.supressaoDias': {
    caminho: ['Canais', 'E-mail'],
    nome: 'Supressão de um endereço que devolveu (dias)',
    explicacao:
      'Por quanto tempo não se escreve a um endereço que o servidor disse não existir. Reclamações de spam não expiram.',
    efeito: 'Vale para as próximas devoluções.',
    tipo: 'inteiro',
    unidade: 'dias',
    minimo: 1,
    maximo: 3650,
    padrao: '180',
  },
  'importacao.criarUcDesconhecida': {
    caminho: ['Importação'],
    nome: 'Criar UC desconhecida',
    explicacao:
      'Quando chega a fatura de uma UC que não está no cadastro, cria a UC e o titular com os dados da NF3e.',
    efeito: 'Com Não, a fatura fica guardada à parte, na lista de faturas sem UC.',
    tipo: 'sim_nao',
    padrao: 'false',
  },
  'canais.whatsapp.channelContratado': {
    caminho: ['Canais', 'WhatsApp'],
    nome: 'Channel contratado',
    explicacao: 'O envio por WhatsApp depende do produto Channel.',
    efeito: 'Com Não, o WhatsApp não é oferecido e o servidor recusa adesões por ele.',
    tipo: 'sim_nao',
    padrao: 'false',
  },
  'portal.enviaEmailAplicativo': {
    caminho: ['Portal'],
    nome: 'Envia e-mail aplicativo',
    explicacao: 'Permite que o consumidor peça a própria fatura por e-mail na Agência Virtual.',
    efeito: 'Vale no próximo acesso do consumidor.',
    tipo: 'sim_nao',
    padrao: 'false',
  },
  'financeiro.contaEmailFaturas': {
    caminho: ['Financeiro'],
    nome: 'Conta de e-mail das faturas',
    explicacao: 'Conta de e-mail pela qual saem as faturas. Sem conta escolhida, os e-mails esperam na fila.',
    efeito: 'Vale a partir do próximo envio, também para o que já está na fila.',
    tipo: 'opcao',
    opcoes: 'contas',
    opcional: true,
    padrao: null,
  },
})

export type ChaveParametro = keyof typeof DEFINICOES

export const isChaveParametro = (chave: string): chave is ChaveParametro => Object.hasOwn(DEFINICOES, chave)
