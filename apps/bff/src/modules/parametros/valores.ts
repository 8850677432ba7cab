import type { ProtecaoPdf } from '#db/schema/envio-digital.ts'
import { DEFINICOES, type ChaveParametro, type Definicao, type Opcao } from './definicoes.ts'

/** The parameters with the types their rules use. */
export interface Parametros {
  recadastramento: {
    efetuarNoAtendimento: boolean
    intervaloDias: number
    intervaloRecusaDias: number | null
  }
  impressaoFatura: {
    apresentarSemAutorizarNoPainel: boolean
    horarioRotina: string
    prazoEntregaHoras: number
  }
  envioDigital: { protecaoPdf: ProtecaoPdf; digitosDaSenha: number }
  supressaoDias: number
  criarUcDesconhecida: boolean
  whatsappContratado: boolean
  enviaEmailAplicativo: boolean
  /** The account the bills leave by. */
  contaEmailId: number | null
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
      prazoEntregaHoras: Number(texto('impressaoFatura.prazoEntregaHoras')),
    },
    envioDigital: {
      protecaoPdf: texto('envioDigital.protecaoPdf') as ProtecaoPdf,
      digitosDaSenha: Number(texto('envioDigital.digitosDaSenha')),
    },
    supressaoDias: Number(texto('correio.supressaoDias')),
    criarUcDesconhecida: sim('importacao.criarUcDesconhecida'),
    whatsappContratado: sim('canais.whatsapp.channelContratado'),
    enviaEmailAplicativo: sim('portal.enviaEmailAplicativo'),
    contaEmailId: Number(texto('financeiro.contaEmailFaturas')) || null,
  }
}

/**
 * The text to keep for a value as it was sent: `true`, 365, "Sim", "365"… `opcoes` is what an `opcao` offers now.
 * @returns the normalised text (empty for a cleared optional parameter), or the sentence that refuses it.
 */
export function normalizarValor(
  definicao: Definicao,
  valor: string | number | boolean | null,
  opcoes: readonly Opcao[],
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
    case 'opcao':
      return opcao(opcoes, texto)
  }
}

function opcao(opcoes: readonly Opcao[], texto: string) {
  const escolhida = opcoes.find(({ valor, rotulo }) => valor === texto || rotulo === texto)
  return escolhida ? { valor: escolhida.valor } : { erro: 'Escolha uma das opções.' }
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
