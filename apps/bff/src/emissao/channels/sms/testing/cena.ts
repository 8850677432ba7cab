import type { CamposDaFatura, Envio } from '#emissao/channels/porta.ts'
import { CONTA_KANNEL } from '#emissao/channels/testing/servidor-kannel.ts'
import { CONTA_SMPP } from '#emissao/channels/testing/servidor-smpp.ts'
import type { CanalSms } from '#modules/canais/canal-de-envio.ts'

export const CAMPOS: CamposDaFatura = {
  nome: 'Maria de Souza',
  competencia: '11/2026',
  valor: 'R$ 187,45',
  vencimento: '10/12/2026',
  uc: '0.013.479.258.028-10',
  linhaDigitavel: '83640000001-1 87450123000-2 00000000000-0 00000000000-0',
  pix: null,
  distribuidora: 'Energia São João',
}

/** What the telephone shows of it, without accents. */
export const TEXTO = `Energia Sao Joao: fatura de 11/2026, UC 0.013.479.258.028-10
R$ 187,45, vence 10/12/2026
Para pagar:
83640000001-1 87450123000-2 00000000000-0 00000000000-0`

/** Twelve numbers that nobody has. */
export const numero = (n: number) => `+55349000000${String(n).padStart(2, '0')}`

export const envio = (n: number, campos: Partial<CamposDaFatura> = {}): Envio => ({
  disparoId: 1000 + n,
  para: numero(n),
  referencia: `${n}-abcdefghijklmnopqrstuv`,
  conteudo: { tipo: 'barra', campos: { ...CAMPOS, ...campos } },
})

const comum = {
  remetente: '27001',
  transliterar: true,
  maximoPartes: 4,
  conexoes: 1,
  porMinuto: 6000,
  validadeMinutos: 1570,
}

type Ajustes<P extends CanalSms['ajustes']['protocolo']> = Extract<CanalSms['ajustes'], { protocolo: P }>

export function canalSmpp(porta: number, ajustes: Partial<Ajustes<'smpp'>> = {}): CanalSms {
  const { usuario, senha } = CONTA_SMPP
  const proprio = {
    protocolo: 'smpp',
    host: '127.0.0.1',
    porta,
    tls: false,
    usuario,
    tipoSistema: '',
    janela: 10,
  } as const
  return { meio: 'sms', versao: '1', senha, ajustes: { ...comum, ...proprio, ...ajustes } }
}

export function canalKannel(url: string, ajustes: Partial<Ajustes<'kannel'>> = {}): CanalSms {
  const { usuario, senha } = CONTA_KANNEL
  return {
    meio: 'sms',
    versao: '1',
    senha,
    ajustes: { ...comum, protocolo: 'kannel', url, usuario, smsc: '', ...ajustes },
  }
}
