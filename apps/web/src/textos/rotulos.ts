import type { MotivoFinalizacao, OrigemAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import type { Disparo, EstadoDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { MeioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { SituacaoFatura, TipoCalculo, TipoFatura } from '@ramal/shared/contracts/faturas.ts'
import type { TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { UcDetalhe } from '@ramal/shared/contracts/ucs.ts'
import type { Tom } from '#ui/badge.tsx'
import type { Opcao } from '#ui/select.tsx'

// The words for what the contracts spell as codes: one place, so that a state has the same name on every screen.

export const ORIGENS: Record<OrigemAtendimento, string> = {
  telefone: 'Telefone',
  presencial: 'Presencial',
  whatsapp: 'WhatsApp',
  chat: 'Chat',
  email: 'E-mail',
  retorno: 'Retorno',
}

export const MOTIVOS: Record<MotivoFinalizacao, string> = {
  recadastramento: 'Recadastramento',
  envio_digital: 'Envio digital',
  segunda_via: '2ª via',
  informacao: 'Informação',
  reclamacao: 'Reclamação',
  outros: 'Outros',
  engano: 'Engano',
}

export const MEIOS: Record<Disparo['meio'], string> = {
  email: 'E-mail',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  impressao: 'Impressão',
}

/** Channels that are configured, and whose providers call. */
export const CANAIS = { whatsapp: MEIOS.whatsapp, sms: MEIOS.sms, pix: 'Pix' } as const

/** What providers say of a message, in our words. */
export const RECIBOS: Readonly<Record<string, string>> = {
  sent: 'enviada',
  delivered: 'entregue no aparelho',
  read: 'lida',
  failed: 'não entregue',
  DELIVRD: 'entregue no aparelho',
  EXPIRED: 'expirou sem entrega',
  DELETED: 'apagada pela operadora',
  UNDELIV: 'não entregue',
  ACCEPTD: 'aceita pela operadora',
  REJECTD: 'recusada pela operadora',
  UNKNOWN: 'situação desconhecida',
  ENROUTE: 'a caminho',
  SKIPPED: 'não entregue',
  'delivery success': 'entregue no aparelho',
  'delivery failure': 'não entregue',
  'message buffered': 'na fila da operadora',
  'smsc submit': 'aceita pela operadora',
  'smsc reject': 'recusada pela operadora',
  'delivery expired': 'expirou sem entrega',
  'delivery unknown': 'situação desconhecida',
}

export const ORIGENS_PAGAMENTO = {
  febraban: 'arrecadação bancária',
  csv: 'arquivo de pagamentos',
  pix: 'Pix',
} as const

export const MEIOS_DIGITAIS: Record<MeioDigital, string> = { email: MEIOS.email, whatsapp: MEIOS.whatsapp }

export const FINALIDADES: Record<Disparo['finalidade'], string> = {
  primeira_via: '1ª via',
  segunda_via: '2ª via',
  termo: 'Cópia do termo',
}

export const CAMPOS: Record<CampoRecadastramento, string> = {
  celular: 'Celular',
  fone: 'Fone',
  email: 'E-mail',
  documento: 'CPF/CNPJ/CEI',
  rg: 'RG',
  nascimento: 'Data nascimento',
  estadoCivil: 'Estado civil',
  conjuge: 'Nome cônjuge',
  pai: 'Nome pai',
  mae: 'Nome mãe',
}

export const RESULTADOS = {
  confirmado: 'confirmado',
  corrigido: 'corrigido',
  nao_possui: 'não possui',
  nao_informou: 'não informou',
} as const

export const TIPOS_COPIA = {
  apenas_digital: 'Apenas cópia digital',
  impressa_tambem: 'Gerar cópia impressa',
} as const

export const MODOS_ACEITE = { falado: 'falado', clicado: 'clicado', assinado: 'assinado' } as const

export const ESTADOS_CIVIS = {
  solteiro: 'Solteiro(a)',
  casado: 'Casado(a)',
  uniao_estavel: 'União estável',
  separado: 'Separado(a)',
  divorciado: 'Divorciado(a)',
  viuvo: 'Viúvo(a)',
} as const

/** A state as a word and the tone that repeats it. */
export const ESTADOS_DISPARO: Record<EstadoDisparo, { rotulo: string; tom: Tom }> = {
  retido: { rotulo: 'retido no painel', tom: 'atencao' },
  aguardando_autorizacao: { rotulo: 'aguarda autorização', tom: 'atencao' },
  na_fila: { rotulo: 'na fila', tom: 'neutro' },
  enviando: { rotulo: 'enviando', tom: 'neutro' },
  aceito: { rotulo: 'aceito pelo servidor', tom: 'bom' },
  entregue: { rotulo: 'entregue', tom: 'bom' },
  lido: { rotulo: 'lido', tom: 'bom' },
  devolvido: { rotulo: 'devolvido', tom: 'ruim' },
  falhou: { rotulo: 'falhou', tom: 'ruim' },
  suprimido: { rotulo: 'suprimido', tom: 'atencao' },
  cancelado: { rotulo: 'cancelado', tom: 'neutro' },
}

export const TIPOS_FATURA: Record<TipoFatura, string> = {
  danf3e: 'DANF3e',
  fatura_energia: 'Fatura de energia',
}

export const TIPOS_CALCULO: Record<TipoCalculo, string> = {
  normal: 'Normal',
  media: 'Média',
  minimo: 'Mínimo',
  substituicao: 'Substituição',
  ajuste: 'Ajuste',
}

export const SITUACOES_FATURA: Record<SituacaoFatura, { rotulo: string; tom: Tom }> = {
  em_aberto: { rotulo: 'em aberto', tom: 'neutro' },
  vencida: { rotulo: 'vencida', tom: 'ruim' },
  paga: { rotulo: 'paga', tom: 'bom' },
  paga_compensando: { rotulo: 'paga, compensando', tom: 'bom' },
  cancelada: { rotulo: 'cancelada', tom: 'atencao' },
  substituida: { rotulo: 'substituída', tom: 'atencao' },
}

type SituacaoContato = UcDetalhe['contatos'][number]['situacao']

export const SITUACOES_CONTATO: Record<SituacaoContato, { rotulo: string; tom: Tom }> = {
  informado: { rotulo: 'informado', tom: 'neutro' },
  confirmado: { rotulo: 'confirmado', tom: 'bom' },
  duvidoso: { rotulo: 'duvidoso', tom: 'atencao' },
  devolvido: { rotulo: 'devolvido', tom: 'ruim' },
  recusado: { rotulo: 'recusado', tom: 'ruim' },
}

/** The entries of a table of words as the options of a Select or Segmented, in their order. */
export function opcoes<T extends string>(rotulos: Readonly<Record<T, string>>): readonly Opcao<T>[] {
  return (Object.keys(rotulos) as T[]).map((valor) => ({ valor, rotulo: rotulos[valor] }))
}

export const MODELOS: Record<TipoModelo, string> = {
  fatura: 'Fatura',
  segunda_via: '2ª via',
  termo: 'Termo de adesão',
}
