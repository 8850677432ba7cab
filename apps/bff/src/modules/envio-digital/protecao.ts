import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createCifra } from '#cifra.ts'
import type { ProtecaoPdf } from '#db/schema/envio-digital.ts'
import { deriveProtection, protectionToBytes } from '#emissao/document/pdf/protect.ts'
import { deriveKey } from '#secret-key.ts'

const FORMATO = 1
const SAL_BYTES = 16
const PROVA_BYTES = 16
const CABECALHO = 2 + SAL_BYTES + PROVA_BYTES
/** Adhesions whose document was corrected since their keys were kept; each costs 10 ms once a process. */
const MAX_REFEITAS = 1000

/** What a bill's PDF is opened by. */
export interface ChavesDoPdf {
  /** As `protectionToBytes` gives them. */
  chaves: Uint8Array
  /** What the password is, without telling it: goes into the e-mail. */
  dica: string
}

export interface ProtecaoGuardada {
  protecao: ProtecaoPdf
  protecaoCifrada: string | null
  /** Of the titular, as it is now. */
  documento: string | null
}

/** The passwords of PDFs. Deriving their keys takes 10 ms, so it is done once, when the adhesion is saved. */
export interface Protecoes {
  /** The keys of a password, encrypted, to be kept. With `anterior` of the same password that one stays. */
  guardar(senha: string, opcoes: { digitos: number | null; anterior: string | null }): string
  /**
   * The keys of an adhesion, or null where it has no password. A password that is the document's follows the document.
   * @throws Error when what is kept was not encrypted by this installation.
   */
  abrir(guardada: ProtecaoGuardada): ChavesDoPdf | null
}

/** The first characters of a document as the password has them: no punctuation, a CNPJ's letters as capitals. */
export const senhaDoDocumento = (documento: string, digitos: number): string =>
  documento.slice(0, digitos).toUpperCase()

export function createProtecoes(secretKey: string): Protecoes {
  const cifra = createCifra(secretKey, 'protecao-pdf')
  const key = deriveKey(secretKey, 'protecao-pdf/semente')
  const refeitas = new Map<string, Uint8Array>()

  const hmac = (rotulo: string, sal: Uint8Array, senha: string) =>
    createHmac('sha256', key).update(`${rotulo}\0`).update(sal).update(senha).digest()
  const provaDe = (sal: Uint8Array, senha: string) => hmac('prova', sal, senha).subarray(0, PROVA_BYTES)
  /** Of this adhesion and this password alone, as `deriveProtection` wants it. */
  const derive = (sal: Uint8Array, senha: string) =>
    protectionToBytes(deriveProtection(senha, hmac('semente', sal, senha)))

  function read(cifrada: string) {
    const bytes = cifra.decifrar(cifrada)
    if (bytes[0] !== FORMATO) throw new Error('the keys of a PDF are of another version')
    const sal = bytes.subarray(2, 2 + SAL_BYTES)
    const prova = bytes.subarray(2 + SAL_BYTES, CABECALHO)
    const isOf = (senha: string) => timingSafeEqual(prova, provaDe(sal, senha))
    return { digitos: bytes[1] ?? 0, sal, isOf, chaves: bytes.subarray(CABECALHO) }
  }

  function refazer(cifrada: string, sal: Uint8Array, senha: string): Uint8Array {
    const known = refeitas.get(`${senha}\0${cifrada}`)
    if (known) return known
    const chaves = derive(sal, senha)
    if (refeitas.size >= MAX_REFEITAS) refeitas.clear()
    refeitas.set(`${senha}\0${cifrada}`, chaves)
    return chaves
  }

  return {
    guardar(senha, { digitos, anterior }) {
      if (anterior !== null) {
        const atual = read(anterior)
        if (atual.digitos === (digitos ?? 0) && atual.isOf(senha)) return anterior
      }
      const sal = randomBytes(SAL_BYTES)
      const cabecalho = Buffer.concat([Buffer.of(FORMATO, digitos ?? 0), sal, provaDe(sal, senha)])
      return cifra.cifrar(Buffer.concat([cabecalho, derive(sal, senha)]))
    },

    abrir({ protecao, protecaoCifrada, documento }) {
      if (protecao === 'nenhuma' || protecaoCifrada === null) return null
      const { digitos, sal, isOf, chaves } = read(protecaoCifrada)
      if (protecao === 'escolhida') return { chaves, dica: 'a senha escolhida na adesão ao envio digital' }
      const dica = `os ${digitos} primeiros caracteres do CPF ou CNPJ do titular, sem pontos`
      const senha = documento === null ? null : senhaDoDocumento(documento, digitos)
      if (senha === null || isOf(senha)) return { chaves, dica }
      return { chaves: refazer(protecaoCifrada, sal, senha), dica }
    },
  }
}

/** The same for what belongs to an adhesion or to none, as the emission loads it. */
export function abrirProtecaoDe(secretKey: string) {
  const { abrir } = createProtecoes(secretKey)
  return ({
    protecao,
    ...guardada
  }: Omit<ProtecaoGuardada, 'protecao'> & { protecao: ProtecaoPdf | null }): ChavesDoPdf | null =>
    protecao === null ? null : abrir({ protecao, ...guardada })
}
