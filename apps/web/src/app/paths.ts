/** Every address of the web app; no other file spells one. */
export const paths = {
  atendimento: '/',
  unidadeConsumidora: '/comercial/unidade-consumidora',
  envioDigital: '/comercial/unidade-consumidora/envio-digital',
  protocolos: '/protocolos',
  protocolo: '/protocolos/$protocolo',
  painel: '/supervisao/painel',
  lotesImpressao: '/supervisao/lotes-impressao',
  parametros: '/supervisao/parametros',
  importacao: '/supervisao/importacao',
  contasEmail: '/supervisao/contas-email',
  canais: '/supervisao/canais',
  modelos: '/supervisao/modelos',
  supressoes: '/supervisao/supressoes',
  caixaDemo: '/demo/caixa',
} as const
