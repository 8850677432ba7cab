import * as z from 'zod/mini'
import { idParams, textoObrigatorio } from './comum.ts'
import { contract, EQUIPE } from './contract.ts'

export const origemDestino = z.enum(['adesao', 'contato', 'principal'])
const meioDigitado = z.enum(['email', 'whatsapp', 'sms'])

/** An address on file that a 2ª via may go to. */
export const destino = z.object({
  meio: meioDigitado,
  endereco: z.string(),
  /** Where it stands, the first of: the adhesion, the UC's contacts, the consumidor's *e-mail principal*. */
  origem: origemDestino,
  /** Ticked to begin with (design §2.1: adhesion, else contact, else principal). */
  preferido: z.boolean(),
  /** Why it may not be reached, as a sentence; null when nothing is known against it. */
  aviso: z.nullable(z.string()),
})
export type Destino = z.infer<typeof destino>

/** Why a channel cannot be used now; null when it can. `oferecido` false: it is not even shown. */
const disponibilidade = z.object({ oferecido: z.boolean(), motivo: z.nullable(z.string()) })

export const listarDestinos = contract({
  metodo: 'GET',
  caminho: '/ucs/:id/destinos',
  resumo: 'Para onde a 2ª via de uma UC pode ir, e por quais canais',
  acesso: EQUIPE,
  params: idParams,
  resposta: {
    status: 200,
    corpo: z.object({
      itens: z.array(destino),
      /** Who the e-mails come from; null while no account is chosen. */
      remetente: z.nullable(z.object({ nome: z.string(), endereco: z.string() })),
      canais: z.object({ email: disponibilidade, whatsapp: disponibilidade, sms: disponibilidade }),
    }),
  },
})
export type Destinos = z.infer<(typeof listarDestinos)['resposta']['corpo']>

/** An address is personal data: it is asked about in the body. */
export const conferirDestino = contract({
  metodo: 'POST',
  caminho: '/ucs/:id/destinos/conferencias',
  resumo: 'O que se sabe de um endereço digitado, sem dizer de quem é',
  acesso: EQUIPE,
  params: idParams,
  body: z.object({ meio: meioDigitado, endereco: textoObrigatorio(254) }),
  resposta: {
    status: 200,
    corpo: z.object({
      /** As it would be kept. */
      endereco: z.string(),
      /** Already among the UC's own. */
      noCadastro: z.boolean(),
      deOutraPessoa: z.boolean(),
      aviso: z.nullable(z.string()),
    }),
  },
})
