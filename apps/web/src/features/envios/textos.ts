export const textos = {
  titulo: 'Envios desta UC',
  vazio: 'Nada foi enviado',
  vazioAjuda: 'Cada fatura enviada ou impressa, e cada cópia do termo, aparece aqui com o que houve com ela.',
  mais: 'Mostrar mais',
  colunas: {
    competencia: 'Competência',
    envio: 'Envio',
    para: 'Para',
    situacao: 'Situação',
    desde: 'Desde',
    acoes: 'Ações',
  },
  reenviadoPor: (motivo: string) => `Reenviado: ${motivo}`,
  de: (acao: string, oQue: string) => `${acao} ${oQue}`,
  reenvio: {
    acao: 'Reenviar',
    titulo: 'Reenviar',
    pergunta: (oQue: string) => `Tenta de novo: ${oQue}.`,
    perguntaAceito: (oQue: string) =>
      `O servidor já aceitou: ${oQue}. O que sai agora é uma 2ª via, em outra mensagem.`,
    semMotivo: 'Diga por que se reenvia.',
    feito: 'De volta à fila de envio.',
  },
  cancelamento: {
    acao: 'Cancelar envio',
    titulo: 'Cancelar envio',
    pergunta: (oQue: string) => `Não sai mais: ${oQue}.`,
    imprimir: 'Imprimir a fatura se ela ficar sem outra cópia',
    semMotivo: 'Diga por que o envio é cancelado.',
    feito: 'Envio cancelado.',
  },
} as const
