import { randomUUID } from 'node:crypto'
import type { AjustesSms } from '@ramal/shared/contracts/canais.ts'
import { codificarSms, dividirSms } from '@ramal/shared/domain/sms.ts'
import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import type { EntregaDeCanal, Envio, OpcoesDaPorta, Porta } from '../porta.ts'
import { classeDoEstado, nomeDoEstado } from './estados-smpp.ts'
import { idDaMensagem } from './id-smpp.ts'
import { ReservaSmpp } from './reserva-smpp.ts'
import { abrirSessao, FalhaSmpp, type Sessao } from './sessao-smpp.ts'
import { recusa, SEM_TEXTO, textoDoEnvio } from './texto-do-envio.ts'

export type AjustesSmpp = Extract<AjustesSms, { protocolo: 'smpp' }>

export interface ExtrasDaPorta {
  /** Certificates to trust instead of the system's, in PEM. */
  ca?: string | undefined
  enquireMs?: number | undefined
  /** Told each step, without secrets and numbers: what the test of a channel shows. */
  conversa?: ((linha: string) => void) | undefined
}

/** An SMSC behind the port: bound sessions, each with a window of messages under way. */
export function createPortaSmpp(
  { ajustes, senha }: CanalSms & { ajustes: AjustesSmpp },
  { prazoMs, conexoes }: Pick<OpcoesDaPorta, 'prazoMs' | 'conexoes'>,
  extras: ExtrasDaPorta = {},
): Porta {
  const { janela } = ajustes
  const reserva = new ReservaSmpp({
    conexoes,
    janela,
    abrir: (ate) => abrirSessao({ ...ajustes, ...extras, senha, papel: 'bind_transmitter' }, ate),
  })

  /** By one session and then, if that had ended before a byte of it left, by another. */
  async function entregar(comandos: readonly object[], ate: number): Promise<EntregaDeCanal> {
    for (;;) {
      const lugar = await reserva.tomar(ate)
      if (!lugar) return SEM_LUGAR
      try {
        return await submeter(lugar.sessao, comandos, ate, extras.conversa)
      } catch (erro) {
        if (!(erro instanceof FalhaSmpp) || erro.pedida || Date.now() >= ate) throw erro
      } finally {
        lugar.livre()
      }
    }
  }

  return {
    async enviar(envio) {
      const texto = textoDoEnvio(envio, ajustes)
      if (texto === null) return SEM_TEXTO
      try {
        const entrega = await entregar(comandosDe(envio, texto, ajustes), Date.now() + prazoMs)
        // Some SMSCs name no message: its receipts are lost then, and nothing else.
        return entrega.aceita && entrega.externoId === '' ? { ...entrega, externoId: randomUUID() } : entrega
      } catch (erro) {
        if (!(erro instanceof FalhaSmpp)) throw erro
        return falhaDe(erro)
      }
    },
    close: () => reserva.close(),
  }
}

const SEM_LUGAR: EntregaDeCanal = {
  aceita: false,
  semConexao: true,
  classe: 'passageira',
  resposta: {
    codigo: null,
    codigoEstendido: null,
    texto: 'Nenhuma sessão SMPP ficou livre dentro do prazo.',
    fase: 'conexao',
  },
}

/** What could not even be asked is held against the channel; what was asked and not answered may be a hiccup. */
function falhaDe({ status, fase, message }: FalhaSmpp): EntregaDeCanal {
  if (status !== null) return recusa(classeDoEstado(status), fase, message, status)
  return recusa(fase === 'mensagem' ? 'passageira' : 'ritmo', fase, message)
}

/**
 * One part after the other, each only when the one before was accepted: the SMSC queues them in order, and the receipt of
 * the last one speaks for all.
 */
async function submeter(
  sessao: Sessao,
  comandos: readonly object[],
  ate: number,
  conversa: ExtrasDaPorta['conversa'],
): Promise<EntregaDeCanal> {
  let externoId = ''
  for (const [at, comando] of comandos.entries()) {
    const parte = comandos.length === 1 ? '' : ` (parte ${at + 1} de ${comandos.length})`
    conversa?.(`> submit_sm${parte}`)
    const { command_status: status, message_id: id = '' } = await pedirParte(sessao, { ...comando }, ate, at)
    conversa?.(`< submit_sm_resp ${status === 0 ? `ESME_ROK ${id}` : nomeDoEstado(status)}`)
    if (status !== 0)
      return recusa(classeDoEstado(status), 'mensagem', `${nomeDoEstado(status)}${parte}`, status)
    externoId = idDaMensagem(id)
  }
  const texto = comandos.length === 1 ? 'ESME_ROK' : `ESME_ROK, ${comandos.length} partes`
  return { aceita: true, externoId, resposta: { codigo: 0, codigoEstendido: null, texto, fase: 'mensagem' } }
}

/** After the first part, a session that has ended is the message's matter: another would begin it anew. */
async function pedirParte(sessao: Sessao, comando: Record<string, unknown>, ate: number, at: number) {
  try {
    return await sessao.pedir('submit_sm', comando, ate)
  } catch (erro) {
    if (at === 0 || !(erro instanceof FalhaSmpp)) throw erro
    throw new FalhaSmpp(erro.message, 'mensagem')
  }
}

const TON_INTERNACIONAL = 1
const TON_ALFANUMERICO = 5
const NPI_TELEFONE = 1
const UDH_PRESENTE = 0x40
const DATA_CODING = { gsm7: 0, ucs2: 8 } as const

/** The submit_sm of each part. Septets go one to an octet and the SMSC packs them, as gateways take them. */
function comandosDe({ disparoId, para }: Envio, texto: string, ajustes: AjustesSmpp): object[] {
  const { codificacao, partes } = dividirSms(texto)
  const comum = {
    ...remetenteDe(ajustes.remetente),
    dest_addr_ton: TON_INTERNACIONAL,
    dest_addr_npi: NPI_TELEFONE,
    destination_addr: para.replace(/^\+/, ''),
    data_coding: DATA_CODING[codificacao],
    validity_period: validade(ajustes.validadeMinutos),
  }
  return partes.map((parte, at) => {
    const octetos = Buffer.from(codificarSms(parte, codificacao))
    const ultima = at === partes.length - 1
    // The same disparo has the same reference: parts that are sent again join those that had arrived.
    const udh = Buffer.from([5, 0, 3, disparoId & 0xff, partes.length, at + 1])
    return {
      ...comum,
      registered_delivery: ultima ? 1 : 0,
      ...(partes.length === 1
        ? { short_message: octetos }
        : { short_message: Buffer.concat([udh, octetos]), esm_class: UDH_PRESENTE }),
    }
  })
}

function remetenteDe(remetente: string) {
  if (/[A-Za-z ]/.test(remetente)) {
    return { source_addr_ton: TON_ALFANUMERICO, source_addr_npi: 0, source_addr: remetente }
  }
  // Short codes and national numbers are of a kind that the SMSC alone knows.
  const ton = remetente.startsWith('+') ? TON_INTERNACIONAL : 0
  return { source_addr_ton: ton, source_addr_npi: NPI_TELEFONE, source_addr: remetente.replace('+', '') }
}

/** SMPP's relative time, `YYMMDDhhmmss000R`; at most a week (contracts/canais.ts). */
function validade(minutos: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `0000${two(minutos / 1440)}${two((minutos % 1440) / 60)}${two(minutos % 60)}00000R`
}
