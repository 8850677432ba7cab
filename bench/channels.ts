import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCifra } from '../apps/bff/src/cifra.ts'
import { openDatabase } from '../apps/bff/src/db/open.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { montarLivro } from '../apps/bff/src/demo/livro.ts'
import { createApontarCanal } from '../apps/bff/src/modules/canais/apontar.ts'
import { CIFRA_CANAIS } from '../apps/bff/src/modules/canais/leitura.ts'
import type { AjustesSms, AjustesWhatsapp } from '../packages/shared/src/contracts/canais.ts'
import { startChannelSink, type Protocolo } from './channel-sink.ts'
import { prepararConta, SECRET_KEY } from './emission-account.ts'
import { importBills, REFERENCIA } from './emission-bills.ts'
import { emitAll, type Emitted } from './emission-worker.ts'
import type { Figure, Part } from './report.ts'
import { startSink } from './smtp-sink.ts'

interface Site {
  databaseUrl: string
  dataDir: string
}

interface Channel {
  name: string
  protocolo: Protocolo
  meio: 'whatsapp' | 'sms'
  conteudo: 'fatura' | 'barra'
}

const CHANNELS: readonly Channel[] = [
  { name: 'WhatsApp, bill as document', protocolo: 'graph', meio: 'whatsapp', conteudo: 'fatura' },
  { name: 'WhatsApp, barra as text', protocolo: 'graph', meio: 'whatsapp', conteudo: 'barra' },
  { name: 'SMS by SMPP', protocolo: 'smpp', meio: 'sms', conteudo: 'barra' },
  { name: 'SMS by Kannel', protocolo: 'kannel', meio: 'sms', conteudo: 'barra' },
]

/**
 * Messages a second of each channel, end to end: claimed, the document or the text made, handed to a provider in a process
 * of its own, and recorded; beside e-mail in the same run.
 */
export const channelsPart: Part = {
  name: 'channels',
  sizes: { smoke: 40, small: 1_000 },
  async run(size) {
    const dataDir = mkdtempSync(join(tmpdir(), 'ramal-bench-'))
    const databaseUrl = `file:${join(dataDir, 'ramal.db')}`
    const mail = await startSink()
    try {
      const total = size * 4
      await montarLivro({ databaseUrl, total, referencia: REFERENCIA })
      const unitOfWork = await openDatabase(databaseUrl)
      try {
        await prepararConta(unitOfWork, mail.port, false)
        await importBills(unitOfWork, { size, total }, '2026-11')
        const email = await emitAll(unitOfWork, { databaseUrl, dataDir, sink: mail })
        const figures = describe('e-mail', email, email)
        for (const channel of CHANNELS) {
          const emitted = await emitChannel(unitOfWork, { databaseUrl, dataDir }, channel)
          figures.push(...describe(channel.name, emitted, email))
        }
        return figures
      } finally {
        await unitOfWork.close()
      }
    } finally {
      await mail.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

async function emitChannel(unitOfWork: UnitOfWork, site: Site, channel: Channel): Promise<Emitted> {
  const sink = await startChannelSink(channel.protocolo)
  try {
    await point(unitOfWork, channel.protocolo, sink.port)
    await queue(unitOfWork, channel)
    return await emitAll(unitOfWork, { ...site, sink, meio: channel.meio })
  } finally {
    await sink.stop()
  }
}

const describe = (name: string, { perSecond, cpuMsPerBill }: Emitted, email: Emitted): Figure[] => [
  { name, value: perSecond, unit: 'messages/s' },
  { name: `${name}: against e-mail`, value: perSecond / email.perSecond, unit: '×' },
  { name: `${name}: CPU of the worker`, value: cpuMsPerBill, unit: 'ms' },
]

/** Configures the channel as a supervisor would, without limits that would be measured instead. */
async function point(unitOfWork: UnitOfWork, protocolo: Protocolo, port: number): Promise<void> {
  const agora = new Date()
  const apontar = createApontarCanal(unitOfWork.tables, createCifra(SECRET_KEY, CIFRA_CANAIS))
  const comum = { isSubstituivel: () => true, agora }
  const { parametros } = unitOfWork.tables
  await unitOfWork.transaction(async (tx) => {
    if (protocolo !== 'graph') {
      return apontar(tx, {
        ...comum,
        canal: 'sms',
        ajustes: sms(protocolo, port),
        segredos: { senha: 'bench' },
      })
    }
    const segredos = { token: 'bench', segredoApp: 'bench', tokenVerificacao: 'bench' }
    await apontar(tx, { ...comum, canal: 'whatsapp', ajustes: whatsapp(port), segredos })
    await tx
      .insert(parametros)
      .values({ chave: 'canais.whatsapp.channelContratado', valor: 'true', atualizadoEm: agora })
      .onConflictDoNothing()
  })
}

const LIMITS = { conexoes: 10, porMinuto: 1_000_000 }

const whatsapp = (port: number): AjustesWhatsapp => ({
  ...LIMITS,
  baseUrl: `http://127.0.0.1:${port}`,
  versaoApi: 'v23.0',
  numeroId: '1',
  modeloFatura: { nome: 'fatura', idioma: 'pt_BR', variaveis: ['nome', 'valor', 'vencimento'] },
  modeloBarra: { nome: 'barra', idioma: 'pt_BR', variaveis: ['nome', 'valor', 'linha_digitavel'] },
  segundosPorDestinatario: 0,
  pessoasPor24h: null,
})

function sms(protocolo: 'smpp' | 'kannel', port: number): AjustesSms {
  const comum = {
    ...LIMITS,
    remetente: '27000',
    transliterar: true,
    maximoPartes: 3,
    validadeMinutos: 60,
    usuario: 'bench',
  }
  return protocolo === 'smpp'
    ? {
        ...comum,
        protocolo,
        host: '127.0.0.1',
        porta: port,
        tls: false,
        tipoSistema: '',
        janela: 10,
        conexoes: 4,
      }
    : { ...comum, protocolo, url: `http://127.0.0.1:${port}/cgi-bin/sendsms`, smsc: '' }
}

/** One message of the channel for each bill that can be paid by a slip, each to a number of its own. */
async function queue({ tables, transaction, read }: UnitOfWork, channel: Channel): Promise<void> {
  const { disparos, faturas } = tables
  const bills = await read((tx) =>
    tx
      .select({
        id: faturas.id,
        ucId: faturas.ucId,
        linhaDigitavel: faturas.linhaDigitavel,
        debito: faturas.debitoAutomatico,
      })
      .from(faturas),
  )
  const payable = bills.filter(({ linhaDigitavel, debito }) => linhaDigitavel !== null && !debito)
  const agora = new Date()
  for (let start = 0; start < payable.length; start += 200) {
    const rows = payable.slice(start, start + 200).map(({ id, ucId }) => ({
      chave: `bench:${channel.name}:${id}`,
      faturaId: id,
      ucId,
      finalidade: 'segunda_via' as const,
      conteudo: channel.conteudo,
      meio: channel.meio,
      endereco: `+55349${String(80_000_000 + id)}`,
      estado: 'na_fila' as const,
      segurado: false,
      tentativas: 0,
      criadoEm: agora,
      estadoEm: agora,
      liberadoEm: agora,
      proximaTentativaEm: agora,
    }))
    await transaction((tx) => tx.insert(disparos).values(rows))
  }
}
