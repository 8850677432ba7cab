import { isValidRemetente } from '@ramal/shared/domain/email.ts'

/**
 * Every parameter of the product: its place in the supervisor's tree, its words and its type. Values are kept as text;
 * `ler` gives them their type. A parameter not yet set has its default.
 */
interface Definicao {
  caminho: readonly string[]
  nome: string
  explicacao: string
  efeito: string
  tipo: 'sim_nao' | 'inteiro' | 'horario' | 'texto'
  unidade?: string
  minimo?: number
  maximo?: number
  opcional?: boolean
  padrao: string | null
  /** Of a `texto`: the sentence that refuses it, or null. */
  recusar?: (texto: string) => string | null
}

const recusarRemetente = (texto: string): string | null =>
  isValidRemetente(texto)
    ? null
    : 'Use um endereço de e-mail, ou um nome e o endereço: Energia do Vale <faturas@exemplo.com.br>.'

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
    nome: 'Remetente das faturas',
    explicacao:
      'Nome e endereço que aparecem como remetente das faturas por e-mail. Vazio usa o do servidor.',
    efeito: 'Vale a partir do próximo envio.',
    tipo: 'texto',
    opcional: true,
    padrao: null,
    recusar: recusarRemetente,
  },
})

export type ChaveParametro = keyof typeof DEFINICOES

/** The parameters with the types their rules use. */
export interface Parametros {
  recadastramento: {
    efetuarNoAtendimento: boolean
    intervaloDias: number
    intervaloRecusaDias: number | null
  }
  impressaoFatura: { apresentarSemAutorizarNoPainel: boolean; horarioRotina: string }
  criarUcDesconhecida: boolean
  whatsappContratado: boolean
  enviaEmailAplicativo: boolean
  contaEmailFaturas: string | null
}

export function tipar(valores: ReadonlyMap<string, string>): Parametros {
  const texto = (chave: ChaveParametro) => valores.get(chave) ?? DEFINICOES[chave].padrao
  const sim = (chave: ChaveParametro) => texto(chave) === 'true'
  const recusa = texto('crm.recadastramento.intervaloRecusaDias')
  return {
    recadastramento: {
      efetuarNoAtendimento: sim('crm.recadastramento.efetuarNoAtendimento'),
      intervaloDias: Number(texto('crm.recadastramento.intervaloDias')),
      intervaloRecusaDias: recusa ? Number(recusa) : null,
    },
    impressaoFatura: {
      apresentarSemAutorizarNoPainel: sim('impressaoFatura.apresentarSemAutorizarNoPainel'),
      horarioRotina: texto('impressaoFatura.horarioRotina') ?? '18:00',
    },
    criarUcDesconhecida: sim('importacao.criarUcDesconhecida'),
    whatsappContratado: sim('canais.whatsapp.channelContratado'),
    enviaEmailAplicativo: sim('portal.enviaEmailAplicativo'),
    contaEmailFaturas: texto('financeiro.contaEmailFaturas') || null,
  }
}

export const isChaveParametro = (chave: string): chave is ChaveParametro => Object.hasOwn(DEFINICOES, chave)

/**
 * The text to keep for a value as it was sent: `true`, 365, "Sim", "365"…
 * @returns the normalised text (empty for a cleared optional parameter), or the sentence that refuses it.
 */
export function normalizarValor(
  definicao: Definicao,
  valor: string | number | boolean | null,
): { valor: string } | { erro: string } {
  const texto = valor === null ? '' : String(valor).trim()
  if (texto === '') return definicao.opcional ? { valor: '' } : { erro: 'Preencha este parâmetro.' }
  switch (definicao.tipo) {
    case 'sim_nao':
      return simNao(texto)
    case 'inteiro':
      return inteiro(definicao, texto)
    case 'horario':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(texto)
        ? { valor: texto }
        : { erro: 'Use o horário no formato HH:MM, de 00:00 a 23:59.' }
    case 'texto':
      return textoLivre(definicao, texto)
  }
}

function textoLivre({ recusar }: Definicao, texto: string) {
  const erro = /\p{Cc}|\p{Cs}/u.test(texto)
    ? 'O texto tem um caractere que não se pode gravar.'
    : recusar?.(texto)
  return erro ? { erro } : { valor: texto }
}

function simNao(texto: string) {
  const lower = texto.toLowerCase()
  if (['true', 'sim'].includes(lower)) return { valor: 'true' }
  if (['false', 'nao', 'não'].includes(lower)) return { valor: 'false' }
  return { erro: 'Escolha Sim ou Não.' }
}

function inteiro({ minimo = 0, maximo = Number.MAX_SAFE_INTEGER, unidade }: Definicao, texto: string) {
  const numero = /^\d{1,9}$/.test(texto) ? Number(texto) : Number.NaN
  if (Number.isInteger(numero) && numero >= minimo && numero <= maximo) return { valor: String(numero) }
  return { erro: `Use um número inteiro de ${minimo} a ${maximo}${unidade ? ` ${unidade}` : ''}.` }
}
