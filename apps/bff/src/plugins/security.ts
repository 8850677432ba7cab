import helmet from '@fastify/helmet'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ErroDominio } from '#erros.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A write that other sites may send: it needs no cookie and acts for whoever holds its link. */
    deQualquerOrigem?: true
  }
}

export interface SecurityOptions {
  publicUrl: string
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Security headers, and the refusal of writes that another site's page makes a browser send. */
export const securityPlugin = fp<SecurityOptions>(async (app, { publicUrl }) => {
  const https = publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // The browser shows a bill's PDF in the page.
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })

  const publicOrigin = new URL(publicUrl).origin
  app.addHook('onRequest', async (request, reply) => {
    // Answers hold personal data: neither the browser nor a proxy keeps them.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (request.routeOptions.config.deQualquerOrigem) return
    if (!SAFE.has(request.method) && isForeign(request, publicOrigin)) {
      throw new ErroDominio('origem_recusada', 'O pedido veio de outro site e foi recusado.')
    }
  })
})

/**
 * Browsers send `Origin` with every write, and modern ones `Sec-Fetch-Site`; a program that sends neither holds no
 * cookie that a foreign page could abuse.
 */
function isForeign(request: FastifyRequest, publicOrigin: string): boolean {
  const { origin } = request.headers
  if (origin !== undefined) {
    return origin !== publicOrigin && origin !== `${request.protocol}://${request.host}`
  }
  const site = request.headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
