import type { Danf3eInput } from '#emissao/document/input.ts'
import { medicao } from './conta-itens.ts'
import type { ContaItem } from './conta-itens.ts'
import { contaXml } from './conta.ts'
import type { Conta } from './conta.ts'
import { nf3eOf } from './sample-nf3e.ts'

/** A bill of the gallery: what it shows is told by its name. */
export type Quadro = {
  readonly nome: string
  readonly conteudo: 'fatura' | 'barra'
  readonly xml: string
  readonly input: Danf3eInput
}

const CONSUMO = [152, 148, 161, 139, 142, 155, 150, 163, 170, 171, 168, 159, 147]

/** The items of an ordinary home. */
export const RESIDENCIAL: readonly ContaItem[] = [
  {
    descricao: 'Energia ativa - TE',
    un: '2',
    quantidade: 152,
    preco: 0.427787,
    icms: 18,
    tarifas: [{ tipo: 'TE', posto: '0', valor: 0.335 }],
    medicao: medicao('01', '03', '0', '2', { anterior: 4848, atual: 5000 }),
  },
  {
    descricao: 'Energia ativa - TUSD',
    un: '2',
    quantidade: 152,
    preco: 0.526114,
    icms: 18,
    tarifas: [{ tipo: 'TUSD', posto: '0', valor: 0.412 }],
    medicao: medicao('01', '03', '0', '2', { anterior: 4848, atual: 5000 }),
  },
  {
    descricao: 'Adicional de bandeira vermelha patamar 1',
    un: '2',
    quantidade: 152,
    preco: 0.05699,
    icms: 18,
    bandeira: ['3', '0.04463000', '2026-10-17', '2026-11-16'],
  },
  { descricao: 'Contribuição de iluminação pública municipal', preco: 18.9 },
]

/** An ordinary bill, which those of the gallery change in part. */
export const CONTA_COMUM: Conta = {
  numero: 1001,
  tpAmb: '1',
  situacao: 'autorizada',
  finNF3e: '1',
  fantasia: 'Vale Claro Energia',
  nome: 'Maria Aparecida da Conceição',
  documento: '52998224725',
  endereco: { logradouro: 'Rua das Acácias', numero: '310', complemento: 'Apto 201', bairro: 'Savassi' },
  nomeAdicional: null,
  uc: '001347925802810',
  nomeUc: null,
  classe: '06',
  subclasse: '01',
  fases: '2',
  grupo: '07',
  modalidade: '01',
  gSub: '',
  contratos: '',
  medidores: ['ABC1234567'],
  gSCEE: '',
  itens: RESIDENCIAL,
  retencoes: [0, 0, 0, 0],
  fcpCentavos: 0,
  ibsCbs: null,
  pagamento: 'codigo',
  pix: true,
  enderCorresp: '',
  historicos: [['Consumo ativo kWh', '2', CONSUMO]],
  mensagens: [],
}

/** A bill that differs from the ordinary one in what is given. */
export function quadro(nome: string, conta: Partial<Conta>, input: Partial<Danf3eInput> = {}): Quadro {
  const xml = contaXml({ ...CONTA_COMUM, ...conta })
  return {
    nome,
    conteudo: 'fatura',
    xml,
    input: {
      nf3e: nf3eOf(xml),
      via: 1,
      distribuidora: { sac: '0800 721 0116', ouvidoria: '0800 728 3838', site: 'valeclaro.example' },
      ucNumeroAnterior: '131030',
      mensagens: [],
      ...input,
    },
  }
}
