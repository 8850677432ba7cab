/**
 * Every query key, in one place, so that a write in one feature can mark what another one shows as stale without
 * knowing it.
 */
export const keys = {
  sessao: ['sessao'],
  /** Everything of every UC. */
  ucs: ['uc'],
  uc: (ucId: number) => ['uc', ucId],
  faturas: (ucId: number) => ['uc', ucId, 'faturas'],
  fichaRecadastramento: (ucId: number) => ['uc', ucId, 'recadastramento'],
  envios: (ucId: number) => ['uc', ucId, 'envios'],
  destinos: (ucId: number) => ['uc', ucId, 'destinos'],
  envioDigital: (ucId: number) => ['uc', ucId, 'envio-digital'],
  busca: (q: string) => ['busca', q],
  disparo: (id: number) => ['disparo', id],
  /** What was asked for moments ago. Not under the UC: it lives in the page alone, and a refresh would find nothing. */
  enviosVivos: (ucId: number) => ['envios-vivos', ucId],
  textoDaBarra: (faturaId: number) => ['texto-da-barra', faturaId],
  enviosDigitais: ['envios-digitais'],
  protocolos: ['protocolo'],
  protocolo: (protocolo: string) => ['protocolo', protocolo],
  parametros: ['parametros'],
  historicoParametro: (chave: string) => ['parametros', chave, 'historico'],
  contasEmail: ['contas-email'],
  canais: ['canais'],
  modelos: ['modelos'],
  versoesModelo: (tipo: string) => ['modelos', tipo, 'versoes'],
  mensagensDemo: ['demo', 'mensagens'],
  faturasAParte: ['faturas-a-parte'],
  pagamentosSemFatura: ['pagamentos-sem-fatura'],
  /** What the panel shows: held bills, failures, counts and the routine. */
  painel: ['painel'],
  disparosRetidos: ['painel', 'retidos'],
  disparosPerdidos: ['painel', 'perdidos'],
  contagensDisparos: ['painel', 'contagens'],
  rotinaEnvio: ['painel', 'rotina'],
  lotesImpressao: ['lotes-impressao'],
  saidas: ['saidas'],
  supressoes: ['supressoes'],
  retornos: ['retornos'],
} as const
