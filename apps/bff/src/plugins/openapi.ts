import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { declareAccess } from './access.ts'

/** OpenAPI 3.1 from the contracts, at /api/openapi.json, and a page to read it at /api/docs. */
export const openapiPlugin = fp(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Ramal',
        version: '1',
        description: 'Atendimento e emissão de faturas de energia elétrica',
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/api/openapi.json', { config: { acesso: 'publico' }, schema: { hide: true } }, () => app.swagger())
  await app.register(async (scope) => {
    declareAccess(scope, 'publico')
    await scope.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  })
})
