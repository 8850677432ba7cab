import { createPublicKey } from 'node:crypto'
import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { isAligned, isLoopback } from '@ramal/shared/domain/host.ts'
import type { ContaRow } from './repository.ts'

const BOM_BITS = 2048

/** An account as the API gives it: without its secrets. */
export function descreverConta(row: ContaRow, contaPadraoId: number | null): ContaEmail {
  return {
    id: row.id,
    nome: row.nome,
    host: row.host,
    porta: row.porta,
    seguranca: row.seguranca,
    usuario: row.usuario,
    temSenha: row.senhaCifrada !== null,
    remetenteNome: row.remetenteNome,
    remetenteEndereco: row.remetenteEndereco,
    responderPara: row.responderPara,
    dominioRetorno: row.dominioRetorno,
    dkim: descreverDkim(row),
    conexoes: row.conexoes,
    porMinuto: row.porMinuto,
    porMinutoProvedor: row.porMinutoProvedor,
    ativa: row.ativa,
    padrao: row.id === contaPadraoId,
    avisos: avisosDa(row),
    atualizadaEm: row.atualizadaEm.toISOString(),
    testadaEm: row.testadaEm?.toISOString() ?? null,
    testeBom: row.testeBom,
  }
}

function descreverDkim({ dkimDominio, dkimSeletor, dkimRegistro }: ContaRow): ContaEmail['dkim'] {
  if (!dkimDominio || !dkimSeletor || !dkimRegistro) return null
  return {
    dominio: dkimDominio,
    seletor: dkimSeletor,
    registro: { nome: `${dkimSeletor}._domainkey.${dkimDominio}`, valor: dkimRegistro },
  }
}

/** What receivers hold against mail of an account that works. */
function avisosDa(row: ContaRow): string[] {
  const avisos: string[] = []
  if (!row.dkimDominio) {
    avisos.push('Sem DKIM, os grandes provedores podem recusar as mensagens ou tratá-las como spam.')
  } else if (!isAligned(row.remetenteEndereco, row.dkimDominio)) {
    avisos.push('O domínio do DKIM é outro que o do remetente: a assinatura não vale para o DMARC.')
  }
  const bits = bitsDa(row.dkimRegistro)
  if (bits < BOM_BITS) avisos.push(`A chave DKIM tem ${bits} bits; o recomendado são ${BOM_BITS}.`)
  if (row.seguranca === 'nenhuma' && !isLoopback(row.host)) {
    avisos.push('Sem TLS, as faturas passam abertas pela rede até o servidor.')
  }
  if (!row.dominioRetorno) {
    avisos.push('Sem domínio de retorno, as devoluções que chegam por e-mail não são reconhecidas.')
  }
  return avisos
}

/** Bits of the RSA key in a DKIM record; plenty where there is none. */
function bitsDa(registro: string | null): number {
  const der = registro && /\bp=([A-Za-z0-9+/=]+)/.exec(registro)?.[1]
  if (!der) return Infinity
  const key = createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' })
  return key.asymmetricKeyDetails?.modulusLength ?? Infinity
}
