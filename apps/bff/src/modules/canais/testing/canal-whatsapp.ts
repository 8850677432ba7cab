/** A WhatsApp channel as the screen sends it. */
export const CANAL_WHATSAPP = {
  canal: 'whatsapp',
  ativo: true,
  ajustes: {
    baseUrl: 'https://graph.facebook.com',
    versaoApi: 'v23.0',
    numeroId: '106540352242922',
    modeloFatura: { nome: 'fatura_disponivel', idioma: 'pt_BR', variaveis: ['nome', 'valor', 'vencimento'] },
    modeloBarra: { nome: 'barra', idioma: 'pt_BR', variaveis: ['linha_digitavel', 'pix'] },
    conexoes: 4,
    porMinuto: 4800,
    segundosPorDestinatario: 6,
    pessoasPor24h: 10_000,
  },
  segredos: { token: 'EAAB-token', segredoApp: 'app-secret-of-meta', tokenVerificacao: 'palavra-combinada' },
} as const
