import type { ConteudoCanal } from '@ramal/shared/contracts/canais.ts'
import { isLoopback } from '@ramal/shared/domain/host.ts'
import type { Cifra } from '#cifra.ts'
import { ErroDominio, type CampoRecusado } from '#erros.ts'
import type { CanalNovo, CanalRow } from './repository.ts'
import { abrirSegredos, fecharSegredos, SEGREDOS, type Segredos } from './segredos.ts'

export type ValoresDoCanal = Pick<CanalNovo, 'canal' | 'ativo' | 'ajustes' | 'segredosCifrados'>

/** What is to be kept of a channel, and its secrets as they were and as they are to be. */
export interface CanalPreparado {
  valores: ValoresDoCanal
  antes: Segredos
  depois: Segredos
}

/**
 * @param atual the channel as it is; null for one that was never configured.
 * @throws ErroDominio `validacao` naming each field.
 */
export function prepararCanal(
  conteudo: ConteudoCanal,
  { atual, cifra }: { atual: CanalRow | null; cifra: Cifra },
): CanalPreparado {
  const antes = guardados(atual, cifra)
  const { canal, ativo, ajustes } = conteudo
  const novos: Readonly<Record<string, string | null | undefined>> = conteudo.segredos
  const recusados = [...recusarEndereco(conteudo), ...recusarSegredo(conteudo, atual, antes)]
  const [first] = recusados
  if (first) throw new ErroDominio('validacao', first.mensagem, recusados)
  const depois: Segredos = {}
  for (const nome of SEGREDOS[canal]) {
    const valor = novos[nome] === undefined ? antes[nome] : novos[nome]
    if (valor) depois[nome] = valor
  }
  return {
    valores: { canal, ativo, ajustes, segredosCifrados: fecharSegredos(depois, cifra) },
    antes,
    depois,
  }
}

/** Those that were kept under another secret of the installation are lost: they are given anew. */
export function guardados(row: CanalRow | null, cifra: Cifra): Segredos {
  try {
    return abrirSegredos(row?.segredosCifrados ?? null, cifra)
  } catch {
    return {}
  }
}

/** Host name or address in a URL, without the brackets of IPv6. */
export const hostDe = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '')

function recusarEndereco(conteudo: ConteudoCanal): CampoRecusado[] {
  if (conteudo.canal === 'pix') return []
  const { ajustes } = conteudo
  if ('protocolo' in ajustes) return ajustes.protocolo === 'kannel' ? enderecoSimples('url', ajustes.url) : []
  const { protocol } = new URL(ajustes.baseUrl)
  if (protocol === 'http:' && !isLoopback(hostDe(ajustes.baseUrl))) {
    const mensagem = 'Use https://: sem ele o token iria aberto pela rede.'
    return [{ campo: 'ajustes.baseUrl', mensagem }]
  }
  return enderecoSimples('baseUrl', ajustes.baseUrl)
}

/** What is shown and kept in the trail holds no password, and what is added to it stays what it is. */
function enderecoSimples(campo: string, valor: string): CampoRecusado[] {
  const { username, password, search, hash } = new URL(valor)
  if (!username && !password && !search && !hash) return []
  const mensagem = 'Informe só o endereço, sem usuário, senha nem parâmetros: eles têm campos próprios.'
  return [{ campo: `ajustes.${campo}`, mensagem }]
}

/** Who may change the channel must not learn its secret by pointing it to a server of their own. */
function recusarSegredo(conteudo: ConteudoCanal, atual: CanalRow | null, antes: Segredos): CampoRecusado[] {
  if (!atual || conteudo.canal === 'pix') return []
  const mudou = destinoDe(conteudo.ajustes) !== destinoDe(atual.ajustes as typeof conteudo.ajustes)
  if (!mudou) return []
  if (conteudo.canal === 'whatsapp') {
    if (conteudo.segredos.token !== undefined || !antes['token']) return []
    return [{ campo: 'segredos.token', mensagem: 'O endereço da API mudou: informe o token outra vez.' }]
  }
  if (conteudo.segredos.senha !== undefined || !antes['senha']) return []
  return [{ campo: 'segredos.senha', mensagem: 'O servidor ou o usuário mudou: digite a senha outra vez.' }]
}

type Ajustes = Exclude<ConteudoCanal, { canal: 'pix' }>['ajustes']

/** Where the secret goes, and as whose. */
function destinoDe(ajustes: Ajustes): string {
  if (!('protocolo' in ajustes)) return ajustes.baseUrl
  const { protocolo, usuario } = ajustes
  const onde = protocolo === 'smpp' ? [ajustes.host, ajustes.porta, ajustes.tls] : [ajustes.url]
  return JSON.stringify([protocolo, usuario, ...onde])
}
