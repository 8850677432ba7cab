import type { EstadoCivil, SituacaoContato, TipoContato } from '#db/schema/cadastro.ts'
import type { MeioDigital, ModoAceite, OrigemAdesao, TipoCopia } from '#db/schema/envio-digital.ts'
import type { DemoEndereco } from './enderecos.ts'

/** What the generator makes: plain data, ready to be stored. Codes are those of the NF3e layout 1.00. */

export interface DemoConsumidor {
  /** Index of the first UC he holds: unique in the book, and stable when the book grows. */
  indice: number
  tipo: 'pessoa' | 'empresa'
  nome: string
  /** CPF, CNPJ or CEI without punctuation; '' when the distributor does not have it, and seldom a wrong one. */
  documento: string
  /** The person's data are null for companies, and here and there for people whose cadastre is old. */
  rg: string | null
  nascimento: string | null
  estadoCivil: EstadoCivil | null
  conjuge: string | null
  pai: string | null
  mae: string | null
  /** The e-mail principal, when given. */
  email: string | null
}

export interface DemoContato {
  tipo: TipoContato
  /** E-mail in lower case; phone in E.164. */
  valor: string
  situacao: SituacaoContato
  /** When it last came back undelivered; null unless `devolvido`. */
  devolvidoEm: Date | null
}

export interface DemoDestinatario {
  meio: MeioDigital
  /** E-mail, or phone in E.164. */
  endereco: string
}

export interface DemoEnvioDigital {
  destinatarios: readonly DemoDestinatario[]
  tipoCopia: TipoCopia
  aderiuEm: Date
  origem: OrigemAdesao
  modoAceite: ModoAceite
}

export interface DemoRecadastramento {
  em: Date
  /** False for 'não aceitou recadastrar'. */
  aceito: boolean
}

/** How the UC consumes; `consumo.ts` turns it into meter readings. */
export interface DemoConsumo {
  /** Mean of a month in kWh. */
  mediaKwh: number
  /** Register of the meter before its first month. */
  leituraInicial: number
  /** First month with consumption, 'AAAA-MM'. */
  desde: string
}

export interface DemoUc {
  indice: number
  /** 15 digits. */
  numero: string
  /** 7 to 10 digits. */
  numeroAnterior: string
  titular: DemoConsumidor
  /** When the titular took the UC over; what is recorded of it is later. */
  titularDesde: Date
  classe: string
  subclasse: string
  grupoTensao: string
  modalidade: string
  /** 1 mono-, 2 bi-, 3 three-phase. */
  fases: 1 | 2 | 3
  endereco: DemoEndereco
  medidor: string
  contatos: readonly DemoContato[]
  /** Null while the UC has not adhered. */
  envioDigital: DemoEnvioDigital | null
  /** Null when there never was one. */
  ultimoRecadastramento: DemoRecadastramento | null
  debitoAutomatico: boolean
  baixaRenda: boolean
  suporteVital: boolean
  /** Town, reading batch, street order: sorting by it gives the order in which the reader walks. */
  roteiroLeitura: string
  /** Day of the month on which the meter is read, 2 to 21. */
  diaLeitura: number
  /** Day of the month chosen for payment. */
  diaVencimento: number
  consumo: DemoConsumo
}
