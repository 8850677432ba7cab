import type { FontesModelo, TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import { ErroDominio } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { createTermos } from '#modules/envio-digital/termos.ts'
import type { Relogio } from '#relogio.ts'
import { avisosDoModelo } from './avisos.ts'
import type { AbrirConta } from './conta-do-teste.ts'
import { createModeloRepository } from './repository.ts'

export interface EnsaioDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  publicUrl: string
  abrirConta: AbrirConta
}

type Pedido = FontesModelo & { faturaId?: number | undefined }

const PRAZO_MS = 15_000

/** Shows words before they are in use: on the page, and in a mailbox. */
export function createEnsaio({ unitOfWork, relogio, documentos, publicUrl, abrirConta }: EnsaioDeps) {
  const repository = createModeloRepository(unitOfWork.tables)
  const termos = createTermos(unitOfWork.tables)

  async function renderizar(tipo: TipoModelo, { faturaId, ...fontes }: Pedido) {
    // Loaded with the first trial, as in service.ts.
    const [{ validarFontes }, previa] = await Promise.all([import('./validar.ts'), import('./previa.ts')])
    validarFontes(tipo, fontes)
    const agora = relogio.agora()
    const { fatura, termo } = await unitOfWork.read(async (tx) => ({
      fatura: await repository.findFatura(tx, faturaId),
      termo: await termos.vigente(tx, agora),
    }))
    if (faturaId !== undefined) encontrado(fatura, 'Esta fatura')
    return { previa, fatura, pronta: previa.renderPrevia(tipo, fontes, { fatura, termo, publicUrl, agora }) }
  }

  return {
    /** @throws ErroDominio `validacao` by field and line, or `nao_encontrado` for the bill. */
    async prever(tipo: TipoModelo, pedido: Pedido) {
      const { previa, fatura, pronta } = await renderizar(tipo, pedido)
      return {
        ...pronta,
        avisos: avisosDoModelo(tipo, pedido),
        fatura: fatura && { id: fatura.id, numero: previa.ucDa(fatura), competencia: fatura.competencia },
      }
    },

    /** Sends it for real. @throws ErroDominio as `prever`, or `estado_invalido` with the server's own words. */
    async enviar(tipo: TipoModelo, { para, ...pedido }: Pedido & { para: string }) {
      const { previa, fatura, pronta } = await renderizar(tipo, pedido)
      const mensagem = { ...pronta, anexos: previa.anexosDaPrevia(tipo, fatura, documentos) }
      const { enviarPor } = await import('./enviar.ts')
      const { conta, close } = await abrirConta()
      try {
        const { ok, resposta } = await enviarPor(conta, mensagem, {
          para,
          agora: relogio.agora(),
          prazoMs: PRAZO_MS,
        })
        if (!ok) throw new ErroDominio('estado_invalido', `A mensagem não saiu: ${resposta?.texto ?? ''}`)
        return { resposta: resposta?.texto ?? '' }
      } finally {
        await close()
      }
    },
  }
}

export type Ensaio = ReturnType<typeof createEnsaio>
