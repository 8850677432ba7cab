import type { Problema } from '@ramal/shared/contracts/problema.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { DbError } from '#db/errors.ts'
import { ErroDominio, type CampoRecusado, type CodigoErro } from '#erros.ts'

const STATUS: Record<CodigoErro, number> = {
  validacao: 422,
  nao_autenticado: 401,
  credenciais_invalidas: 401,
  sem_permissao: 403,
  origem_recusada: 403,
  nao_encontrado: 404,
  conflito: 409,
  atendimento_ja_aberto: 409,
  atendimento_encerrado: 409,
  chave_idempotencia_reutilizada: 422,
  termo_desatualizado: 409,
  whatsapp_nao_contratado: 422,
  estado_invalido: 409,
  fatura_paga: 409,
  fatura_cancelada: 409,
  fatura_substituida: 409,
  endereco_de_outro: 409,
  endereco_suprimido: 409,
  consentimento_necessario: 409,
  canal_indisponivel: 409,
  aviso_recusado: 401,
  arquivo_invalido: 422,
  muitas_tentativas: 429,
}

const TITULOS: Record<number, string> = {
  400: 'Pedido inválido',
  401: 'Não autenticado',
  403: 'Sem permissão',
  404: 'Não encontrado',
  405: 'Método não permitido',
  409: 'Conflito com o que está gravado',
  413: 'Grande demais',
  415: 'Tipo de conteúdo não aceito',
  422: 'Dados não aceitos',
  429: 'Muitas tentativas',
  500: 'Falha do servidor',
  503: 'Indisponível no momento',
}

/** Turns every failure into `application/problem+json` (RFC 9457), in Portuguese and without internals. */
export const errorsPlugin = fp(async (app: FastifyInstance) => {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error)
    // The message of a failed request may quote what was typed; only unexpected failures are logged whole.
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
    return send(request, reply, problem)
  })
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, { status: 404, codigo: 'nao_encontrado', detail: 'Este endereço não existe.' }),
  )
})

/**
 * Answers what Fastify refuses before any route or plugin sees it, e.g. a URL that cannot be decoded: its own answer is
 * English and quotes the URL.
 */
export const answerFrameworkError = (
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  void send(request, reply, toProblem(error))
}

type Failure = Pick<Problema, 'status' | 'codigo' | 'detail'> & {
  campos?: readonly CampoRecusado[] | undefined
}

function send(request: FastifyRequest, reply: FastifyReply, failure: Failure) {
  const body: Problema = {
    type: `urn:ramal:problema:${failure.codigo}`,
    title: TITULOS[failure.status] ?? 'Não foi possível atender ao pedido',
    status: failure.status,
    detail: failure.detail,
    codigo: failure.codigo,
    ...(failure.campos?.length && { campos: [...failure.campos] }),
    requestId: request.id,
  }
  // Serialised here: the route's own response schemas describe successes.
  return reply
    .status(failure.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body)
}

function toProblem(error: unknown): Failure {
  if (error instanceof ErroDominio) {
    return { status: STATUS[error.codigo], codigo: error.codigo, detail: error.message, campos: error.campos }
  }
  if (hasZodFastifySchemaValidationErrors(error)) return validationProblem(error)
  if (error instanceof DbError && (error.kind === 'busy' || error.kind === 'serialization')) {
    return { status: 503, codigo: 'ocupado', detail: 'O sistema está ocupado; tente de novo em instantes.' }
  }
  const { statusCode, code } = error as Partial<FastifyError>
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return {
      status: statusCode,
      codigo: CODIGOS_HTTP[code ?? ''] ?? 'pedido_invalido',
      detail: sentence(statusCode, code),
    }
  }
  return {
    status: 500,
    codigo: 'falha_interna',
    detail: 'Algo falhou no servidor e nada foi gravado; tente de novo.',
  }
}

interface RefusedBySchema {
  validation: readonly { instancePath: string; message?: string }[]
}

function validationProblem({ validation }: RefusedBySchema): Failure {
  const campos = validation.map((issue) => ({
    campo: issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'corpo',
    mensagem: issue.message ?? 'Valor inválido.',
  }))
  const [first] = campos
  return {
    status: 422,
    codigo: 'validacao',
    detail: first ? `${first.campo}: ${first.mensagem}` : 'Confira os dados enviados.',
    campos,
  }
}

const CODIGOS_HTTP: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'json_invalido',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'json_invalido',
  FST_ERR_CTP_BODY_TOO_LARGE: 'grande_demais',
  FST_REQ_FILE_TOO_LARGE: 'grande_demais',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'tipo_nao_aceito',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'tipo_nao_aceito',
}

function sentence(status: number, code: string | undefined): string {
  if (CODIGOS_HTTP[code ?? ''] === 'json_invalido') return 'O corpo do pedido não é um JSON válido.'
  if (status === 413) return 'O que foi enviado é grande demais.'
  if (status === 415) return 'Este tipo de conteúdo não é aceito aqui.'
  if (status === 429) return 'Muitas tentativas seguidas; espere um pouco e tente de novo.'
  return 'O pedido não pôde ser entendido.'
}
