import type { Tables } from '#db/schema.ts'
import { PRIORIDADE } from '#db/schema/emissao.ts'
import { chavePrimeiraVia, chaveReenvio, chaveSegundaVia, chaveTermo } from './chaves.ts'
import type { FormaDeEnvio } from './congelar.ts'
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

interface SegundaViaPedida extends FormaDeEnvio {
  fatura: { id: number; ucId: number }
  para: {
    /** Null of paper. */
    endereco: string | null
    /** Set when the address is one of the adhesion's: the PDF then takes the adhesion's password. */
    destinatarioId: number | null
    digitado: boolean
  }
  documento: DocumentoCongelado
  pedidoId: number | null
  usuarioId: number | null
  atendimentoId: number | null
  confirmarLeitura: boolean
  agora: Date
}

const segundaVia = ({ fatura, para, documento, agora, ...pedida }: SegundaViaPedida) => ({
  ...INICIO,
  ...desde('na_fila', agora),
  ...pedida,
  ...para,
  prioridade: PRIORIDADE.pedido,
  faturaId: fatura.id,
  ucId: fatura.ucId,
  finalidade: 'segunda_via' as const,
  documentoHash: documento.hash,
  versaoModelo: documento.versaoModelo,
})

/** What a person asked for, once per request. It stays for as long as it can be undone. */
export const novaSegundaVia = (pedida: SegundaViaPedida & { pedidoId: number }): Novo => ({
  ...segundaVia(pedida),
  chave: chaveSegundaVia(pedida.pedidoId, pedida.fatura.id, pedida.meio, pedida.para.endereco),
  proximaTentativaEm: fimDaJanela(pedida.agora),
})

/** One that travels in the message of another: the queue finds that one alone. */
export const juntoCom = (novo: Novo, leadId: number): Novo => ({
  ...novo,
  juntoComId: leadId,
  proximaTentativaEm: null,
})

/** Paper that waits for a print lot, as all paper does. */
export const paraOLote = (novo: Novo): Novo => ({ ...novo, prioridade: PRIORIDADE.livro })

/** Paper that the browser of who asked has taken. */
export const entregueAoNavegador = (novo: Novo): Novo => ({
  ...novo,
  estado: 'aceito',
  proximaTentativaEm: null,
  tentativas: 1,
})

/** What had been accepted and is sent anew, found by the protocol of the first. */
export const novoReenvio = ({
  chave,
  motivo,
  origemId,
  ...pedida
}: SegundaViaPedida & { chave: string; motivo: string; origemId: number }): Novo => ({
  ...segundaVia(pedida),
  chave: chaveReenvio(chave, origemId),
  motivoReenvio: motivo,
})
