import * as z from 'zod/mini'
import { instante } from './comum.ts'
import { contract, GESTAO } from './contract.ts'

// What the panel of bills shows and sets going, beside the disparos themselves.

/** What the panel counts; `impressao` is the paper that waits for a print lot. */
export const grupoDePendentes = z.enum([
  'retido',
  'aguardando_autorizacao',
  'na_fila',
  'impressao',
  'falhou',
  'devolvido',
  'suprimido',
])

export const contarDisparos = contract({
  metodo: 'GET',
  caminho: '/disparos/contagens',
  resumo: 'Quantos disparos esperam ou não chegaram, por situação',
  acesso: GESTAO,
  resposta: {
    status: 200,
    corpo: z.object({
      /** Counted up to a bound, because a whole book may be waiting; `mais` says that there are more. */
      itens: z.array(z.object({ grupo: grupoDePendentes, total: z.number(), mais: z.boolean() })),
    }),
  },
})

/** The daily routine, for the panel. */
export const verRotinaEnvio = contract({
  metodo: 'GET',
  caminho: '/rotinas/envio-faturas',
  resumo: 'A próxima execução da rotina de envio e a última',
  acesso: GESTAO,
  resposta: {
    status: 200,
    corpo: z.object({
      /** `HH:MM` in São Paulo. */
      horario: z.string(),
      proxima: instante,
      ultima: z.nullable(
        z.object({
          inicio: instante,
          fim: z.nullable(instante),
          liberados: z.number(),
          /** False for *Executar agora*. */
          agendada: z.boolean(),
          usuario: z.nullable(z.string()),
        }),
      ),
    }),
  },
})

export const executarRotinaEnvio = contract({
  metodo: 'POST',
  caminho: '/rotinas/envio-faturas/execucoes',
  resumo: 'Executar agora: libera e envia o que está retido e não segurado',
  acesso: GESTAO,
  idempotente: true,
  resposta: { status: 201, corpo: z.object({ liberados: z.number(), em: instante }) },
})
