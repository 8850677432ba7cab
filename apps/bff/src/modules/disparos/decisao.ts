import type { EstadoDisparo, MeioDisparo } from '#db/schema/emissao.ts'
import type { MeioDigital, TipoCopia } from '#db/schema/envio-digital.ts'

/** What the decision needs to know of a bill. */
export interface FaturaADecidir {
  /** To whom the bill was issued. */
  consumidorId: number | null
  autorizada: boolean
  contingencia: boolean
  homologacao: boolean
  jaImpressa: boolean
}

export interface AdesaoVigente {
  consumidorId: number
  tipoCopia: TipoCopia
  destinatarios: readonly DestinatarioVigente[]
}

export interface DestinatarioVigente {
  id: number
  meio: MeioDigital
  endereco: string
  /** The call in which the address was given. */
  atendimentoId: number | null
  usuarioId: number | null
}

export interface Condicoes {
  /** Parameter *Apresentar faturas sem autorizar no painel*. */
  apresentarSemAutorizar: boolean
  whatsappContratado: boolean
  demonstracao: boolean
}

export interface DisparoDecidido {
  meio: MeioDisparo
  endereco: string | null
  destinatario: DestinatarioVigente | null
  estado: EstadoDisparo
  /** Why it is not going out, for a state that is already final. */
  motivo: string | null
}

const HOMOLOGACAO = 'Fatura emitida em homologação: só sai na demonstração.'
const SEM_CHANNEL = 'O produto Channel (WhatsApp) não está contratado.'

/**
 * The disparos of a bill that has come in (design rule 4): one per destinatário of the adhesion, and print where the
 * adhesion asks for it too, does not exist, is of another person, or can reach nobody.
 */
export function decidirDisparos(
  fatura: FaturaADecidir,
  adesao: AdesaoVigente | null,
  condicoes: Condicoes,
): DisparoDecidido[] {
  // The next tenant's bill never reaches the last one (design rule 3).
  const vigente = adesao !== null && adesao.consumidorId === fatura.consumidorId ? adesao : null
  const saida = estadoDeSaida(fatura, condicoes)
  const digitais = (vigente?.destinatarios ?? []).map((destinatario): DisparoDecidido => {
    const suprimido = destinatario.meio === 'whatsapp' && !condicoes.whatsappContratado
    return {
      meio: destinatario.meio,
      endereco: destinatario.endereco,
      destinatario,
      estado: suprimido ? 'suprimido' : saida.estado,
      motivo: suprimido ? SEM_CHANNEL : saida.motivo,
    }
  })
  const alcanca = digitais.some((disparo) => disparo.estado !== 'suprimido')
  const imprime = !fatura.jaImpressa && (!alcanca || vigente?.tipoCopia === 'impressa_tambem')
  return imprime
    ? [...digitais, { meio: 'impressao', endereco: null, destinatario: null, ...saida }]
    : digitais
}

/** Where a disparo of the bill stands once nothing but the bill itself and the panel decide. */
export function estadoDeSaida(
  fatura: Pick<FaturaADecidir, 'autorizada' | 'contingencia' | 'homologacao'>,
  condicoes: Pick<Condicoes, 'apresentarSemAutorizar' | 'demonstracao'>,
): { estado: EstadoDisparo; motivo: string | null } {
  if (fatura.homologacao && !condicoes.demonstracao) return { estado: 'cancelado', motivo: HOMOLOGACAO }
  if (!fatura.autorizada && !fatura.contingencia) return { estado: 'aguardando_autorizacao', motivo: null }
  return { estado: condicoes.apresentarSemAutorizar ? 'na_fila' : 'retido', motivo: null }
}
