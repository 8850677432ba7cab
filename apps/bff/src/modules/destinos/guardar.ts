import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createEventos } from '#modules/eventos/service.ts'
import { createContatoRepository } from './contato-repository.ts'
import type { MeioDigitado } from './supressao.ts'

export interface EnderecosAGuardar {
  ucId: number
  meio: MeioDigitado
  enderecos: readonly string[]
  usuarioId: number | null
  atendimentoId: number | null
}

/** Keeps what was typed among the UC's contacts, inside the caller's transaction; each new one is an event of the trail. */
export function createGuardarEnderecos(tables: Tables) {
  const contatos = createContatoRepository(tables)
  const eventos = createEventos(tables)
  return async (
    tx: Tx,
    { ucId, meio, enderecos, ...quem }: EnderecosAGuardar,
    agora: Date,
  ): Promise<void> => {
    const tipo = meio === 'email' ? ('email' as const) : ('celular' as const)
    for (const valor of enderecos) {
      if (!(await contatos.incluir(tx, { ucId, tipo, valor }, agora))) continue
      const dados = { tipo: 'contato.incluido' as const, contatoTipo: tipo, valor }
      await eventos.registrar(tx, { ...quem, ucId, consumidorId: null, dados }, agora)
    }
  }
}
