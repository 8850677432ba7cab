import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { provarChaveDkim } from '#emissao/correio/chave-dkim.ts'
import { campoInvalido } from '#erros.ts'
import type { Conteudo } from './conteudo.ts'
import type { ContaRow } from './repository.ts'

const BITS = 2048
const generate = promisify(generateKeyPair)

/** What is to become of the account's DKIM: `undefined` leaves it, null removes it. */
export type DkimPreparado =
  | undefined
  | null
  | {
      dominio: string
      seletor: string
      /** A new key with its record; null goes on with the kept one. */
      chave: { pem: string; registro: string } | null
    }

/**
 * Makes or proves the key: work for a processor, done before any transaction.
 * @throws ErroDominio `validacao` on `dkim.chavePrivada`.
 */
export async function prepararDkim(dkim: Conteudo['dkim']): Promise<DkimPreparado> {
  if (!dkim) return dkim
  const { dominio, seletor, chavePrivada, gerar } = dkim
  if (chavePrivada === undefined && !gerar) return { dominio, seletor, chave: null }
  const pem = chavePrivada ?? (await newKey())
  const prova = provarChaveDkim(pem)
  if (!prova.ok) throw campoInvalido('dkim.chavePrivada', prova.motivo)
  // Kept in one form, whatever PEM it came in.
  const pkcs8 = prova.chavePrivada.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { dominio, seletor, chave: { pem: pkcs8, registro: prova.registro } }
}

async function newKey(): Promise<string> {
  const { privateKey } = await generate('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return privateKey
}

/** @throws ErroDominio `validacao` when the account is to sign and there is no key. */
export function exigirChave(dkim: DkimPreparado, atual: ContaRow | null): void {
  if (dkim && dkim.chave === null && !atual?.dkimChaveCifrada) {
    throw campoInvalido('dkim.chavePrivada', 'Cole a chave privada em PEM ou deixe o Ramal gerar uma.')
  }
}
