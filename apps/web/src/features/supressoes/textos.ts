import type { TipoRetorno } from '@ramal/shared/contracts/retornos.ts'
import type { MotivoSupressao, Supressao } from '@ramal/shared/contracts/supressoes.ts'
import { enderecoTexto } from '#textos/valores.ts'
import type { Tom } from '#ui/badge.tsx'

export const MOTIVOS: Record<MotivoSupressao, { rotulo: string; tom: Tom }> = {
  endereco_invalido: { rotulo: 'endereço não existe', tom: 'ruim' },
  caixa_cheia: { rotulo: 'caixa cheia', tom: 'atencao' },
  reclamacao: { rotulo: 'reclamação ou recusa', tom: 'ruim' },
  manual: { rotulo: 'posta por alguém', tom: 'neutro' },
}

export const TIPOS_RETORNO: Record<TipoRetorno, string> = {
  dsn: 'Avisos de entrega',
  arf: 'Reclamações',
  mdn: 'Recibos de leitura',
  outro: 'Outras mensagens',
}

export const textos = {
  titulo: 'Supressões',
  lista: {
    titulo: 'Endereços a que o Ramal não escreve',
    explicacao:
      'Um endereço suprimido não recebe nada; a fatura que iria só para ele é impressa. Quando o cliente confirma o endereço no recadastramento ou na adesão, o que os servidores disseram dele deixa de valer. Uma reclamação continua valendo.',
    procurar: 'Procurar',
    endereco: 'Parte do endereço',
    motivo: 'Motivo',
    todosMotivos: 'Todos',
    situacao: 'Situação',
    vigentes: 'Vigentes',
    todas: 'Todas',
    nova: 'Suprimir endereço',
    mais: 'Mostrar mais',
    vazia: 'Nenhum endereço suprimido aqui',
    vaziaAjuda: 'Devoluções e reclamações chegam sozinhas. Mude o filtro para ver as que já não valem.',
    colunas: {
      endereco: 'Endereço',
      meio: 'Canal',
      motivo: 'Motivo',
      evidencia: 'O que foi dito',
      criada: 'Desde',
      vale: 'Vale até',
      acoes: 'Ações',
    },
    semprevale: 'sem prazo',
    expirou: (em: string) => `expirou em ${em}`,
    levantada: (em: string, por: string | null, motivo: string | null) =>
      [`levantada em ${em}`, por && `por ${por}`].filter(Boolean).join(' ') + (motivo ? `: ${motivo}` : ''),
    por: (quem: string) => `por ${quem}`,
    disparo: (id: number) => `disparo ${id}`,
  },
  nova: {
    titulo: 'Suprimir endereço',
    endereco: 'E-mail',
    evidencia: 'Por quê',
    dias: 'Por quantos dias',
    diasAjuda: 'Vazio vale sem prazo.',
    diasErro: 'Use um número inteiro de 1 a 3650, ou deixe vazio.',
    salvar: 'Suprimir',
    cancelar: 'Cancelar',
    feito: 'Endereço suprimido',
  },
  levantamento: {
    levantar: 'Levantar',
    levantarEndereco: (endereco: string) => `Levantar a supressão de ${endereco}`,
    titulo: 'Levantar supressão',
    explicacao: (endereco: string) => `O Ramal volta a escrever a ${endereco}.`,
    reclamacao: 'Este endereço denunciou uma mensagem como spam. Só levante se a própria pessoa pediu.',
    recusa: 'A pessoa recusou mensagens por este canal. Só levante se ela própria pediu.',
    motivo: 'Por quê',
    vazio: 'Diga por quê.',
    salvar: 'Levantar',
    cancelar: 'Cancelar',
    feito: 'Supressão levantada',
  },
  retornos: {
    titulo: 'O que voltou por e-mail',
    explicacao:
      'Avisos de entrega, reclamações e recibos. O que não pôde ser ligado a um envio fica guardado e não muda nada.',
    semDisparo: (quantos: number) => `${quantos} sem envio`,
    nenhum: 'Nada voltou ainda',
    nenhumAjuda: 'As entradas ficam em RAMAL_RETORNOS: um servidor SMTP ou uma caixa IMAP.',
    lista: 'Sem envio correspondente',
    colunas: { em: 'Recebido', tipo: 'Tipo', acao: 'Diz', status: 'Código', diagnostico: 'Detalhe' },
    vazia: 'Tudo o que voltou foi ligado a um envio',
    mais: 'Mostrar mais',
  },
} as const

/** A number as people read it, an e-mail as it is. */
export const enderecoDe = ({ meio, endereco }: Pick<Supressao, 'meio' | 'endereco'>): string =>
  enderecoTexto(meio, endereco) ?? endereco
