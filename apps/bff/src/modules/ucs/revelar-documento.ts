import { formatDocument } from '@ramal/shared/domain/documents.ts'
import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { Escrever } from '#escrita.ts'
import { createFindAtendimentoAberto } from '#modules/atendimento/contexto-do-atendimento.ts'
import { createEventos } from '#modules/eventos/service.ts'
import type { Relogio } from '#relogio.ts'
import { createFindUc } from './find-uc.ts'

export function createRevelarDocumento(tables: Tables, escrever: Escrever, relogio: Relogio) {
  const findUc = createFindUc(tables)
  const eventos = createEventos(tables)
  const findAtendimentoAberto = createFindAtendimentoAberto(tables)

  /**
   * The titular's document in full. Kept as an event with who asked, why, and the protocolo of the call they have open
   * (design rule 9; LGPD art. 37). Throws ErroDominio `nao_encontrado`.
   */
  return (contexto: Contexto, ucId: number, motivo: string): Promise<{ documento: string | null }> =>
    escrever(contexto, async (tx) => {
      const { titular } = await findUc(tx, ucId)
      const { usuarioId } = contexto.autor
      const atendimentoId = await findAtendimentoAberto(tx, usuarioId)
      const dados = { tipo: 'consumidor.documento_revelado', motivo } as const
      const evento = { atendimentoId, usuarioId, ucId, consumidorId: titular.id, dados }
      await eventos.registrar(tx, evento, relogio.agora())
      return { documento: titular.documento && formatDocument(titular.documento) }
    })
}
