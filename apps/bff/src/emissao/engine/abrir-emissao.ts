import type { FastifyBaseLogger } from 'fastify'
import { createCifra, type Cifra } from '#cifra.ts'
import type { Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { startCanaisDemo } from '#emissao/channels/demonstracao/canais.ts'
import { pastaDaCaixa } from '#emissao/channels/demonstracao/pasta-da-caixa.ts'
import { startSmtpDemo } from '#emissao/channels/demonstracao/smtp.ts'
import { createEsquecerRetornos } from '#emissao/retornos/esquecer.ts'
import { createEscrever } from '#escrita.ts'
import { createEsquecerChaves } from '#esquecer-chaves.ts'
import { createEsquecerAvisos } from '#modules/avisos/esquecer.ts'
import { CIFRA_CANAIS, createLerCanais } from '#modules/canais/leitura.ts'
import { CIFRA_CONTAS, createLerContas } from '#modules/contas-email/leitura.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { abrirProtecaoDe } from '#modules/envio-digital/protecao.ts'
import { createRotinasService } from '#modules/rotinas/service.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'
import { abrirRecibos } from './abrir-recibos.ts'
import { contaDaUrl } from './conta-da-url.ts'
import { startEmissao, type Emissao } from './emissao.ts'
import { createMotor } from './motor.ts'
import { createOficina } from './oficina/oficina.ts'
import { createProcesso } from './processo.ts'
import { createEsquecerPessoas } from './saida/pessoas.ts'
import { consultarMxDoDns, createProvedores } from './saida/provedores.ts'
import type { Sinal } from './sinal.ts'

export interface EmissaoPorts {
  unitOfWork: UnitOfWork
  relogio: Relogio
  secretKey: string
  sinal: Sinal
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}

/** Starts the emission of this process: by the mail server that the environment names, else by the accounts. */
export async function abrirEmissao(config: Config, ports: EmissaoPorts): Promise<Emissao> {
  const { unitOfWork, relogio, secretKey } = ports
  const { tables } = unitOfWork
  const cifraCanais = createCifra(secretKey, CIFRA_CANAIS)
  const demo = await startDemo(config, { ...ports, cifra: cifraCanais })
  const oficina = createOficina(config.emissaoThreads)
  const provedores = createProvedores({ unitOfWork, relogio, consultarMx: consultarMxDoDns })
  const motor = createMotor({
    unitOfWork,
    relogio,
    oficina,
    provedores,
    processo: createProcesso(),
    fila: createFilaDeDisparos(tables),
    relatar: (err) => ports.log.error({ err }, 'emission: delivery failed'),
    contas: {
      lerContas: createLerContas(
        tables,
        createCifra(secretKey, CIFRA_CONTAS),
        avisarDeIlegivel(ports.log, 'account'),
      ),
      lerCanais: createLerCanais(tables, cifraCanais, avisarDeIlegivel(ports.log, 'channel')),
      fixa: config.smtpUrl ? contaDaUrl('ambiente', config.smtpUrl, config.remetente) : null,
      reserva: demo.smtpUrl === null ? null : contaDaUrl('demonstracao', demo.smtpUrl, config.remetente),
      avisar: (aviso) => ports.log.warn(aviso),
    },
    enderecamento: {
      publicUrl: config.publicUrl,
      verpKey: deriveKey(secretKey, 'verp'),
      tokensKey: deriveKey(secretKey, 'tokens'),
      recibosKey: deriveKey(secretKey, 'recibos'),
      abrirProtecao: abrirProtecaoDe(secretKey),
    },
  })
  const escrever = createEscrever(unitOfWork, relogio)
  const recibos = abrirRecibos(ports)
  const rotinas = createRotinasService({ ...ports, escrever })
  const emissao = startEmissao({
    ...ports,
    motor,
    executarAgendadas: (parar) => rotinas.executarAgendadas(parar),
    aprenderProvedores: () => provedores.aprender(),
    tratarAvisos: () => recibos.tratarAvisos(),
    esquecer: createEsquecer(ports),
  })
  return {
    async stop() {
      await recibos.stop()
      await emissao.stop()
      await oficina.close()
      await demo.close()
    },
  }
}

/** Removes all that has been kept for long enough. */
function createEsquecer({ unitOfWork, relogio }: EmissaoPorts): () => Promise<unknown> {
  const tarefas = [
    createEsquecerChaves(unitOfWork, relogio),
    createEsquecerRetornos(unitOfWork, relogio),
    createEsquecerPessoas(unitOfWork, relogio),
    createEsquecerAvisos(unitOfWork, relogio),
  ]
  return () => Promise.all(tarefas.map((esquecer) => esquecer()))
}

/** One account or channel that nobody can open must not hold back what leaves by the others. */
function avisarDeIlegivel(
  log: EmissaoPorts['log'],
  what: 'account' | 'channel',
): (qual: number | string) => void {
  const avisadas = new Set<number | string>()
  return (qual) => {
    if (!avisadas.has(qual)) log.warn(`the secrets of ${what} ${qual} do not open: save them again`)
    avisadas.add(qual)
  }
}

/** The mail server and the providers of the demonstration, where this is one. */
async function startDemo(
  { demonstracao, smtpUrl, publicUrl, dataDir }: Config,
  ports: EmissaoPorts & { cifra: Cifra },
): Promise<{ smtpUrl: string | null; close(): Promise<void> }> {
  if (!demonstracao) return { smtpUrl: null, close: async () => undefined }
  const folder = pastaDaCaixa({ dataDir })
  const smtp = smtpUrl === undefined ? await startSmtpDemo(folder) : null
  const canais = await startCanaisDemo({ ...ports, folder, publicUrl })
  return {
    smtpUrl: smtp?.url ?? null,
    async close() {
      await Promise.all([smtp?.close(), canais.close()])
    },
  }
}
