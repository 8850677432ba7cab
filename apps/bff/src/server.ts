import { fileURLToPath } from 'node:url'
import { buildApp } from '#app.ts'
import { ConfigError, parseConfig, type Config } from '#config.ts'
import { openDatabase } from '#db/open.ts'
import { createDocumentos } from '#emissao/engine/documentos.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import type { Retornos, RetornosPorts } from '#emissao/retornos/entradas/abrir-retornos.ts'
import { relogioDoSistema } from '#relogio.ts'
import { loadSecretKey } from '#secret-key.ts'

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))

async function serve(config: Config): Promise<void> {
  const secretKey = loadSecretKey(config)
  const unitOfWork = await openDatabase(config.databaseUrl)
  const ports = {
    unitOfWork,
    relogio: relogioDoSistema,
    documentos: await createDocumentos(),
    sinal: createSinal(),
  }
  const app = await buildApp(config, { ...ports, secretKey, webRoot })
  // Loaded only where they run: a server beside a worker does without the libraries of the mail.
  const emissao = config.emissao
    ? await (
        await import('#emissao/engine/abrir-emissao.ts')
      ).abrirEmissao(config, { ...ports, secretKey, log: app.log })
    : null
  const retornos = config.emissao ? await openRetornos(config, { ...ports, secretKey, log: app.log }) : null
  const demo = config.demonstracao
    ? await (
        await import('#demo/abrir-demonstracao.ts')
      ).abrirDemonstracao(config, { ...ports, log: app.log })
    : null

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void app
        .close()
        .then(() => Promise.all([demo?.stop(), emissao?.stop(), retornos?.stop()]))
        .then(() => unitOfWork.close())
        .then(() => process.exit(0))
    })
  }
  const address = await app.listen({ port: config.port, host: config.host })
  if (config.demonstracao) console.log(welcome(address))
  demo?.carregarFaturas()
}

/** Loaded only where something is to come in. */
async function openRetornos(config: Config, ports: RetornosPorts): Promise<Retornos | null> {
  if (config.retornos.length === 0) return null
  const { abrirRetornos } = await import('#emissao/retornos/entradas/abrir-retornos.ts')
  return abrirRetornos(config, ports)
}

const welcome = (address: string) => `
  Ramal, demonstração: ${address.replace('127.0.0.1', 'localhost')}

  Entre como atendente, supervisor ou admin; a senha é ramal-demo.
  Os e-mails, WhatsApp e SMS enviados aparecem em ${address.replace('127.0.0.1', 'localhost')}/demo/caixa
`

const KNOWN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'A porta já está em uso por outro programa; escolha outra em PORT.',
  EACCES: 'Não há permissão para abrir esta porta ou a pasta de dados; confira PORT e RAMAL_DATA_DIR.',
  ECONNREFUSED: 'O banco de dados não responde; confira DATABASE_URL.',
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code)

try {
  await serve(parseConfig(process.env))
} catch (error) {
  const sentence = error instanceof ConfigError ? error.message : KNOWN_FAILURES[codeOf(error)]
  if (sentence === undefined) throw error
  console.error(sentence)
  // What had begun before the failure would keep the process alive.
  process.exit(1)
}
