import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import { installMensagens } from '@ramal/shared/contracts/mensagens.ts'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { createCifra } from '#cifra.ts'
import type { Config } from '#config.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { pastaDaCaixa } from '#emissao/channels/demonstracao/pasta-da-caixa.ts'
import { createDocumentos, type Documentos } from '#emissao/engine/documentos.ts'
import { createSinal, type Sinal } from '#emissao/engine/sinal.ts'
import { createEscrever } from '#escrita.ts'
import { loggerOptions, OneLineLog } from '#http/logger.ts'
import { atendimentoRoutes } from '#modules/atendimento/routes.ts'
import { createAtendimentoService } from '#modules/atendimento/service.ts'
import { createAvisos } from '#modules/avisos/avisos.ts'
import { avisosRoutes } from '#modules/avisos/routes.ts'
import { buscaRoutes } from '#modules/busca/routes.ts'
import { createBuscaService } from '#modules/busca/service.ts'
import { caixaDemoRoutes } from '#modules/caixa-demo/routes.ts'
import { createCaixaDemo } from '#modules/caixa-demo/service.ts'
import { CIFRA_CANAIS, createLerCanais, createLerSegredos } from '#modules/canais/leitura.ts'
import { canaisRoutes } from '#modules/canais/routes.ts'
import { createCanaisService } from '#modules/canais/service.ts'
import { createContasEmail } from '#modules/contas-email/contas-email.ts'
import { CIFRA_CONTAS } from '#modules/contas-email/leitura.ts'
import { contasEmailRoutes } from '#modules/contas-email/routes.ts'
import { descadastroRoutes } from '#modules/descadastro/routes.ts'
import { createDescadastroService } from '#modules/descadastro/service.ts'
import { destinosRoutes } from '#modules/destinos/routes.ts'
import { createDestinosService } from '#modules/destinos/service.ts'
import { createAcompanhar } from '#modules/disparos/acompanhar.ts'
import { acompanharRoutes, disparosRoutes } from '#modules/disparos/routes.ts'
import { createDisparosService } from '#modules/disparos/service.ts'
import { createProtecoes } from '#modules/envio-digital/protecao.ts'
import { envioDigitalRoutes } from '#modules/envio-digital/routes.ts'
import { createEnvioDigitalService } from '#modules/envio-digital/service.ts'
import { faturasRoutes } from '#modules/faturas/routes.ts'
import { createFaturasService } from '#modules/faturas/service.ts'
import { createImportacao } from '#modules/importacao/importacao.ts'
import { importacaoRoutes } from '#modules/importacao/routes.ts'
import { lotesImpressaoRoutes } from '#modules/lotes-impressao/routes.ts'
import { createLotesService } from '#modules/lotes-impressao/service.ts'
import { createModelos } from '#modules/modelos/modelos.ts'
import { modelosRoutes } from '#modules/modelos/routes.ts'
import { pagamentosRoutes } from '#modules/pagamentos/routes.ts'
import { createPagamentosService } from '#modules/pagamentos/service.ts'
import { parametrosRoutes } from '#modules/parametros/routes.ts'
import { createParametrosService } from '#modules/parametros/service.ts'
import { protocolosRoutes } from '#modules/protocolos/routes.ts'
import { createProtocolosService } from '#modules/protocolos/service.ts'
import { recadastramentoRoutes } from '#modules/recadastramento/routes.ts'
import { createRecadastramentoService } from '#modules/recadastramento/service.ts'
import { retornosRoutes } from '#modules/retornos/routes.ts'
import { createRetornosService } from '#modules/retornos/service.ts'
import { rotinasRoutes } from '#modules/rotinas/routes.ts'
import { createRotinasService } from '#modules/rotinas/service.ts'
import { saidasRoutes } from '#modules/saidas/routes.ts'
import { createSaidasService } from '#modules/saidas/service.ts'
import { sessaoRoutes } from '#modules/sessao/routes.ts'
import { createSessaoService } from '#modules/sessao/service.ts'
import { createIsSessaoViva, createSessionStore } from '#modules/sessao/store.ts'
import { smsRoutes } from '#modules/sms/routes.ts'
import { createSms } from '#modules/sms/sms.ts'
import { supressoesRoutes } from '#modules/supressoes/routes.ts'
import { createSupressoesService } from '#modules/supressoes/service.ts'
import { ucsRoutes } from '#modules/ucs/routes.ts'
import { createUcsService } from '#modules/ucs/service.ts'
import { accessPlugin, createPodeAinda, declareAccess, type AccessOptions } from '#plugins/access.ts'
import { answerFrameworkError, errorsPlugin } from '#plugins/errors.ts'
import { healthPlugin } from '#plugins/health.ts'
import { openapiPlugin } from '#plugins/openapi.ts'
import { rateLimitPlugin } from '#plugins/rate-limit.ts'
import { securityPlugin } from '#plugins/security.ts'
import { sessionPlugin } from '#plugins/session.ts'
import { ssePlugin } from '#plugins/sse.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'

/** What the application needs from outside; tests pass their own clock and database. */
export interface Ports {
  unitOfWork: UnitOfWork
  relogio: Relogio
  secretKey: string
  /** Folder of the built web app; absent in tests of the API. */
  webRoot?: string
  /** Shared with the emission when both run in one process; made here otherwise. */
  documentos?: Documentos
  sinal?: Sinal
  /** Between two questions whether who listens to a stream still may; tests do not wait for the usual one. */
  batimentoMs?: number
}

/** The whole BFF, ready to listen or to be injected into. Closing it leaves the ports open: who made them closes them. */
export async function buildApp(config: Config, ports: Ports): Promise<FastifyInstance> {
  const { unitOfWork, relogio } = ports
  installMensagens()
  const app = createServer(config)
  const escrever = createEscrever(unitOfWork, relogio)
  const protecoes = createProtecoes(ports.secretKey)
  const documentos = ports.documentos ?? (await createDocumentos())
  const sinal = ports.sinal ?? createSinal()
  const { demonstracao } = config
  const cifra = createCifra(ports.secretKey, CIFRA_CONTAS)
  const sessao = createSessaoService({ unitOfWork, relogio, demonstracao: config.demonstracao })
  const atendimento = createAtendimentoService({ unitOfWork, escrever, relogio })

  await registerPlugins(app, config, { ...ports, findConta: sessao.findConta })

  sessaoRoutes(app, {
    sessao,
    relogio,
    demonstracao: config.demonstracao,
    findAtendimentoAberto: atendimento.findAberto,
  })
  buscaRoutes(app, createBuscaService(unitOfWork))
  parametrosRoutes(app, createParametrosService({ unitOfWork, escrever, relogio }))
  contasEmailRoutes(app, createContasEmail({ unitOfWork, escrever, relogio, cifra, config }))
  const cifraCanais = createCifra(ports.secretKey, CIFRA_CANAIS)
  const { publicUrl } = config
  const lerSegredos = createLerSegredos(unitOfWork.tables, cifraCanais)
  // The emission says which channel does not open; here it cannot be used, which is all there is to know.
  const lerCanais = createLerCanais(unitOfWork.tables, cifraCanais, () => undefined)
  const lerSegredoPix = async (tx: ReadTx) => (await lerSegredos(tx, 'pix'))?.segredo ?? null
  canaisRoutes(app, createCanaisService({ unitOfWork, escrever, relogio, cifra: cifraCanais, publicUrl }))
  await avisosRoutes(app, createAvisos({ ...ports, sinal }))
  smsRoutes(app, createSms({ ...ports, sinal }))
  modelosRoutes(app, createModelos({ unitOfWork, escrever, relogio, documentos, cifra, config }))
  atendimentoRoutes(app, atendimento)
  protocolosRoutes(app, createProtocolosService(unitOfWork))
  ucsRoutes(app, createUcsService({ unitOfWork, escrever, relogio }))
  recadastramentoRoutes(app, createRecadastramentoService({ unitOfWork, escrever, relogio, sinal }))
  envioDigitalRoutes(app, createEnvioDigitalService({ unitOfWork, escrever, relogio, sinal, protecoes }))
  supressoesRoutes(app, createSupressoesService({ unitOfWork, escrever, relogio }))
  retornosRoutes(app, createRetornosService(unitOfWork))
  await descadastroRoutes(app, createDescadastroService({ ...ports, sinal }))
  faturasRoutes(app, createFaturasService({ unitOfWork, relogio, documentos }))
  await importacaoRoutes(app, createImportacao({ unitOfWork, relogio, documentos, sinal, demonstracao }))
  await pagamentosRoutes(app, createPagamentosService({ unitOfWork, relogio, lerSegredoPix }))
  disparosRoutes(
    app,
    createDisparosService({ unitOfWork, escrever, relogio, documentos, lerCanais, sinal, demonstracao }),
  )
  acompanharRoutes(app, createAcompanhar({ unitOfWork, relogio, sinal }))
  destinosRoutes(app, createDestinosService({ unitOfWork, relogio, config, lerCanais }))
  rotinasRoutes(app, createRotinasService({ unitOfWork, escrever, relogio, sinal }))
  saidasRoutes(app, createSaidasService({ unitOfWork, escrever, relogio, sinal }))
  lotesImpressaoRoutes(app, createLotesService({ unitOfWork, escrever, relogio, dataDir: config.dataDir }))
  if (demonstracao) caixaDemoRoutes(app, createCaixaDemo(pastaDaCaixa(config)))

  if (ports.webRoot && existsSync(ports.webRoot)) await serveWeb(app, ports.webRoot)
  return app
}

/** What requests pass through before any route, in this order. */
async function registerPlugins(
  app: FastifyInstance,
  config: Config,
  { unitOfWork, relogio, secretKey, batimentoMs, findConta }: Ports & AccessOptions,
): Promise<void> {
  const isAlive = createIsSessaoViva(unitOfWork, relogio)
  await app.register(errorsPlugin)
  await app.register(securityPlugin, { publicUrl: config.publicUrl })
  await app.register(sessionPlugin, {
    secret: deriveKey(secretKey, 'session', 64),
    store: createSessionStore(unitOfWork, relogio),
    secure: config.publicUrl.startsWith('https:'),
  })
  await app.register(rateLimitPlugin, { porMinuto: config.limitePorMinuto })
  await app.register(accessPlugin, { findConta })
  const podeOuvir = createPodeAinda({ isAlive, findConta })
  await app.register(ssePlugin, { podeOuvir, ...(batimentoMs !== undefined && { batimentoMs }) })
  await app.register(openapiPlugin)
  await app.register(healthPlugin, {
    ping: () => unitOfWork.read(async (tx) => tx.$count(unitOfWork.tables.parametros)),
  })
}

/** Fastify with the contracts' schemas, before any plugin. */
function createServer(config: Config): FastifyInstance {
  const app: FastifyInstance = Fastify({
    logger: loggerOptions(config.logLevel),
    logController: new OneLineLog(),
    genReqId: () => randomUUID(),
    // One hop: what stands further left in X-Forwarded-For is whatever the caller wrote there.
    trustProxy: config.trustProxy && ((_address, hop) => hop === 0),
    frameworkErrors: answerFrameworkError,
    bodyLimit: 256 * 1024,
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  return app
}

/** The built web app; every path that is not the API's is a screen of it. */
async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(async (scope) => {
    declareAccess(scope, 'publico')
    await scope.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Built files carry their hash in the name; the page itself must be asked for each time.
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
    // A built file that is gone must not come back as a page: the browser would take it for a script.
    scope.get('/*', (request, reply) =>
      /^\/(api|assets)\//.test(request.url) ? reply.callNotFound() : reply.sendFile('index.html'),
    )
  })
}
