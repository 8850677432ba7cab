import Fastify from 'fastify'
import { ConfigError, parseConfig, type Config } from '#config.ts'
import { openDatabase } from '#db/open.ts'
import { abrirEmissao } from '#emissao/engine/abrir-emissao.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { abrirRetornos } from '#emissao/retornos/entradas/abrir-retornos.ts'
import { loggerOptions } from '#http/logger.ts'
import { relogioDoSistema } from '#relogio.ts'
import { loadSecretKey } from '#secret-key.ts'

/** The emission alone, beside a server that runs with RAMAL_EMISSAO=0, as many processes as wanted. */
async function work(config: Config): Promise<void> {
  const unitOfWork = await openDatabase(config.databaseUrl)
  // Fastify's logger alone, so that both kinds of process log alike.
  const { log } = Fastify({ logger: loggerOptions(config.logLevel) })
  const secretKey = loadSecretKey(config)
  const ports = { unitOfWork, relogio: relogioDoSistema, secretKey, sinal: createSinal(), log }
  const emissao = await abrirEmissao(config, ports)
  const retornos = abrirRetornos(config, ports)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      // What is under way ends and is recorded; the rest goes back to the queue.
      void Promise.all([emissao.stop(), retornos.stop()]).then(() => unitOfWork.close())
    })
  }
  log.info('emission started')
}

try {
  await work(parseConfig(process.env))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
