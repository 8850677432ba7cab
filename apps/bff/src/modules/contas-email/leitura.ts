import type { Cifra } from '#cifra.ts'
import type { Tables } from '#db/schema.ts'
import type { Seguranca } from '#db/schema/correio.ts'
import type { ReadTx } from '#db/tx.ts'
import { createContaEmailRepository, type ContaRow } from './repository.ts'

/** The purpose of the key under which the secrets of the accounts are kept (cifra.ts). */
export const CIFRA_CONTAS = 'contas-email'

/** An account as the emission uses it, with its secrets open. Plain data: it may be sent to another thread. */
export interface ContaDeEnvio {
  id: number
  host: string
  porta: number
  seguranca: Seguranca
  usuario: string | null
  senha: string | null
  remetente: { nome: string; endereco: string }
  responderPara: string | null
  /** Domain whose mail comes back to Ramal; null keeps the sender's address on the envelope. */
  dominioRetorno: string | null
  /** `chavePem` is a PKCS#8 private key of RSA, proved by signing when it was saved. */
  dkim: { dominio: string; seletor: string; chavePem: string } | null
  conexoes: number
  /** Messages a minute, in all and to each receiving provider; null has no limit. */
  porMinuto: number | null
  porMinutoProvedor: number | null
  /** Changes whenever the account does: connections made before it are of another account. */
  atualizadaEm: Date
}

/**
 * Reads the active accounts inside the caller's transaction.
 * @param onIlegivel told the id of each account whose secrets were saved under another secret of the installation: it is
 * left out. Without it such an account is an Error.
 */
export function createLerContas(
  tables: Tables,
  cifra: Cifra,
  onIlegivel?: (contaEmailId: number) => void,
): (tx: ReadTx) => Promise<ContaDeEnvio[]> {
  const repository = createContaEmailRepository(tables)

  function open(row: ContaRow): ContaDeEnvio | [] {
    try {
      return abrirConta(row, cifra)
    } catch (error) {
      if (!onIlegivel) throw error
      onIlegivel(row.id)
      return []
    }
  }

  return async (tx) => (await repository.ativas(tx)).flatMap(open)
}

/** A row with its secrets decrypted. */
export function abrirConta(row: ContaRow, cifra: Cifra): ContaDeEnvio {
  return {
    id: row.id,
    host: row.host,
    porta: row.porta,
    seguranca: row.seguranca,
    usuario: row.usuario,
    senha: abrir(row.senhaCifrada, cifra),
    remetente: { nome: row.remetenteNome, endereco: row.remetenteEndereco },
    responderPara: row.responderPara,
    dominioRetorno: row.dominioRetorno,
    dkim: abrirDkim(row, cifra),
    conexoes: row.conexoes,
    porMinuto: row.porMinuto,
    porMinutoProvedor: row.porMinutoProvedor,
    atualizadaEm: row.atualizadaEm,
  }
}

function abrirDkim(row: ContaRow, cifra: Cifra): ContaDeEnvio['dkim'] {
  const chavePem = abrir(row.dkimChaveCifrada, cifra)
  if (!row.dkimDominio || !row.dkimSeletor || !chavePem) return null
  return { dominio: row.dkimDominio, seletor: row.dkimSeletor, chavePem }
}

const abrir = (cifrado: string | null, cifra: Cifra): string | null =>
  cifrado === null ? null : cifra.decifrar(cifrado).toString('utf8')
