import * as z from 'zod/mini'
import { instante, texto } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

/** A way out that fails: an e-mail account or a receiving provider. Those that work are not listed. */
export const saida = z.object({
  tipo: z.enum(['conta', 'provedor']),
  /** `conta:7` or `provedor:google.com`; what `reabrirSaida` takes. */
  chave: z.string(),
  /** Name of the account, or domain of the provider. */
  nome: z.string(),
  falhasSeguidas: z.number(),
  /** Nothing leaves this way before; null while it is only watched. */
  pausadaAte: z.nullable(instante),
  /** What was answered last. */
  motivo: z.nullable(z.string()),
  atualizadaEm: instante,
})
export type Saida = z.infer<typeof saida>

export const listarSaidas = contract({
  metodo: 'GET',
  caminho: '/saidas',
  resumo: 'Contas e provedores de destino com falhas: o que está em pausa, por quê e até quando',
  acesso: GESTAO,
  resposta: { status: 200, corpo: z.object({ itens: z.array(saida) }) },
})

export const reabrirSaida = contract({
  metodo: 'POST',
  caminho: '/saidas/reaberturas',
  resumo: 'Tentar de novo agora por uma conta ou para um provedor em pausa',
  acesso: GESTAO,
  idempotente: true,
  body: z.object({ chave: texto(260) }),
  resposta: { status: 200, corpo: saida },
})
