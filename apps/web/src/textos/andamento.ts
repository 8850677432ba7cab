import type { PassoDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { Tom } from '#ui/badge.tsx'
import { ESTADOS_DISPARO, RECIBOS } from './rotulos.ts'

/** What a report says, by its kind and its own word for it. */
export const RETORNOS: Record<'dsn' | 'arf' | 'mdn', Readonly<Record<string, string>>> = {
  dsn: {
    failed: 'O servidor do destinatário devolveu a mensagem',
    delayed: 'O servidor do destinatário ainda tenta entregar',
    delivered: 'O servidor do destinatário confirmou a entrega',
    relayed: 'Repassada a um servidor que não confirma entregas',
    expanded: 'Repassada a uma lista de endereços',
  },
  mdn: {
    displayed: 'O destinatário confirmou que abriu a mensagem',
    deleted: 'O destinatário apagou a mensagem sem confirmar a leitura',
    denied: 'O destinatário não quis confirmar a leitura',
  },
  arf: {
    abuse: 'O destinatário denunciou a mensagem como spam',
    fraud: 'O destinatário denunciou a mensagem como fraude',
    'opt-out': 'O destinatário pediu para não receber mais',
  },
}

export const TENTATIVAS = {
  aceito: { rotulo: 'aceita pelo servidor', tom: 'bom' },
  adiado: { rotulo: 'adiada', tom: 'atencao' },
  recusado: { rotulo: 'recusada', tom: 'ruim' },
  interrompido: { rotulo: 'interrompida', tom: 'atencao' },
} as const

/** What the server said; most answers begin with their code already. */
export function respostaTexto(codigo: number | null, resposta: string | null): string {
  const answer = resposta?.trim() ?? ''
  return codigo === null || answer.startsWith(String(codigo)) ? answer : `${codigo} ${answer}`.trim()
}

/** Bad news of a provider. */
const RECIBOS_RUINS: readonly string[] = ['failed', 'EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD']

type Passo = Omit<PassoDisparo, 'em' | 'disparoId'>

/** A step of a disparo as people read it, in the same words as the events of a protocol. */
export function passoTexto(passo: Passo): { titulo: string; detalhe: string; tom: Tom } {
  const { tipo, resultado, codigo, texto } = passo
  const said = [codigo && texto?.startsWith(codigo) ? null : codigo, texto].filter(Boolean).join(' ')
  return { ...PASSOS[tipo](resultado), detalhe: said }
}

type Dito = { titulo: string; tom: Tom }
const neutro = (titulo: string): Dito => ({ titulo, tom: 'neutro' })

const PASSOS: Record<PassoDisparo['tipo'], (resultado: string | null) => Dito> = {
  criado: () => neutro('Pedido registrado'),
  liberado: () => neutro('Liberado para envio'),
  tentativa: (resultado) => {
    const tentativa = Object.entries(TENTATIVAS).find(([nome]) => nome === resultado)?.[1]
    const { rotulo, tom } = tentativa ?? { rotulo: 'em andamento', tom: 'neutro' }
    return { titulo: `Tentativa de envio: ${rotulo}`, tom }
  },
  retorno: (resultado) => {
    const words = Object.entries({ ...RETORNOS.dsn, ...RETORNOS.mdn, ...RETORNOS.arf })
    const titulo = words.find(([acao]) => acao === resultado)?.[1] ?? 'Retorno recebido por e-mail'
    return { titulo, tom: tomDoRetorno(resultado) }
  },
  recibo: (resultado) => {
    const titulo = `A operadora informou: ${RECIBOS[resultado ?? ''] ?? resultado ?? 'sem detalhe'}`
    return { titulo, tom: RECIBOS_RUINS.includes(resultado ?? '') ? 'ruim' : 'bom' }
  },
  cancelado: () => ({ titulo: 'Cancelado', tom: 'atencao' }),
  reenviado: () => neutro('Enviado de novo'),
  estado: (resultado) => {
    const estado = Object.entries(ESTADOS_DISPARO).find(([nome]) => nome === resultado)?.[1]
    return { titulo: `Situação: ${estado?.rotulo ?? resultado ?? ''}`, tom: estado?.tom ?? 'neutro' }
  },
  substituto: () => ({ titulo: 'Perdido: a fatura vai em papel no lugar', tom: 'atencao' }),
}

function tomDoRetorno(resultado: string | null): Tom {
  if (resultado !== null && (resultado === 'failed' || resultado in RETORNOS.arf)) return 'ruim'
  return resultado === 'displayed' || resultado === 'delivered' ? 'bom' : 'neutro'
}
