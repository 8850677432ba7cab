import type { Endereco, Nf3e } from '#emissao/nf3e/model.ts'
import type { RegistroEnergia } from './registro-energia.ts'

const SEM_ENDERECO: Endereco = {
  logradouro: '',
  numero: '',
  complemento: null,
  bairro: '',
  municipio: '',
  municipioIbge: '',
  cep: '',
  uf: '',
  fone: null,
  email: null,
}

const SEM_VALORES = {
  icmsBaseCentavos: 0,
  icmsCentavos: 0,
  icmsDesoneradoCentavos: 0,
  fcpCentavos: 0,
  icmsStBaseCentavos: 0,
  icmsStCentavos: 0,
  fcpStCentavos: 0,
  pisCentavos: 0,
  cofinsCentavos: 0,
  pisEfetivoCentavos: 0,
  cofinsEfetivoCentavos: 0,
  retencoesCentavos: 0,
  retencoes: { pis: 0, cofins: 0, csll: 0, irrf: 0 },
  ibsCbs: null,
  documentoCentavos: null,
} as const

/**
 * The facts of an older bill in the form of those of an NF3e, so that slips, messages and lists need no other. What only an
 * NF3e has is empty; it wants no authorisation, and nothing must warn of one that is missing.
 */
export function fatosDoRegistro(registro: RegistroEnergia): Nf3e {
  const { distribuidora, titular, emissao, valorCentavos } = registro
  const emitidaEm = `${emissao}T00:00:00-03:00`
  return {
    chave: registro.chave,
    serie: '0',
    numero: String(registro.numeroFiscal ?? 0),
    ambiente: 'producao',
    finalidade: 'normal',
    emitidaEm,
    contingencia: null,
    emitente: {
      cnpj: distribuidora.cnpj,
      inscricaoEstadual: '',
      nome: distribuidora.nome,
      fantasia: null,
      endereco: { ...SEM_ENDERECO, fone: distribuidora.fone },
    },
    destinatario: {
      nome: titular.nome,
      nomeAdicional: null,
      documento: { tipo: titular.documentoTipo, numero: titular.documento ?? '00000' },
      inscricaoEstadual: null,
      endereco: SEM_ENDERECO,
    },
    acesso: {
      ucNumero: registro.uc,
      codigoCliente: null,
      tipoAcesso: '1',
      nomeUc: null,
      classe: null,
      subclasse: null,
      fases: '',
      grupo: '',
      modalidade: '',
      roteiroLeitura: null,
    },
    substituida: null,
    desmembradaDe: null,
    contratos: [],
    medidores: [],
    compensacao: null,
    itens: [],
    itensCorrigidos: [],
    totais: { ...SEM_VALORES, produtosCentavos: valorCentavos, notaCentavos: valorCentavos },
    fatura: dadosDaFatura(registro),
    historico: historicoDe(registro),
    informacoesFisco: null,
    informacoes: [],
    qrCode: '',
    protocolo: { numero: '', recebidoEm: emitidaEm, status: '100', motivo: '' },
  }
}

const dadosDaFatura = (registro: RegistroEnergia): Nf3e['fatura'] => ({
  competencia: registro.competencia,
  vencimento: registro.vencimento,
  apresentacao: null,
  proximaLeitura: null,
  numero: registro.numeroDocumento,
  codBarras: registro.pagamento?.linhaDigitavel ?? '',
  pagamento: registro.pagamento,
  codigoDebitoAutomatico: null,
  debitoAutomatico: registro.debitoAutomatico ? { banco: '', agencia: '' } : null,
  pix: registro.pix,
  enderecoEntrega: null,
})

const historicoDe = ({ historico }: RegistroEnergia): Nf3e['historico'] =>
  historico.length === 0
    ? []
    : [
        {
          grandeza: 'Consumo ativo kWh',
          meses: historico.map(({ competencia, kwh, dias }) => ({
            competencia,
            quantidade: String(kwh),
            unidade: '2',
            dias,
          })),
        },
      ]
