/** The company of the demonstration. It does not exist; its numbers are valid in shape alone. */
export const DISTRIBUIDORA = {
  /** The CNPJ that manuals use as an example. */
  cnpj: '11222333000181',
  inscricaoEstadual: '0620000000000',
  nome: 'RAMAL ENERGIA DEMONSTRACAO S.A.',
  fantasia: 'Ramal Energia',
  logradouro: 'Avenida Exemplo',
  numero: '100',
  bairro: 'Centro',
  codigoIbge: '3170206',
  municipio: 'Uberlândia',
  cep: '38400000',
  uf: 'MG',
  /** IBGE code of the state, which opens the access key. */
  codigoUf: '31',
  /** Febraban code of the company in the payment line; none is known to be in use. */
  codigoFebraban: '0123',
  pixNome: 'RAMAL ENERGIA DEMO',
  pixCidade: 'UBERLANDIA',
  pixLocal: 'pix.example.com/qr/v2',
  consultaNf3e: 'https://dfe-portal.example.invalid/NF3e/qrCode',
} as const
