import type { AjustesSms, ConteudoCanal } from '@ramal/shared/contracts/canais.ts'
import { numero, type RascunhoBase, SEM_SEGREDO, type SegredoDigitado, segredoEnviado } from './digitado.ts'

export type ProtocoloSms = AjustesSms['protocolo']

/** Holds the fields of both protocols, so that trying the other one loses nothing. */
export interface RascunhoSms extends RascunhoBase {
  protocolo: ProtocoloSms
  remetente: string
  transliterar: boolean
  maximoPartes: string
  conexoes: string
  porMinuto: string
  validadeMinutos: string
  usuario: string
  /** SMPP. */
  host: string
  porta: string
  tls: boolean
  tipoSistema: string
  janela: string
  /** Kannel. */
  url: string
  smsc: string
  segredos: Readonly<Record<'senha', SegredoDigitado>>
}

const INICIAL: Omit<RascunhoSms, keyof RascunhoBase> = {
  protocolo: 'smpp',
  remetente: '',
  transliterar: true,
  maximoPartes: '3',
  conexoes: '2',
  porMinuto: '600',
  validadeMinutos: '1440',
  usuario: '',
  host: '',
  porta: '2775',
  tls: false,
  tipoSistema: '',
  janela: '10',
  url: '',
  smsc: '',
}

export function rascunhoSms(ajustes: AjustesSms | null, ativo: boolean): RascunhoSms {
  const base = { ...INICIAL, ativo, segredos: { senha: SEM_SEGREDO } }
  if (ajustes === null) return base
  const kept = {
    ...base,
    ...ajustes,
    maximoPartes: String(ajustes.maximoPartes),
    conexoes: String(ajustes.conexoes),
    porMinuto: String(ajustes.porMinuto),
    validadeMinutos: String(ajustes.validadeMinutos),
  }
  return ajustes.protocolo === 'smpp'
    ? { ...kept, porta: String(ajustes.porta), janela: String(ajustes.janela) }
    : { ...kept, porta: INICIAL.porta, janela: INICIAL.janela }
}

export function conteudoSms(rascunho: RascunhoSms): ConteudoCanal {
  return {
    canal: 'sms',
    ativo: rascunho.ativo,
    ajustes: ajustesDe(rascunho),
    segredos: { senha: segredoEnviado(rascunho.segredos.senha) },
  }
}

function ajustesDe(rascunho: RascunhoSms): AjustesSms {
  const comum = {
    remetente: rascunho.remetente.trim(),
    transliterar: rascunho.transliterar,
    maximoPartes: numero(rascunho.maximoPartes),
    conexoes: numero(rascunho.conexoes),
    porMinuto: numero(rascunho.porMinuto),
    validadeMinutos: numero(rascunho.validadeMinutos),
    usuario: rascunho.usuario,
  }
  if (rascunho.protocolo === 'kannel') {
    const { url, smsc } = rascunho
    return { protocolo: 'kannel', ...comum, url: url.trim(), smsc: smsc.trim() }
  }
  const { host, porta, tls, tipoSistema, janela } = rascunho
  return {
    protocolo: 'smpp',
    ...comum,
    host: host.trim(),
    porta: numero(porta),
    tls,
    tipoSistema: tipoSistema.trim(),
    janela: numero(janela),
  }
}
