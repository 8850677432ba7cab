import type { FastifyBaseLogger } from 'fastify'
import { createCifra } from '#cifra.ts'
import type { Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { pastaDaCaixa } from '#emissao/channels/pasta-da-caixa.ts'
import { startSmtpDemo, type SmtpDemo } from '#emissao/channels/smtp-demo.ts'
import { createEsquecerRetornos } from '#emissao/retornos/esquecer.ts'
import { createEscrever } from '#escrita.ts'
import { createEsquecerChaves } from '#esquecer-chaves.ts'
import { CIFRA_CANAIS, createLerCanais } from '#modules/canais/leitura.ts'
import { CIFRA_CONTAS, createLerContas } from '#modules/contas-email/leitura.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { abrirProtecaoDe } from '#modules/envio-digital/protecao.ts'
import { createRotinasService } from '#modules/rotinas/service.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'
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
  const demo = await startDemo(config)
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
      lerCanais: createLerCanais(
        tables,
        createCifra(secretKey, CIFRA_CANAIS),
        avisarDeIlegivel(ports.log, 'channel'),
      ),
      fixa: config.smtpUrl ? contaDaUrl('ambiente', config.smtpUrl, config.remetente) : null,
      reserva: demo && contaDaUrl('demonstracao', demo.url, config.remetente),
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
  const esquecerChaves = createEsquecerChaves(unitOfWork, relogio)
  const esquecerRetornos = createEsquecerRetornos(unitOfWork, relogio)
  const esquecerPessoas = createEsquecerPessoas(unitOfWork, relogio)
  const rotinas = createRotinasService({ ...ports, escrever })
  const emissao = startEmissao({
    ...ports,
    motor,
    executarAgendadas: (parar) => rotinas.executarAgendadas(parar),
    aprenderProvedores: () => provedores.aprender(),
    esquecer: () => Promise.all([esquecerChaves(), esquecerRetornos(), esquecerPessoas()]),
  })
  return {
    async stop() {
      await emissao.stop()
      await oficina.close()
      await demo?.close()
    },
  }
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

function startDemo(config: Config): Promise<SmtpDemo> | null {
  return config.demonstracao && config.smtpUrl === undefined ? startSmtpDemo(pastaDaCaixa(config)) : null
}
