import type { ContaEmail, ContaEmailConteudo, SegurancaConta } from '@ramal/shared/contracts/contas-email.ts'

export type ModoDkim = 'nenhum' | 'manter' | 'gerar' | 'colar'

/** An account as it is being filled in: what is typed is text until it is sent. */
export interface Rascunho {
  nome: string
  host: string
  porta: string
  seguranca: SegurancaConta
  usuario: string
  /** Empty keeps the kept one. */
  senha: string
  remetenteNome: string
  remetenteEndereco: string
  responderPara: string
  dominioRetorno: string
  dkim: ModoDkim
  dkimDominio: string
  dkimSeletor: string
  dkimChave: string
  conexoes: string
  porMinuto: string
  porMinutoProvedor: string
  ativa: boolean
}

/** The fields that hold text. */
export type CampoTexto = {
  [K in keyof Rascunho]: Rascunho[K] extends string ? (string extends Rascunho[K] ? K : never) : never
}[keyof Rascunho]

const PORTAS: Record<SegurancaConta, string> = { starttls: '587', tls: '465', nenhuma: '25' }

export const RASCUNHO_NOVO: Rascunho = {
  nome: '',
  host: '',
  porta: PORTAS.starttls,
  seguranca: 'starttls',
  usuario: '',
  senha: '',
  remetenteNome: '',
  remetenteEndereco: '',
  responderPara: '',
  dominioRetorno: '',
  dkim: 'nenhum',
  dkimDominio: '',
  dkimSeletor: 'ramal',
  dkimChave: '',
  conexoes: '5',
  porMinuto: '',
  porMinutoProvedor: '',
  ativa: true,
}

export const rascunhoDe = (conta: ContaEmail | null): Rascunho =>
  conta === null
    ? RASCUNHO_NOVO
    : {
        nome: conta.nome,
        host: conta.host,
        porta: String(conta.porta),
        seguranca: conta.seguranca,
        usuario: conta.usuario ?? '',
        senha: '',
        remetenteNome: conta.remetenteNome,
        remetenteEndereco: conta.remetenteEndereco,
        responderPara: conta.responderPara ?? '',
        dominioRetorno: conta.dominioRetorno ?? '',
        dkim: conta.dkim ? 'manter' : 'nenhum',
        dkimDominio: conta.dkim?.dominio ?? '',
        dkimSeletor: conta.dkim?.seletor ?? RASCUNHO_NOVO.dkimSeletor,
        dkimChave: '',
        conexoes: String(conta.conexoes),
        porMinuto: conta.porMinuto === null ? '' : String(conta.porMinuto),
        porMinutoProvedor: conta.porMinutoProvedor === null ? '' : String(conta.porMinutoProvedor),
        ativa: conta.ativa,
      }

/** Another kind of security, with its usual port unless a port of one's own was typed. */
export function comSeguranca(rascunho: Rascunho, seguranca: SegurancaConta): Rascunho {
  const usual = Object.values(PORTAS).includes(rascunho.porta)
  return { ...rascunho, seguranca, porta: usual ? PORTAS[seguranca] : rascunho.porta }
}

/** Signing, for the domain of the sender unless another was typed. */
export function comDkim(rascunho: Rascunho, dkim: ModoDkim): Rascunho {
  const doRemetente = rascunho.remetenteEndereco.split('@')[1]?.trim() ?? ''
  return { ...rascunho, dkim, dkimDominio: rascunho.dkimDominio || doRemetente }
}

/** The same without what must not stay on the machine. */
export const semSegredos = (rascunho: Rascunho): Rascunho => ({ ...rascunho, senha: '', dkimChave: '' })

export function conteudoDe(rascunho: Rascunho): ContaEmailConteudo {
  const usuario = textoOuNulo(rascunho.usuario)
  return {
    nome: rascunho.nome,
    host: rascunho.host,
    porta: numero(rascunho.porta),
    seguranca: rascunho.seguranca,
    usuario,
    ...senhaDe(usuario, rascunho.senha),
    remetenteNome: rascunho.remetenteNome,
    remetenteEndereco: rascunho.remetenteEndereco,
    responderPara: textoOuNulo(rascunho.responderPara),
    dominioRetorno: textoOuNulo(rascunho.dominioRetorno),
    dkim: dkimDe(rascunho),
    conexoes: numero(rascunho.conexoes),
    porMinuto: rascunho.porMinuto.trim() === '' ? null : numero(rascunho.porMinuto),
    porMinutoProvedor: rascunho.porMinutoProvedor.trim() === '' ? null : numero(rascunho.porMinutoProvedor),
    ativa: rascunho.ativa,
  }
}

function senhaDe(usuario: string | null, senha: string): Pick<ContaEmailConteudo, 'senha'> {
  if (senha !== '') return { senha }
  return usuario === null ? { senha: null } : {}
}

function dkimDe({ dkim, dkimDominio, dkimSeletor, dkimChave }: Rascunho): ContaEmailConteudo['dkim'] {
  if (dkim === 'nenhum') return null
  const nome = { dominio: dkimDominio, seletor: dkimSeletor }
  if (dkim === 'gerar') return { ...nome, gerar: true }
  return dkim === 'colar' ? { ...nome, chavePrivada: dkimChave } : nome
}

const textoOuNulo = (texto: string) => texto.trim() || null

/** Zero for what is no number: no field takes it, so the server names the field. */
const numero = (texto: string) => (/^\d{1,9}$/.test(texto.trim()) ? Number(texto) : 0)
