import type { AjustesWhatsapp, ConteudoCanal, VariavelWhatsapp } from '@ramal/shared/contracts/canais.ts'
import { numero, type RascunhoBase, SEM_SEGREDO, type SegredoDigitado, segredoEnviado } from './digitado.ts'

export interface RascunhoModelo {
  nome: string
  idioma: string
  variaveis: readonly VariavelWhatsapp[]
}

export interface RascunhoWhatsapp extends RascunhoBase {
  baseUrl: string
  versaoApi: string
  numeroId: string
  modeloFatura: RascunhoModelo
  modeloBarra: RascunhoModelo
  conexoes: string
  porMinuto: string
  segundosPorDestinatario: string
  /** Empty has no limit. */
  pessoasPor24h: string
  segredos: Readonly<Record<'token' | 'segredoApp' | 'tokenVerificacao', SegredoDigitado>>
}

/** What a number that was just approved may do (Meta: 80 messages/s, 250 people a day, one message to each in 6 s). */
const INICIAIS: AjustesWhatsapp = {
  baseUrl: 'https://graph.facebook.com',
  versaoApi: 'v23.0',
  numeroId: '',
  modeloFatura: {
    nome: 'fatura_disponivel',
    idioma: 'pt_BR',
    variaveis: ['nome', 'competencia', 'valor', 'vencimento'],
  },
  modeloBarra: {
    nome: 'barra_pagamento',
    idioma: 'pt_BR',
    variaveis: ['nome', 'competencia', 'valor', 'vencimento', 'linha_digitavel'],
  },
  conexoes: 10,
  porMinuto: 4800,
  segundosPorDestinatario: 6,
  pessoasPor24h: 250,
}

export function rascunhoWhatsapp(ajustes: AjustesWhatsapp | null, ativo: boolean): RascunhoWhatsapp {
  const kept = ajustes ?? INICIAIS
  return {
    ...kept,
    ativo,
    conexoes: String(kept.conexoes),
    porMinuto: String(kept.porMinuto),
    segundosPorDestinatario: String(kept.segundosPorDestinatario),
    pessoasPor24h: kept.pessoasPor24h === null ? '' : String(kept.pessoasPor24h),
    segredos: { token: SEM_SEGREDO, segredoApp: SEM_SEGREDO, tokenVerificacao: SEM_SEGREDO },
  }
}

export function conteudoWhatsapp(rascunho: RascunhoWhatsapp): ConteudoCanal {
  const { ativo, segredos, pessoasPor24h, ...ajustes } = rascunho
  return {
    canal: 'whatsapp',
    ativo,
    ajustes: {
      ...ajustes,
      baseUrl: ajustes.baseUrl.trim(),
      versaoApi: ajustes.versaoApi.trim(),
      numeroId: ajustes.numeroId.trim(),
      modeloFatura: modelo(ajustes.modeloFatura),
      modeloBarra: modelo(ajustes.modeloBarra),
      conexoes: numero(ajustes.conexoes),
      porMinuto: numero(ajustes.porMinuto),
      segundosPorDestinatario: numero(ajustes.segundosPorDestinatario),
      pessoasPor24h: pessoasPor24h.trim() === '' ? null : numero(pessoasPor24h),
    },
    segredos: {
      token: segredoEnviado(segredos.token),
      segredoApp: segredoEnviado(segredos.segredoApp),
      tokenVerificacao: segredoEnviado(segredos.tokenVerificacao),
    },
  }
}

const modelo = ({ nome, idioma, variaveis }: RascunhoModelo) => ({
  nome: nome.trim(),
  idioma: idioma.trim(),
  variaveis: [...variaveis],
})
