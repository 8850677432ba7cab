import { renderEndereco } from './conta.ts'
import { azul, verde } from './galeria-grupo-a.ts'
import { baixaRenda, branca, residencial, scee } from './galeria-grupo-b.ts'
import { quadro, RESIDENCIAL, type Quadro } from './quadro.ts'

const debito = quadro('debito-automatico', { numero: 1007, pagamento: 'debito' })
const contingencia = quadro('contingencia', { numero: 1008, situacao: 'contingencia' })

const homologacao = quadro(
  'homologacao-ibs-cbs-2a-via',
  {
    numero: 1009,
    tpAmb: '2',
    situacao: 'pendente',
    ibsCbs: [14, 126],
    mensagens: ['Valores de IBS e CBS conforme a Lei Complementar 214/2025.'],
  },
  { via: 2 },
)

const muitosItens = quadro('varias-paginas', {
  numero: 1010,
  nome: 'Concessionária de Rodovias Serra do Mar S.A.',
  documento: '11222333000181',
  itens: [
    ...RESIDENCIAL,
    ...Array.from({ length: 80 }, (_, index) => ({
      descricao: `Iluminação do trecho ${index + 1}, entre os quilômetros ${index * 4} e ${index * 4 + 4}, pista dupla`,
      un: '2',
      quantidade: 1200 + index * 7,
      preco: 0.51,
      icms: 18,
      tarifas: [{ tipo: 'TE', posto: '0', valor: 0.31 } as const],
    })),
  ],
})

const extremos = quadro(
  'extremos',
  {
    numero: 1011,
    finNF3e: '2',
    fantasia: null,
    nome: 'ÞÓRÐUR ÆGIR BJÖRNSSON WEIß-MÜLLER DE ALBUQUERQUE E ØSTERGÅRD',
    nomeAdicional: 'Wolfgang Amadeus Maximiliano Wenceslau de Bragança Wittgenst',
    endereco: {
      logradouro: `Travessa ${'Doutor José Bonifácio de Andrada e Silva '.repeat(3).trim()}`,
      numero: 'S/N',
      complemento: 'Bloco C, escada 2, 14º andar, apartamento 1408, fundos',
      bairro: 'Conjunto Habitacional Presidente Juscelino Kubitschek',
    },
    uc: '131030',
    gSub: `<gSub><chNF3e>31261111222333000181660010000001231007654320</chNF3e><motSub>01</motSub></gSub>`,
    pagamento: 'nenhum',
    pix: false,
    enderCorresp: `<enderCorresp>${renderEndereco({ logradouro: 'Caixa postal', numero: '77', bairro: 'Centro' })}</enderCorresp>`,
    mensagens: ['Łódź, “aspas”, traço –, reticências…, 5 ≥ 3, ﬁm: caracteres que a fonte não tem.'],
  },
  { ucNumeroAnterior: null },
)

const barra: Quadro = { ...quadro('barra', {}), conteudo: 'barra' }

/** Twelve bills that between them show all a DANF3E can; compared with approved pictures. */
export const GALERIA: readonly Quadro[] = [
  residencial,
  baixaRenda,
  branca,
  verde,
  azul,
  scee,
  debito,
  contingencia,
  homologacao,
  muitosItens,
  extremos,
  barra,
]
