import { sqlitePalette } from './palette.ts'
import { defineSchema } from './schema.ts'

// drizzle-kit finds the tables of a dialect by the exports of this file, which cannot be computed.
export const {
  usuarios,
  sessoes,
  chavesIdempotencia,
  parametros,
  parametrosHistorico,
  rotinasExecucoes,
  consumidores,
  ucs,
  contatos,
  correcoes,
  buscaPalavras,
  protocoloSequencias,
  atendimentos,
  eventos,
  recadastramentos,
  recadastramentoCampos,
  termos,
  enviosDigitais,
  destinatarios,
  importacoes,
  importacaoFalhas,
  faturas,
  faturaXmls,
  disparos,
  tentativas,
} = defineSchema(sqlitePalette)
