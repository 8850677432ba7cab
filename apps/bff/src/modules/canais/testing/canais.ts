/** A WhatsApp channel as the screen sends it. */
export const CANAL_WHATSAPP = {
  canal: 'whatsapp' as const,
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

const SMS_COMUM = {
  remetente: '29000',
  transliterar: true,
  maximoPartes: 3,
  conexoes: 2,
  porMinuto: 600,
  validadeMinutos: 1440,
  usuario: 'ramal',
}
/** An SMSC with TLS. */
export const CANAL_SMPP = {
  canal: 'sms' as const,
  ativo: true,
  ajustes: {
    protocolo: 'smpp',
    ...SMS_COMUM,
    host: 'smsc.example',
    porta: 2775,
    tls: true,
    tipoSistema: '',
    janela: 10,
  },
  segredos: { senha: 's3nh@' },
}
/** Kannel in the network of the house. */
export const CANAL_KANNEL = {
  ...CANAL_SMPP,
  ajustes: { protocolo: 'kannel', ...SMS_COMUM, url: 'http://10.0.0.7:13013/cgi-bin/sendsms', smsc: '' },
}
export const CANAL_PIX = { canal: 'pix' as const, ativo: true, ajustes: {}, segredos: { segredo: 's3nh@' } }
