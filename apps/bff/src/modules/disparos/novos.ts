import type { Tables } from '#db/schema.ts'
import { PRIORIDADE } from '#db/schema/emissao.ts'
import { chavePrimeiraVia, chaveReenvio, chaveSegundaVia, chaveTermo } from './chaves.ts'
import type { DisparoDecidido } from './decisao.ts'
import { fimDaJanela } from './desfazer.ts'
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

interface SegundaViaPedida {
  pedido: string
  fatura: { id: number; ucId: number | null }
  endereco: string
  /** Set when the address is one of the adhesion's: the PDF then takes the adhesion's password. */
  destinatarioId: number | null
  documento: DocumentoCongelado
  usuarioId: number | null
  atendimentoId: number | null
  agora: Date
}

const segundaVia = ({ fatura, documento, agora, ...pedida }: Omit<SegundaViaPedida, 'pedido'>) => ({
  ...INICIO,
  ...desde('na_fila', agora),
  ...pedida,
  prioridade: PRIORIDADE.pedido,
  faturaId: fatura.id,
  ucId: fatura.ucId,
  finalidade: 'segunda_via' as const,
  conteudo: 'fatura' as const,
  meio: 'email' as const,
  documentoHash: documento.hash,
  versaoModelo: documento.versaoModelo,
})

/** What a person asked for, once per request. It stays for as long as it can be undone. */
export const novaSegundaVia = ({ pedido, ...pedida }: SegundaViaPedida): Novo => ({
  ...segundaVia(pedida),
  chave: chaveSegundaVia(pedido, pedida.fatura.id, 'email', pedida.endereco),
  proximaTentativaEm: fimDaJanela(pedida.agora),
})

/** What had been accepted and is sent anew, found by the protocol of the first. */
export const novoReenvio = ({
  chave,
  motivo,
  origem,
  ...pedida
}: Omit<SegundaViaPedida, 'pedido' | 'destinatarioId' | 'atendimentoId'> & {
  chave: string
  motivo: string
  origem: { id: number; destinatarioId: number | null; atendimentoId: number | null }
}): Novo => {
  const { destinatarioId, atendimentoId } = origem
  return {
    ...segundaVia({ ...pedida, destinatarioId, atendimentoId }),
    chave: chaveReenvio(chave, origem.id),
    motivoReenvio: motivo,
  }
}
