import {
  encerrarEnvioDigital,
  excluirDestinatario,
  listarEnviosDigitais,
  salvarEnvioDigital,
  verEnvioDigital,
} from '@ramal/shared/contracts/envio-digital.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { EnvioDigitalService } from './service.ts'

export function envioDigitalRoutes(app: FastifyInstance, envioDigital: EnvioDigitalService): void {
  app.addHook('onReady', () => envioDigital.ensureTermos())

  rota(app, verEnvioDigital, ({ params }) => envioDigital.ver(params.id))
  rota(app, salvarEnvioDigital, ({ contexto, params, body }) =>
    envioDigital.salvar(contexto, params.id, body),
  )
  rota(app, encerrarEnvioDigital, ({ contexto, params, query }) =>
    envioDigital.encerrar(contexto, { ucId: params.id, atendimentoId: query.atendimentoId }),
  )
  rota(app, excluirDestinatario, ({ contexto, params, query }) =>
    envioDigital.excluirDestinatario(contexto, {
      ucId: params.id,
      destinatarioId: params.destinatarioId,
      atendimentoId: query.atendimentoId,
    }),
  )
  rota(app, listarEnviosDigitais, ({ query }) => envioDigital.listar(query))
}
