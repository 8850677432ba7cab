import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { ErroDominio } from '#erros.ts'
import type { ArquivoNoDisco } from './recebido.ts'

const MAX_ARQUIVO_BYTES = 1024 ** 3
const MAX_ARQUIVOS = 1000

/**
 * Streams the files of a multipart request to a folder of their own and gives them to `body` once all have come: a
 * request that breaks off imports nothing. The folder is removed whatever happens.
 * @throws ErroDominio `arquivo_invalido` without any file.
 */
export async function withUploads<T>(
  request: FastifyRequest,
  body: (arquivos: ArquivoNoDisco[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ramal-envio-'))
  try {
    const arquivos = await receive(request, folder)
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
        `O arquivo ${nomeSeguro(part.filename)} passa de 1 GB; divida-o.`,
      )
    }
    arquivos.push({ nome: nomeSeguro(part.filename), caminho })
  }
  return arquivos
}

/** A name for people to read: never a path, never a control character. */
const nomeSeguro = (nome: string | undefined) =>
  (nome ?? '').replace(/[\p{Cc}\\/]+/gu, '_').slice(0, 200) || 'arquivo sem nome'
