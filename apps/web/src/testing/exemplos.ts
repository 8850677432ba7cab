import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'

/** A bill just sent by e-mail, as the server tells of it. */
export const umDisparo = (id: number, rest: Partial<Disparo> = {}): Disparo => ({
  id,
  faturaId: 44,
  ucId: 1,
  numero: '001347925802810',
  competencia: '2026-11',
  finalidade: 'segunda_via',
  conteudo: 'fatura',
  meio: 'email',
  endereco: 'maria@gmail.com',
  digitado: false,
  pedidoId: null,
  juntoComId: null,
  estado: 'na_fila',
  estadoEm: '2026-11-21T17:02:00.000Z',
  criadoEm: '2026-11-21T17:02:00.000Z',
  segurado: false,
  tentativas: 0,
  ultimoErro: null,
  desfazerAte: null,
  motivoReenvio: null,
  loteId: null,
  ...rest,
})

/** An open bill of November 2026. */
export const umaFatura = (id: number, rest: Partial<FaturaResumo> = {}): FaturaResumo => ({
  id,
  ucId: 1,
  tipo: 'danf3e',
  nome: 'MARIA DA SILVA',
  tipoCalculo: 'normal',
  competencia: '2026-11',
  numeroFiscal: 1000 + id,
  numeroDocumento: `DOC${id}`,
  emissao: '2026-11-18T11:31:00.000Z',
  vencimento: '2026-12-10',
  valorCentavos: 18_745,
  saldoCentavos: 18_745,
  situacao: 'em_aberto',
  substituidaPor: null,
  linhaDigitavel: '836200000013877501380009012026110001234567890123',
  pix: '00020126580014br.gov.bcb.pix',
  debitoAutomatico: false,
  autorizada: true,
  contingencia: false,
  homologacao: false,
  ...rest,
})
