import { arrecadacaoToLinha, buildArrecadacaoBarcode } from '@ramal/shared/domain/arrecadacao.ts'
import { buildPixBrCode } from '@ramal/shared/domain/pix.ts'
import { fatosDoRegistro } from '#emissao/document/fatos-energia.ts'
import { contatosDaDistribuidora } from '#emissao/document/folha.ts'
import type { EnergiaInput } from '#emissao/document/layout/energia.ts'
import type { RegistroEnergia } from '#emissao/document/registro-energia.ts'

const valorCentavos = 18_745
const codigoBarras = buildArrecadacaoBarcode({
  segmento: '3',
  identificacaoValor: '6',
  valorCentavos,
  empresa: '0123',
  campoLivre: '1347925802810201905000000',
})
const CONSUMO = [152, 148, 161, 139, 142, 155, 150, 163, 170, 171, 168, 159, 147]

/** An ordinary bill of May 2019. */
export const REGISTRO: RegistroEnergia = {
  versao: 1,
  chave: 'FE-001347925802810-2019-05-20190512345',
  distribuidora: { nome: 'Vale Claro Energia S.A.', cnpj: '11222333000181', fone: '08007210116' },
  uc: '001347925802810',
  titular: { nome: 'Maria Aparecida da Conceição', documento: '52998224725', documentoTipo: 'cpf' },
  competencia: '2019-05',
  numeroDocumento: '20190512345',
  numeroFiscal: 88_123,
  emissao: '2019-05-18',
  vencimento: '2019-06-10',
  valorCentavos,
  pagamento: { linhaDigitavel: arrecadacaoToLinha(codigoBarras), codigoBarras },
  pix: buildPixBrCode({
    destino: { chave: '11222333000181' },
    nome: 'Vale Claro Energia',
    cidade: 'Araxa',
    valorCentavos,
    txid: '20190512345',
  }),
  debitoAutomatico: false,
  tipoCalculo: 'media',
  consumoKwh: 152,
  itens: [
    { descricao: 'Energia ativa', valorCentavos: 16_855 },
    { descricao: 'Contribuição de iluminação pública municipal', valorCentavos: 1890 },
  ],
  historico: CONSUMO.map((kwh, index) => ({
    competencia: index < 5 ? `2019-0${5 - index}` : `2018-${String(17 - index).padStart(2, '0')}`,
    kwh,
    dias: 30,
  })),
}

/** All that its page shows, differing in what is given. */
export function energiaInput(registro: Partial<RegistroEnergia> = {}, via: 1 | 2 = 2): EnergiaInput {
  const completo = { ...REGISTRO, ...registro }
  const nf3e = fatosDoRegistro(completo)
  return {
    registro: completo,
    nf3e,
    via,
    distribuidora: contatosDaDistribuidora(nf3e),
    ucNumeroAnterior: '131030',
    mensagens: [],
  }
}
