import { isEvento, readEvento, type CancelamentoNf3e } from '#emissao/nf3e/read-evento.ts'
import { readEnergiaCsv, readEnergiaJson } from './energia-recebida.ts'
import { falhaDe, readNf3eRecebida, type FaturaRecebida } from './nf3e-recebida.ts'
import type { Recebido } from './recebido.ts'
import type { Falha } from './resultado.ts'

/** The registered cancellation of a bill. */
export type CancelamentoRecebido = CancelamentoNf3e & { nome: string }

export type Lido = FaturaRecebida | { cancelamento: CancelamentoRecebido } | { falhas: Falha[] }

/** What one document or file of a delivery holds: a bill, a cancellation, or older bills one after another. */
export async function* lerRecebido(recebido: Recebido): AsyncGenerator<Lido> {
  if ('falha' in recebido) yield { falhas: [falhaDe(recebido.nome, recebido.falha)] }
  else if ('bytes' in recebido) yield lerDocumento(recebido)
  else yield* recebido.formato === 'csv' ? readEnergiaCsv(recebido) : readEnergiaJson(recebido)
}

function lerDocumento(documento: { nome: string; bytes: Uint8Array }): Lido {
  const { nome, bytes } = documento
  if (!isEvento(bytes)) return readNf3eRecebida(documento)
  const read = readEvento(bytes)
  if (read.ok) return { cancelamento: { ...read.evento, nome } }
  return { falhas: read.falhas.map((falha) => falhaDe(nome, falha.mensagem, falha.campo || null)) }
}
