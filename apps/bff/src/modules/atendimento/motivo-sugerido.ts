import type { MotivoFinalizacao } from '@ramal/shared/contracts/atendimentos.ts'
import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'

/**
 * The reason that what was done suggests for *Finalizar*. What the person asked for comes before the recadastramento,
 * whose modal comes up by itself; a refused one is no reason.
 */
export function suggestMotivo(feitos: readonly EventoDados[], segundaVia: boolean): MotivoFinalizacao {
  if (segundaVia) return 'segunda_via'
  if (feitos.some(({ tipo }) => tipo.startsWith('envio_digital.'))) return 'envio_digital'
  const renewed = feitos.some((dados) => dados.tipo === 'recadastramento.registrado' && dados.aceito)
  return renewed ? 'recadastramento' : 'informacao'
}
