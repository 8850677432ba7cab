import type { Palette } from './palette.ts'
import { defineAcesso } from './schema/acesso.ts'
import { defineAtendimento } from './schema/atendimento.ts'
import { defineCadastro } from './schema/cadastro.ts'
import { defineCanais } from './schema/canais.ts'
import { defineCorreio } from './schema/correio.ts'
import { defineEmissao } from './schema/emissao.ts'
import { defineEnvioDigital } from './schema/envio-digital.ts'
import { defineFaturas } from './schema/faturas.ts'
import { defineRetornos } from './schema/retornos.ts'

/** Every table of Ramal for the dialect of the palette; the search index is SQL of its own (modules/busca). */
export function defineSchema(p: Palette) {
  const acesso = defineAcesso(p)
  const cadastro = defineCadastro(p)
  const atendimento = defineAtendimento(p, { ...acesso, ...cadastro })
  const envioDigital = defineEnvioDigital(p, { ...acesso, ...cadastro, ...atendimento })
  const faturas = defineFaturas(p, { ...acesso, ...cadastro })
  const correio = defineCorreio(p, acesso)
  const canais = defineCanais(p, acesso)
  const emissao = defineEmissao(p, {
    ...acesso,
    ...cadastro,
    ...atendimento,
    ...envioDigital,
    ...faturas,
    ...correio,
  })
  const retornos = defineRetornos(p, { ...acesso, ...emissao })
  return {
    ...acesso,
    ...cadastro,
    ...atendimento,
    ...envioDigital,
    ...faturas,
    ...correio,
    ...canais,
    ...emissao,
    ...retornos,
  }
}

export type Tables = ReturnType<typeof defineSchema>
