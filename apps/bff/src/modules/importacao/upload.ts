import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { ErroDominio } from '#erros.ts'
import { nomeLegivel } from './nome-legivel.ts'
import type { ArquivoNoDisco } from './recebido.ts'

const MAX_ARQUIVO_BYTES = 1024 ** 3
const MAX_ARQUIVOS = 1000

/**
 * Streams the files of a multipart request to a folder of their own and gives them to `body` once all have come: a
 * request that breaks off imports nothing. The folder is removed whatever happens.
 * @throws ErroDominio `arquivo_invalido` without any file, or when the request is not multipart or breaks off.
 */
export async function withUploads<T>(
  request: FastifyRequest,
  body: (arquivos: ArquivoNoDisco[]) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) {
    throw new ErroDominio('arquivo_invalido', 'Envie os arquivos como multipart/form-data.')
  }
  const folder = await mkdtemp(join(tmpdir(), 'ramal-envio-'))
  try {
    const arquivos = await receive(request, folder).catch(refuseBroken)
    if (arquivos.length === 0) throw new ErroDominio('arquivo_invalido', 'Envie pelo menos um arquivo.')
    return await body(arquivos)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive(request: FastifyRequest, folder: string): Promise<ArquivoNoDisco[]> {
  const arquivos: ArquivoNoDisco[] = []
  const limits = { fileSize: MAX_ARQUIVO_BYTES, files: MAX_ARQUIVOS, fields: 20, parts: MAX_ARQUIVOS + 20 }
  for await (const part of request.files({ limits })) {
    const caminho = join(folder, String(arquivos.length))
    await pipeline(part.file, createWriteStream(caminho))
    if (part.file.truncated) {
      throw new ErroDominio(
        'arquivo_invalido',
        `O arquivo ${nomeLegivel(part.filename)} passa de 1 GB; divida-o.`,
      )
    }
    arquivos.push({ nome: nomeLegivel(part.filename), caminho })
  }
  return arquivos
}

/** The parser's plain errors speak of the body that came; errors of the system, which have a code, are ours. */
function refuseBroken(error: Error & { code?: unknown; statusCode?: unknown }): never {
  if (error instanceof ErroDominio || error.code !== undefined) throw error
  throw new ErroDominio('arquivo_invalido', 'O envio chegou incompleto; nada foi importado.')
}
