import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { Cifra } from '#cifra.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { ErroDominio } from '#erros.ts'
import { isAssinado, isIgual } from '#http/assinatura.ts'
import { createLerSegredos } from '#modules/canais/leitura.ts'
import type { Relogio } from '#relogio.ts'
import { lerAvisoWhatsapp } from './ler-whatsapp.ts'
import { createAvisoRepository } from './repository.ts'

/** Meta gives a call again for seven days; what is older was recorded by somebody. */
const VALIDADE_MS = 8 * 86_400_000

export interface AvisosDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  /** Of the channels (modules/canais/leitura.ts). */
  cifra: Cifra
  /** `deriveKey(secretKey, 'recibos')`. */
  chaveRecibos: Uint8Array
}

export interface Verificacao {
  modo: string | undefined
  token: string | undefined
  desafio: string | undefined
}

/** Takes in what providers call Ramal with: proved first, then kept, and answered before it is worked through. */
export function createAvisosService({ unitOfWork, relogio, cifra, chaveRecibos }: AvisosDeps) {
  const repository = createAvisoRepository(unitOfWork.tables)
  const lerSegredos = createLerSegredos(unitOfWork.tables, cifra)
  const segredo = async (nome: 'segredoApp' | 'tokenVerificacao') =>
    (await unitOfWork.read((tx) => lerSegredos(tx, 'whatsapp')))?.[nome]

  return {
    /**
     * Answers Meta's question whether the address is ours.
     * @returns the challenge. @throws ErroDominio `sem_permissao`.
     */
    async verificar({ modo, token, desafio }: Verificacao): Promise<string> {
      const esperado = await segredo('tokenVerificacao')
      const nosso = esperado !== undefined && token !== undefined && isIgual(token, esperado)
      if (!nosso || modo !== 'subscribe' || !desafio || desafio.length > 300) {
        throw new ErroDominio('sem_permissao', 'O código de verificação não é o deste Ramal.')
      }
      return desafio
    },

    /**
     * Keeps one call of Meta's. The very same bytes again change nothing and are welcome: Meta gives again what it got no
     * answer for.
     * @throws ErroDominio `aviso_recusado` for what is not signed or is a replay, `validacao` for what is no webhook.
     */
    async receberWhatsapp(corpo: Uint8Array, assinatura: unknown): Promise<void> {
      const segredoApp = await segredo('segredoApp')
      if (segredoApp === undefined || !isAssinado(corpo, assinatura, segredoApp)) {
        throw new ErroDominio('aviso_recusado', 'A assinatura do aviso não confere.')
      }
      const lido = lerAvisoWhatsapp(corpo, chaveRecibos)
      if (!lido) throw new ErroDominio('validacao', 'O corpo não é um aviso do WhatsApp.')
      const instantes = [
        ...lido.recibos.map(({ ocorridoEm }) => ocorridoEm),
        ...lido.saidas.map(({ em }) => em),
      ]
      // What people write and the rest of the news is not Ramal's to keep.
      if (instantes.length === 0) return
      const agora = relogio.agora()
      const newest = Math.max(...instantes.map((instante) => instante.getTime()))
      if (newest < agora.getTime() - VALIDADE_MS) {
        throw new ErroDominio('aviso_recusado', 'O aviso é antigo demais para ser novo.')
      }
      const hash = createHash('sha256').update('whatsapp\n').update(corpo).digest('hex')
      const corpoDeflate = await promisify(deflate)(corpo)
      await unitOfWork.transaction((tx) =>
        repository.insert(tx, { canal: 'whatsapp', hash, corpoDeflate, recebidoEm: agora }),
      )
    },
  }
}

export type AvisosService = ReturnType<typeof createAvisosService>
