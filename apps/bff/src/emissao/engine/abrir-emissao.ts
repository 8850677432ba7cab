import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createCanalSmtp } from '#emissao/channels/email.ts'
import { startSmtpDemo, type SmtpDemo } from '#emissao/channels/smtp-demo.ts'
import { createEscrever } from '#escrita.ts'
import { createEsquecerChaves } from '#esquecer-chaves.ts'
import { createFilaDeDisparos } from '#modules/disparos/fila.ts'
import { createRotinasService } from '#modules/rotinas/service.ts'
import type { Relogio } from '#relogio.ts'
import type { Documentos } from './documentos.ts'
import { startEmissao, type Emissao } from './emissao.ts'
import { createMotor } from './motor.ts'
import type { Sinal } from './sinal.ts'

export interface EmissaoPorts {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  sinal: Sinal
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}

/** Where the demonstration keeps the mail it catches. */
export const pastaDaCaixa = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'caixa')

/** Starts the emission of this process with the mail server that the configuration names, or the demonstration's own. */
export async function abrirEmissao(config: Config, ports: EmissaoPorts): Promise<Emissao> {
  const demo = await startDemo(config)
  const url = config.smtpUrl ?? demo?.url
  const canal = url === undefined ? null : createCanalSmtp(url)
  const fila = createFilaDeDisparos(ports.unitOfWork.tables)
  const motor = canal && createMotor({ ...ports, fila, canal, remetente: config.remetente })
  const escrever = createEscrever(ports.unitOfWork, ports.relogio)
  const rotinas = createRotinasService({ ...ports, escrever })
  const emissao = startEmissao({
    ...ports,
    motor,
    executarAgendadas: () => rotinas.executarAgendadas(),
    esquecer: createEsquecerChaves(ports.unitOfWork, ports.relogio),
  })
  return {
    async stop() {
      await emissao.stop()
      canal?.close()
      await demo?.close()
    },
  }
}

function startDemo(config: Config): Promise<SmtpDemo> | null {
  return config.demonstracao && config.smtpUrl === undefined ? startSmtpDemo(pastaDaCaixa(config)) : null
}
