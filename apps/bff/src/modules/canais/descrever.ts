import {
  ajustesPix,
  ajustesSms,
  ajustesWhatsapp,
  receberWebhookWhatsapp,
  type AjustesSms,
  type AjustesWhatsapp,
  type CanalConfigurado,
} from '@ramal/shared/contracts/canais.ts'
import { receberPix } from '@ramal/shared/contracts/pagamentos.ts'
import { isLoopback } from '@ramal/shared/domain/host.ts'
import type { Canal } from '#db/schema/canais.ts'
import { hostDe } from './conteudo.ts'
import type { CanalRow } from './repository.ts'
import type { Segredos } from './segredos.ts'

/** What a channel is described with, beside its own row. */
export interface Entorno {
  /** The names of the kept secrets that open. */
  segredos: Segredos
  /** Whether secrets are kept that do not open. */
  ilegivel: boolean
  publicUrl: string
  whatsappContratado: boolean
  recebidos24h: number
  pendentes: number
}

/** A channel as the API gives it: without its secrets. @param row null for one that was never configured. */
export function descreverCanal(canal: Canal, row: CanalRow | null, entorno: Entorno): CanalConfigurado {
  const { segredos, recebidos24h, pendentes } = entorno
  const comum = {
    ativo: row?.ativo ?? false,
    guardados: Object.keys(segredos),
    urlDeAvisos: urlDeAvisos(canal, entorno.publicUrl),
    avisos: row ? avisosDe(canal, row, entorno) : [],
    atualizadoEm: row?.atualizadoEm.toISOString() ?? null,
    testadoEm: row?.testadoEm?.toISOString() ?? null,
    testeBom: row?.testeBom ?? null,
    recebidos24h,
    pendentes,
  }
  switch (canal) {
    case 'whatsapp':
      return { canal, ...comum, ajustes: lido(ajustesWhatsapp, row) }
    case 'sms':
      return { canal, ...comum, ajustes: lido(ajustesSms, row) }
    case 'pix':
      return { canal, ...comum, ajustes: lido(ajustesPix, row) }
  }
}

/** Settings that another version of Ramal has kept in another shape are filled in anew. */
function lido<T>(
  schema: { safeParse(valor: unknown): { success: boolean; data?: T } },
  row: CanalRow | null,
): T | null {
  const parsed = row && schema.safeParse(row.ajustes)
  return parsed?.success ? (parsed.data ?? null) : null
}

/** What the provider has to be told. Kannel gets its address with each message, an SMSC calls nobody. */
function urlDeAvisos(canal: Canal, publicUrl: string): string | null {
  if (canal === 'sms') return null
  const { caminho } = canal === 'whatsapp' ? receberWebhookWhatsapp : receberPix
  return `${publicUrl.replace(/\/$/, '')}/api${caminho}`
}

function avisosDe(canal: Canal, row: CanalRow, entorno: Entorno): string[] {
  const { ilegivel } = entorno
  const avisos = ilegivel
    ? ['Os segredos foram guardados com outra chave do Ramal: informe-os outra vez.']
    : []
  if (canal === 'whatsapp') return [...avisos, ...doWhatsapp(lido(ajustesWhatsapp, row), entorno)]
  if (canal === 'sms') return [...avisos, ...doSms(lido(ajustesSms, row), entorno)]
  if (!entorno.segredos['segredo']) avisos.push('Sem o segredo, nenhum aviso de Pix é aceito.')
  return [...avisos, ...alcance('o PSP', entorno.publicUrl, true)]
}

function doWhatsapp(
  ajustes: AjustesWhatsapp | null,
  { segredos, publicUrl, whatsappContratado }: Entorno,
): string[] {
  const avisos: string[] = []
  if (!ajustes) return ['Os ajustes são de outra versão do Ramal: confira-os e salve.']
  if (!whatsappContratado) {
    avisos.push('O parâmetro “Channel contratado” está em Não: nada sai por WhatsApp até que mude.')
  }
  if (!segredos['token']) avisos.push('Sem o token, nada sai por este canal.')
  if (!segredos['segredoApp']) {
    avisos.push(
      'Sem o segredo do aplicativo, os avisos da Meta são recusados: entregas e falhas não são conhecidas.',
    )
  }
  if (!segredos['tokenVerificacao'])
    avisos.push('Sem o código de verificação, a Meta não aceita o endereço de avisos.')
  if (isLoopback(hostDe(ajustes.baseUrl))) avisos.push('A API está nesta máquina: serve para testes.')
  return [...avisos, ...alcance('a Meta', publicUrl, true)]
}

function doSms(ajustes: AjustesSms | null, { segredos, publicUrl }: Entorno): string[] {
  const avisos: string[] = []
  if (!ajustes) return ['Os ajustes são de outra versão do Ramal: confira-os e salve.']
  if (!segredos['senha']) avisos.push('Sem a senha, nada sai por este canal.')
  const kannel = ajustes.protocolo === 'kannel'
  const host = kannel ? hostDe(ajustes.url) : ajustes.host
  const aberto = kannel ? ajustes.url.startsWith('http:') : !ajustes.tls
  if (aberto && !isLoopback(host)) {
    avisos.push('Sem TLS, a senha e as mensagens passam abertas até o gateway: use só em rede interna.')
  }
  // The gateway may stand on this machine too.
  if (kannel && !isLoopback(host)) avisos.push(...alcance('o gateway', publicUrl, false))
  return avisos
}

/** Nobody can call a Ramal that gives itself as localhost. */
function alcance(quem: string, publicUrl: string, https: boolean): string[] {
  if (isLoopback(hostDe(publicUrl))) {
    return [`O endereço público do Ramal (RAMAL_PUBLIC_URL) é ${publicUrl}: ${quem} não tem como chamá-lo.`]
  }
  if (https && publicUrl.startsWith('http:')) {
    return [`O endereço público do Ramal (RAMAL_PUBLIC_URL) não é https: ${quem} não o chama.`]
  }
  return []
}
