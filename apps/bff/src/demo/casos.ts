import type { DemoConsumidor, DemoContato, DemoUc } from './modelo.ts'

/**
 * The first twenty UCs are picked by hand, so that whoever shows the product knows what each will do:
 *
 * | UC | Case |
 * |---|---|
 * | 0 | FULANA DE TAL of the sample NF3e: recadastramento long due, not adhered, no e-mail |
 * | 1 | recadastramento 30 days ago: not due under a yearly interval; not adhered |
 * | 2 | adhered, digital only, by e-mail |
 * | 3 | company with alphanumeric CNPJ, adhered with two e-mails and a printed copy |
 * | 4–7 | one person with four UCs, due in all |
 * | 8 | CPF with a wrong check digit |
 * | 9 | no document |
 * | 10 | adhered, e-mail came back undelivered five days ago, although renewed 60 days ago |
 * | 11 | married, spouse known, due, not adhered |
 * | 12 | automatic debit |
 * | 13 | refused to renew 10 days ago |
 * | 14 | tarifa social (baixa renda) |
 * | 15 | life-support equipment |
 * | 16 | adhered by WhatsApp and e-mail |
 * | 17 | never renewed and no contact at all |
 * | 18 | condominium with numeric CNPJ |
 * | 19 | rural producer known by a CEI, with a 7-digit old number |
 *
 * Of their bills (situacoes.ts, pagamentos.ts): 1 has one cancelled, 2 one replaced, 11 a year of bills older than the NF3e;
 * the last is paid at 4, clearing at 5, paid in part at 6, and open at the others.
 */
type Caso = (uc: DemoUc, daysAgo: (dias: number) => Date) => Partial<DemoUc>

const due = (daysAgo: (dias: number) => Date) => ({
  ultimoRecadastramento: { em: daysAgo(900), aceito: true },
})
const contato = (tipo: DemoContato['tipo'], valor: string): DemoContato => ({
  tipo,
  valor,
  situacao: 'confirmado',
  devolvidoEm: null,
})
const titular = (uc: DemoUc, changes: Partial<DemoConsumidor>) => ({ titular: { ...uc.titular, ...changes } })
const residencial = { classe: '06', subclasse: '01', grupoTensao: '07', baixaRenda: false } as const

const DESDE = '2019-03-01T15:00:00Z'

const CASOS: readonly Caso[] = [
  (uc, daysAgo) => ({
    ...due(daysAgo),
    ...residencial,
    ...titular(uc, {
      nome: 'FULANA DE TAL',
      documento: '52998224725',
      rg: null,
      nascimento: '1984-05-17',
      estadoCivil: 'solteiro',
      conjuge: null,
      pai: 'BELTRANO DE TAL',
      mae: 'SICRANA DE TAL',
      email: null,
    }),
    numero: '001347925802810',
    numeroAnterior: '7001234567',
    medidor: 'ABC1234567',
    fases: 2,
    endereco: {
      logradouro: 'Rua das Flores',
      numero: '10',
      complemento: null,
      bairro: 'Centro',
      municipio: 'Uberlândia',
      codigoIbge: '3170206',
      uf: 'MG',
      cep: '38400100',
      ddd: '34',
      latitude: -18.9186,
      longitude: -48.2772,
    },
    contatos: [contato('fone', '+553450001234')],
    envioDigital: null,
    debitoAutomatico: false,
    suporteVital: false,
    roteiroLeitura: '3170206-16-38400100-0',
    diaLeitura: 16,
    diaVencimento: 10,
    // The register reaches the 4,850 kWh of October 2026 from which the sample NF3e goes on.
    consumo: { mediaKwh: 155, leituraInicial: 962, desde: '2024-10' },
  }),
  (_uc, daysAgo) => ({
    ultimoRecadastramento: { em: daysAgo(30), aceito: true },
    envioDigital: null,
    contatos: [contato('celular', '+5534900001001'), contato('email', 'caso1@example.com')],
  }),
  (_uc, daysAgo) => ({
    contatos: [contato('celular', '+5534900001002'), contato('email', 'caso2@example.com')],
    ultimoRecadastramento: { em: daysAgo(90), aceito: true },
    envioDigital: {
      destinatarios: [{ meio: 'email', endereco: 'caso2@example.com' }],
      tipoCopia: 'apenas_digital',
      aderiuEm: daysAgo(90),
      origem: 'crm',
      modoAceite: 'falado',
    },
  }),
  (uc, daysAgo) => ({
    ...titular(uc, {
      nome: 'Padaria Sol Nascente Ltda',
      documento: '12ABC34501DE35',
      email: 'contas@sol-nascente.example',
    }),
    classe: '01',
    subclasse: '07',
    grupoTensao: '12',
    contatos: [contato('fone', '+553450001003'), contato('email', 'contas@sol-nascente.example')],
    envioDigital: {
      destinatarios: [
        { meio: 'email', endereco: 'contas@sol-nascente.example' },
        { meio: 'email', endereco: 'contador@escritorio.example' },
      ],
      tipoCopia: 'impressa_tambem',
      aderiuEm: daysAgo(60),
      origem: 'agencia',
      modoAceite: 'clicado',
    },
  }),
  (_uc, daysAgo) => due(daysAgo),
  (_uc, daysAgo) => due(daysAgo),
  (_uc, daysAgo) => due(daysAgo),
  (_uc, daysAgo) => due(daysAgo),
  (uc, daysAgo) => ({ ...due(daysAgo), ...titular(uc, { documento: '12345678900' }) }),
  (uc, daysAgo) => ({ ...due(daysAgo), ...titular(uc, { documento: '' }) }),
  (_uc, daysAgo) => ({
    ultimoRecadastramento: { em: daysAgo(60), aceito: true },
    contatos: [
      contato('celular', '+5534900001010'),
      { tipo: 'email', valor: 'caso10@example.com', situacao: 'devolvido', devolvidoEm: daysAgo(5) },
    ],
    envioDigital: {
      destinatarios: [{ meio: 'email', endereco: 'caso10@example.com' }],
      tipoCopia: 'apenas_digital',
      aderiuEm: daysAgo(60),
      origem: 'crm',
      modoAceite: 'falado',
    },
  }),
  (uc, daysAgo) => ({
    ...due(daysAgo),
    ...titular(uc, {
      nome: 'Rosângela Aparecida de Souza Ribeiro',
      estadoCivil: 'casado',
      conjuge: 'Antônio Carlos Ribeiro',
      email: 'caso11@example.net',
    }),
    contatos: [contato('celular', '+5534900001011'), contato('email', 'caso11@example.net')],
    envioDigital: null,
  }),
  () => ({ debitoAutomatico: true }),
  (_uc, daysAgo) => ({ ultimoRecadastramento: { em: daysAgo(10), aceito: false } }),
  (_uc, daysAgo) => ({
    ...due(daysAgo),
    ...residencial,
    subclasse: '02',
    grupoTensao: '08',
    baixaRenda: true,
  }),
  (_uc, daysAgo) => ({ ...due(daysAgo), suporteVital: true }),
  (_uc, daysAgo) => ({
    contatos: [contato('celular', '+5534900001016'), contato('email', 'caso16@example.org')],
    envioDigital: {
      destinatarios: [
        { meio: 'whatsapp', endereco: '+5534900001016' },
        { meio: 'email', endereco: 'caso16@example.org' },
      ],
      tipoCopia: 'apenas_digital',
      aderiuEm: daysAgo(200),
      origem: 'agencia',
      modoAceite: 'clicado',
    },
  }),
  (uc) => ({
    ...titular(uc, { email: null }),
    contatos: [],
    envioDigital: null,
    ultimoRecadastramento: null,
  }),
  (uc) => ({
    ...titular(uc, { nome: 'Condomínio Edifício Ipês do Cerrado', documento: '99888777000100' }),
    classe: '01',
    subclasse: '12',
    grupoTensao: '12',
  }),
  (uc) => ({
    ...titular(uc, { documento: '990010020030' }),
    numeroAnterior: '7000019',
    classe: '07',
    subclasse: '16',
    grupoTensao: '09',
  }),
]

/** Companies among the hand-picked cases; the others are people. Undefined beyond them: chance decides. */
export function tipoDoCaso(indice: number): DemoConsumidor['tipo'] | undefined {
  if (indice >= CASOS.length) return undefined
  return indice === 3 || indice === 18 ? 'empresa' : 'pessoa'
}

/** The UC with what its hand-picked case changes, or as it was. `agoraMs` is the reference instant. */
export function applyCaso(uc: DemoUc, agoraMs: number): DemoUc {
  const caso = CASOS[uc.indice]
  if (!caso) return uc
  const changes = caso(uc, (dias) => new Date(agoraMs - dias * 86_400_000))
  // None is a new customer: what the cases tell goes back almost three years.
  return { ...uc, titularDesde: new Date(DESDE), consumo: { ...uc.consumo, desde: '2023-01' }, ...changes }
}
