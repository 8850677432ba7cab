import { deflateSync, inflateSync } from 'node:zlib'

/**
 * A bill older than the NF3e, as the billing system tells of it and as it is kept: nothing but these facts is known. Money
 * in centavos, days `AAAA-MM-DD`.
 */
export interface RegistroEnergia {
  /** To be raised when the shape changes; what was kept stays readable. */
  readonly versao: 1
  readonly chave: string
  readonly distribuidora: { readonly nome: string; readonly cnpj: string; readonly fone: string | null }
  readonly uc: string
  readonly titular: {
    readonly nome: string
    readonly documento: string | null
    readonly documentoTipo: 'cpf' | 'cnpj' | 'outro'
  }
  readonly competencia: string
  readonly numeroDocumento: string
  readonly numeroFiscal: number | null
  readonly emissao: string
  readonly vencimento: string
  readonly valorCentavos: number
  readonly pagamento: { readonly linhaDigitavel: string; readonly codigoBarras: string } | null
  readonly pix: string | null
  readonly debitoAutomatico: boolean
  readonly tipoCalculo: 'normal' | 'media' | 'minimo' | 'substituicao' | 'ajuste'
  readonly consumoKwh: number | null
  readonly itens: readonly { readonly descricao: string; readonly valorCentavos: number }[]
  /** Newest first. */
  readonly historico: readonly { readonly competencia: string; readonly kwh: number; readonly dias: number }[]
}

/** The bytes of which the hash is kept: the same facts give the same ones, in whatever order a file told them. */
export const registroBytes = (registro: RegistroEnergia): Uint8Array => Buffer.from(JSON.stringify(registro))

export const keepRegistro = (bytes: Uint8Array): Uint8Array => deflateSync(bytes)

/** A kept record, read again. Throws an Error when it is damaged. */
export const reopenRegistro = (deflated: Uint8Array): RegistroEnergia =>
  JSON.parse(inflateSync(deflated).toString('utf8')) as RegistroEnergia
