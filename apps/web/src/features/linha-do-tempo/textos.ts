export const textos = {
  titulo: 'Linha do tempo',
  vazia: 'Nada ainda',
  vaziaExplicacao: 'O que for feito neste atendimento aparece aqui.',
} as const
