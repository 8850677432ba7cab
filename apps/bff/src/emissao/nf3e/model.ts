import type { Compensacao, Contrato, Medidor } from './model-energia.ts'

/**
 * The facts of an NF3e (modelo 66, layout 1.00) that a bill shows or a payment needs. Codes are those of
 * `nf3e-codes.ts` of the shared package; decimals stay as written (a tariff has 8 places), money is in centavos, days are `AAAA-MM-DD`
 * and instants ISO 8601 with the offset the issuer wrote, because that is the local time of the bill.
 */
export type Nf3e = {
  readonly chave: string
  readonly serie: string
  readonly numero: string
  readonly ambiente: 'producao' | 'homologacao'
  readonly finalidade: 'normal' | 'substituicao' | 'ajuste'
  readonly emitidaEm: string
  /** Set when issued offline (`tpEmis` 2): the bill goes out before its authorisation and says so. */
  readonly contingencia: { readonly desde: string; readonly justificativa: string } | null
  readonly emitente: Emitente
  readonly destinatario: TitularNf3e
  readonly acesso: Acesso
  readonly substituida: { readonly chave: string | null; readonly motivo: string } | null
  /** Key of the note from which a court had this one separated (`gJudic`). */
  readonly desmembradaDe: string | null
  readonly contratos: readonly Contrato[]
  readonly medidores: readonly Medidor[]
  readonly compensacao: Compensacao | null
  readonly itens: readonly Item[]
  /** Items of earlier notes that this one corrects; what replaces them stands among `itens`. */
  readonly itensCorrigidos: readonly ItemCorrigido[]
  readonly totais: Totais
  readonly fatura: DadosFatura
  readonly historico: readonly Historico[]
  readonly informacoesFisco: string | null
  readonly informacoes: readonly string[]
  readonly qrCode: string
  readonly protocolo: Protocolo | null
}

export type Endereco = {
  readonly logradouro: string
  readonly numero: string
  readonly complemento: string | null
  readonly bairro: string
  readonly municipio: string
  readonly municipioIbge: string
  readonly cep: string
  readonly uf: string
  readonly fone: string | null
  readonly email: string | null
}

export type Emitente = {
  readonly cnpj: string
  readonly inscricaoEstadual: string
  readonly nome: string
  readonly fantasia: string | null
  readonly endereco: Endereco
}

export type TitularNf3e = {
  readonly nome: string
  readonly nomeAdicional: string | null
  readonly documento: { readonly tipo: 'cpf' | 'cnpj' | 'outro'; readonly numero: string }
  readonly inscricaoEstadual: string | null
  readonly endereco: Endereco
}

export type Acesso = {
  /** `idAcesso`: the UC number, 15 digits in the national form, shorter in an older one. */
  readonly ucNumero: string
  readonly codigoCliente: string | null
  readonly tipoAcesso: string
  readonly nomeUc: string | null
  readonly classe: string | null
  readonly subclasse: string | null
  readonly fases: string
  readonly grupo: string
  readonly modalidade: string
  readonly roteiroLeitura: string | null
}

export type Item = {
  readonly nItem: string
  readonly codigo: string
  readonly descricao: string
  readonly classe: string
  readonly cfop: string | null
  readonly unidade: string
  /** Where the quantity comes from, a code of `ORIGENS_QUANTIDADE`. */
  readonly origem: string
  readonly quantidade: string
  /** Unit price with taxes, as written. */
  readonly precoUnitario: string
  readonly valorCentavos: number
  /** Returns and deduction classes enter the sums with the opposite sign. */
  readonly deduz: boolean
  readonly tarifas: readonly Tarifa[]
  readonly bandeiras: readonly Bandeira[]
  readonly medicao: Medicao | null
  readonly icms: Tributo | null
  readonly pis: Tributo | null
  readonly cofins: Tributo | null
  /** Lawsuits and administrative processes that change the item's amounts. */
  readonly processos: readonly Processo[]
  readonly informacao: string | null
}

export type Processo = { readonly tipo: string; readonly numero: string }

export type ItemCorrigido = {
  readonly nItem: string
  readonly chave: string | null
  readonly motivo: string | null
  readonly quantidade: string
  readonly precoUnitario: string
  readonly valorCentavos: number
}

export type Tarifa = {
  readonly tipo: 'TE' | 'TUSD'
  readonly posto: string
  readonly unidade: string
  /** The tariff applied, without taxes: `vTarifAplic` where it differs, else `vTarifHom`. */
  readonly aplicada: string
  /** The tariff that ANEEL set, where the one applied differs from it, and why. */
  readonly homologada: { readonly valor: string; readonly motivo: string } | null
  /** The act that set it: `'REH 3500/2026'`. */
  readonly ato: string
  readonly inicio: string
}

export type Bandeira = {
  readonly bandeira: string
  readonly inicio: string
  readonly fim: string | null
  /**
   * As written. The schema wants what the flag adds to the bill, R$; many issuers write what it adds to each kWh.
   */
  readonly adicional: string
}

export type Medicao = {
  readonly nMed: string
  readonly nContrat: string | null
  readonly motivoNaoLeitura: string | null
  readonly medida: Medida | null
}

export type Medida = {
  readonly grandeza: string
  readonly posto: string
  readonly unidade: string
  readonly anterior: string
  readonly atual: string
  readonly constante: string
  readonly medido: string
  /** Where the meter is behind the customer's transformer: the loss in percent, and what was measured with it. */
  readonly perdaTransformacao: { readonly percentual: string; readonly medido: string } | null
}

export type Tributo = {
  readonly baseCentavos: number
  readonly aliquota: string
  readonly valorCentavos: number
}

export type Totais = {
  readonly produtosCentavos: number
  readonly icmsBaseCentavos: number
  readonly icmsCentavos: number
  /** ICMS that the State waives. */
  readonly icmsDesoneradoCentavos: number
  /** The State's fund against poverty. */
  readonly fcpCentavos: number
  readonly icmsStBaseCentavos: number
  readonly icmsStCentavos: number
  readonly fcpStCentavos: number
  readonly pisCentavos: number
  readonly cofinsCentavos: number
  /** PIS and COFINS that weigh on the bill, where the issuer states them apart from those owed. */
  readonly pisEfetivoCentavos: number
  readonly cofinsEfetivoCentavos: number
  readonly retencoesCentavos: number
  readonly retencoes: Retencoes
  /** `vNF`: what the fiscal document is worth. */
  readonly notaCentavos: number
  /** The consumption taxes of Lei Complementar 214/2025, where the issuer already states them. */
  readonly ibsCbs: {
    readonly baseCentavos: number
    readonly ibsCentavos: number
    readonly cbsCentavos: number
  } | null
  readonly documentoCentavos: number | null
}

/** Federal taxes that the customer (a company, a public body) withholds from the payment, centavos. */
export type Retencoes = {
  readonly pis: number
  readonly cofins: number
  readonly csll: number
  readonly irrf: number
}

export type DadosFatura = {
  readonly competencia: string
  readonly vencimento: string
  readonly apresentacao: string | null
  readonly proximaLeitura: string | null
  readonly numero: string | null
  /** `codBarras` as written: normally the linha digitável, but in the wild any short text. */
  readonly codBarras: string
  /** The 44 digits to draw and the line to type, only where `codBarras` is a payment code that proves itself. */
  readonly pagamento: { readonly codigoBarras: string; readonly linhaDigitavel: string } | null
  readonly codigoDebitoAutomatico: string | null
  /** Set when the bill is debited by the bank: no bar code is printed then. */
  readonly debitoAutomatico: { readonly banco: string; readonly agencia: string } | null
  /** BR Code whose CRC holds. */
  readonly pix: string | null
  /** Where the paper goes, when not to the consumer's address. */
  readonly enderecoEntrega: Endereco | null
}

export type Historico = {
  readonly grandeza: string
  readonly meses: readonly MesFaturado[]
}

export type MesFaturado = {
  readonly competencia: string
  readonly quantidade: string
  readonly unidade: string
  readonly dias: number
}

export type Protocolo = {
  readonly numero: string
  readonly recebidoEm: string
  readonly status: string
  readonly motivo: string
}
