import * as z from 'zod/mini'
import { instante, texto } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'

const resumo = z.object({
  id: z.string(),
  em: instante,
  de: z.string(),
  para: z.array(z.string()),
  assunto: z.string(),
  anexos: z.array(z.object({ indice: z.number(), nome: z.string(), tipo: z.string(), bytes: z.number() })),
})

export type MensagemDemo = z.infer<typeof resumo>

/** The mail that the demonstration's own SMTP server caught. Exists only in the demonstration. */
export const listarMensagensDemo = contract({
  metodo: 'GET',
  caminho: '/demo/mensagens',
  resumo: 'Mensagens que o SMTP da demonstração recebeu, da mais nova à mais antiga',
  acesso: EQUIPE,
  resposta: { status: 200, corpo: z.object({ itens: z.array(resumo) }) },
})

export const verMensagemDemo = contract({
  metodo: 'GET',
  caminho: '/demo/mensagens/:id',
  resumo: 'Uma mensagem recebida',
  acesso: EQUIPE,
  params: z.object({ id: texto(80) }),
  resposta: {
    status: 200,
    corpo: z.object({
      ...resumo.shape,
      texto: z.string(),
      html: z.nullable(z.string()),
      cabecalhos: z.array(z.object({ nome: z.string(), valor: z.string() })),
    }),
  },
})

export const verAnexoDemo = contract({
  metodo: 'GET',
  caminho: '/demo/mensagens/:id/anexos/:indice',
  resumo: 'Um anexo de uma mensagem recebida',
  acesso: EQUIPE,
  params: z.object({ id: texto(80), indice: z.coerce.number().check(z.int(), z.gte(0)) }),
  resposta: { status: 200, corpo: null, tipo: 'application/octet-stream' },
})
