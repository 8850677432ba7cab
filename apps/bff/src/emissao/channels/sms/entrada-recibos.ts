import { setTimeout as delay } from 'node:timers/promises'
import type { Pdu } from 'smpp'
import { insistir, type Log } from '#emissao/retornos/entradas/insistir.ts'
import type { ReceberRecibo, ReciboTratado } from '#emissao/retornos/recibo.ts'
import type { CanalSms } from '#modules/canais/canal-de-envio.ts'
import type { Relogio } from '#relogio.ts'
import { TENTE_DE_NOVO } from './estados-smpp.ts'
import { nomesPossiveis } from './id-smpp.ts'
import type { ExtrasDaPorta } from './porta-smpp.ts'
import { lerReciboSmpp, significadoDe, type ReciboSmpp } from './recibo-smpp.ts'
import { abrirSessao } from './sessao-smpp.ts'

const LIGACAO_MS = 30_000
/** How often the configuration is looked at: a channel that is switched on or changed is followed. */
const CONSULTA_MS = 15_000
/** Receipts being written at one time; the SMSC keeps the others and gives them again. */
const MAX_PENDENTES = 500

export interface PortsDaEntradaSms extends Pick<ExtrasDaPorta, 'ca' | 'enquireMs'> {
  /** The active SMS channel, or null. */
  lerCanal: () => Promise<CanalSms | null>
  receberRecibo: ReceberRecibo
  relogio: Relogio
  log: Log
  consultaMs?: number
  /** Waits between tries of an SMSC that refuses or is away. */
  esperasMs?: readonly number[]
}

/**
 * Keeps one session for receipts open while the channel speaks SMPP, apart from those that send: receipts come when they
 * come, also while nothing is sent.
 */
export function abrirEntradaSms(ports: PortsDaEntradaSms): { stop(): Promise<void> } {
  const { log, esperasMs } = ports
  const receber = createReceber(ports)
  const stop = insistir((signal) => escutar(ports, receber, signal), {
    nome: 'the SMSC',
    log,
    ...(esperasMs && { esperasMs }),
  })
  return { stop }
}

/** Until the signal, or until the session or the configuration ends. */
async function escutar(
  ports: PortsDaEntradaSms,
  aoReceber: (pdu: Pdu) => Promise<number>,
  signal: AbortSignal,
): Promise<void> {
  const { lerCanal, consultaMs = CONSULTA_MS, ca, enquireMs } = ports
  const canal = await lerCanal()
  if (canal?.ajustes.protocolo !== 'smpp') return mudou(ports, canal, signal, consultaMs)
  const { ajustes, senha } = canal
  const sessao = await abrirSessao(
    { ...ajustes, senha, papel: 'bind_receiver', ca, enquireMs, aoReceber, signal },
    Date.now() + LIGACAO_MS,
  )
  const fim = new AbortController()
  const acabou = sessao.fim.then((falha) => {
    fim.abort()
    if (!signal.aborted) throw falha
  })
  try {
    await Promise.race([acabou, mudou(ports, canal, AbortSignal.any([signal, fim.signal]), consultaMs)])
  } finally {
    await sessao.encerrar()
    await acabou.catch(() => undefined)
  }
}

/** Resolves at the signal, or when the configuration is another. */
async function mudou(
  { lerCanal }: Pick<PortsDaEntradaSms, 'lerCanal'>,
  antes: CanalSms | null,
  signal: AbortSignal,
  consultaMs: number,
): Promise<void> {
  while (!signal.aborted) {
    await delay(consultaMs, undefined, { signal }).catch(() => undefined)
    if (!signal.aborted && (await lerCanal())?.versao !== antes?.versao) return
  }
}

/** @returns what answers a deliver_sm with its command_status: 0 only once the receipt is written. */
function createReceber({ receberRecibo, relogio, log }: PortsDaEntradaSms): (pdu: Pdu) => Promise<number> {
  let pendentes = 0
  // Which way of writing ids has matched last is tried first: one SMSC always writes them alike.
  let jeito = 0

  async function entregar({ id, numero, ...lido }: ReciboSmpp): Promise<ReciboTratado> {
    const { estado, codigo, detalhe } = lido
    const nomes = nomesPossiveis(id)
    const recibo = { canal: 'sms', disparoId: null, estado, codigo, detalhe, numero } as const
    const ordem = [jeito, ...nomes.keys().filter((at) => at !== jeito)]
    // A number read in another base may name another message: only the telephone tells then.
    const tentados =
      numero === null
        ? [0]
        : ordem.filter((at, i) => ordem.findIndex((other) => nomes[other] === nomes[at]) === i)
    let tratado: ReciboTratado = 'sem_disparo'
    for (const at of tentados) {
      const um = await receberRecibo({
        ...recibo,
        externoId: nomes[at]!,
        // The receipt's own date has no time zone.
        ocorridoEm: relogio.agora(),
        significa: significadoDe(estado, codigo),
      })
      if (um === 'aplicado' || um === 'repetido') {
        if (um === 'aplicado') jeito = at
        return um
      }
      if (um === 'adiado') tratado = um
    }
    return tratado
  }

  return async (pdu) => {
    const lido = lerReciboSmpp(pdu)
    // What a person answers is read by nobody: taking it keeps the SMSC from giving it for ever.
    if (!lido) return 0
    if (pendentes >= MAX_PENDENTES) return TENTE_DE_NOVO
    pendentes++
    try {
      return (await entregar(lido)) === 'adiado' ? TENTE_DE_NOVO : 0
    } catch (error) {
      log.error({ err: error }, 'returns: a receipt of the SMSC could not be kept')
      return TENTE_DE_NOVO
    } finally {
      pendentes--
    }
  }
}
