import type { Tables } from '#db/schema.ts'
import { PRIORIDADE } from '#db/schema/emissao.ts'
import { chavePrimeiraVia, chaveSegundaVia, chaveTermo } from './chaves.ts'
import type { DisparoDecidido } from './decisao.ts'
import type { DocumentoCongelado, FaturaNova, NovoTermo } from './fila.ts'

// Rows of the outbox as they begin. Address, document hash and template version are frozen here (design rule 5).

type Novo = Tables['disparos']['$inferInsert']

const INICIO = { segurado: false, tentativas: 0 } as const
const VERSAO_TERMO = 'termo-1'

/** Dates of a disparo that begins in that state. */
const desde = (estado: Novo['estado'], agora: Date) => {
  const queued = estado === 'na_fila' ? agora : null
  return { estado, criadoEm: agora, estadoEm: agora, liberadoEm: queued, proximaTentativaEm: queued }
}

export const novoTermo = ({ agora, ...termo }: NovoTermo, documentoHash: string | null): Novo => ({
  ...INICIO,
  ...termo,
  ...desde('na_fila', agora),
  prioridade: PRIORIDADE.pedido,
  chave: chaveTermo(termo.destinatarioId),
  finalidade: 'termo',
  conteudo: 'termo',
  documentoHash,
  versaoModelo: VERSAO_TERMO,
})

export const novaPrimeiraVia = (fatura: FaturaNova, decidido: DisparoDecidido, agora: Date): Novo => ({
  ...INICIO,
  ...desde(decidido.estado, agora),
  chave: chavePrimeiraVia(fatura.id, decidido.meio, decidido.endereco),
  faturaId: fatura.id,
  ucId: fatura.ucId,
  destinatarioId: decidido.destinatario?.id ?? null,
  // The call in which the address was given: its protocol finds this disparo weeks later.
  atendimentoId: decidido.destinatario?.atendimentoId ?? null,
  finalidade: 'primeira_via',
  conteudo: 'fatura',
  meio: decidido.meio,
  endereco: decidido.endereco,
  documentoHash: fatura.documento.hash,
  versaoModelo: fatura.documento.versaoModelo,
  ultimoErro: decidido.motivo,
})

/** The paper copy that takes the place of digital ones, which had frozen the document. */
export const novaImpressao = (
  fatura: { id: number; ucId: number | null },
  congelado: { hash: string | null; versaoModelo: string | null; atendimentoId: number | null },
  estado: Novo['estado'],
  agora: Date,
): Novo => ({
  ...INICIO,
  ...desde(estado, agora),
  chave: chavePrimeiraVia(fatura.id, 'impressao', null),
  faturaId: fatura.id,
  ucId: fatura.ucId,
  // The protocolo of the adhesion also shows what became of it.
  atendimentoId: congelado.atendimentoId,
  finalidade: 'primeira_via',
  conteudo: 'fatura',
  meio: 'impressao',
  documentoHash: congelado.hash,
  versaoModelo: congelado.versaoModelo,
})

/** What a person asked for, once per request. */
export const novaSegundaVia = (segunda: {
  pedido: string
  fatura: { id: number; ucId: number | null }
  endereco: string
  documento: DocumentoCongelado
  usuarioId: number | null
  atendimentoId: number | null
  agora: Date
}): Novo => ({
  ...INICIO,
  ...desde('na_fila', segunda.agora),
  prioridade: PRIORIDADE.pedido,
  chave: chaveSegundaVia(segunda.pedido, segunda.fatura.id, 'email', segunda.endereco),
  faturaId: segunda.fatura.id,
  ucId: segunda.fatura.ucId,
  atendimentoId: segunda.atendimentoId,
  usuarioId: segunda.usuarioId,
  finalidade: 'segunda_via',
  conteudo: 'fatura',
  meio: 'email',
  endereco: segunda.endereco,
  documentoHash: segunda.documento.hash,
  versaoModelo: segunda.documento.versaoModelo,
})
