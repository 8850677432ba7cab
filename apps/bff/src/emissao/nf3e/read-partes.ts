import {
  CLASSES,
  FASES,
  GRANDEZAS_CONTRATADAS,
  GRUPOS_TENSAO,
  MODALIDADES,
  MOTIVOS_SUBSTITUICAO,
  POSTOS,
  SUBCLASSES,
  TIPOS_ACESSO,
} from '@ramal/shared/domain/nf3e-codes.ts'
import type { Fields } from './fields.ts'
import { CHAVE, CNPJ, CPF, DATA, digits, oneOf, texto } from './formats.ts'
import type { Contrato, Medidor } from './model-energia.ts'
import type { Acesso, Emitente, Endereco, Nf3e, TitularNf3e } from './model.ts'

export function readEmitente(emit: Fields): Emitente {
  return {
    cnpj: emit.text('CNPJ', CNPJ),
    inscricaoEstadual: emit.text('IE', texto(2, 14)),
    nome: emit.text('xNome', texto(2, 60)),
    fantasia: emit.optional('xFant', texto(1, 60)),
    endereco: readEndereco(emit.group('enderEmit')),
  }
}

export function readDestinatario(dest: Fields): TitularNf3e {
  return {
    nome: dest.text('xNome', texto(2, 60)),
    nomeAdicional: dest.optional('xNomeAdicional', texto(2, 60)),
    documento: readDocumento(dest),
    inscricaoEstadual: dest.optional('IE', texto(2, 14)),
    endereco: readEndereco(dest.group('enderDest')),
  }
}

/** The schema's choice CNPJ | CPF | idOutros; `00000` in idOutros says that the issuer does not know the document. */
function readDocumento(dest: Fields): TitularNf3e['documento'] {
  const cnpj = dest.optional('CNPJ', CNPJ)
  if (cnpj !== null) return { tipo: 'cnpj', numero: cnpj }
  const cpf = dest.optional('CPF', CPF)
  if (cpf !== null) return { tipo: 'cpf', numero: cpf }
  const outro = dest.optional('idOutros', texto(2, 20))
  if (outro === null) {
    dest.fault('campo_ausente', 'CPF', `O grupo ${dest.path} não informa CNPJ, CPF nem idOutros.`)
  }
  return { tipo: 'outro', numero: outro ?? '' }
}

export function readEndereco(ender: Fields): Endereco {
  return {
    logradouro: ender.text('xLgr', texto(1, 255)),
    numero: ender.text('nro', texto(1, 60)),
    complemento: ender.optional('xCpl', texto(1, 60)),
    bairro: ender.text('xBairro', texto(1, 60)),
    municipio: ender.text('xMun', texto(2, 60)),
    municipioIbge: ender.text('cMun', digits(7)),
    cep: ender.text('CEP', digits(8)),
    uf: ender.text('UF', texto(2, 2)),
    fone: ender.optional('fone', digits(7, 12)),
    email: ender.optional('email', texto(1, 60)),
  }
}

/** Generators have no class (authoriser's rule 474), so the two class fields are optional here. */
export function readAcesso(acessante: Fields): Acesso {
  return {
    ucNumero: acessante.text('idAcesso', texto(1, 15)),
    codigoCliente: acessante.optional('idCodCliente', texto(1, 20)),
    tipoAcesso: acessante.text('tpAcesso', oneOf(TIPOS_ACESSO)),
    nomeUc: acessante.optional('xNomeUC', texto(2, 60)),
    classe: acessante.optional('tpClasse', oneOf(CLASSES)),
    subclasse: acessante.optional('tpSubClasse', oneOf(SUBCLASSES)),
    fases: acessante.text('tpFase', oneOf(FASES)),
    grupo: acessante.text('tpGrpTensao', oneOf(GRUPOS_TENSAO)),
    modalidade: acessante.text('tpModTar', oneOf(MODALIDADES)),
    roteiroLeitura: acessante.optional('codRoteiroLeitura', texto(1, 100)),
  }
}

export function readMedidores(infNF3e: Fields): Medidor[] {
  return infNF3e.groups('gMed', 20).map((gMed) => ({
    nMed: gMed.attribute('nMed', digits(1, 2)),
    medidor: gMed.text('idMedidor', texto(1, 20)),
    leituraAnterior: gMed.text('dMedAnt', DATA),
    leituraAtual: gMed.text('dMedAtu', DATA),
  }))
}

export function readSubstituida(gSub: Fields | null): Nf3e['substituida'] {
  if (!gSub) return null
  return { chave: gSub.optional('chNF3e', CHAVE), motivo: gSub.text('motSub', oneOf(MOTIVOS_SUBSTITUICAO)) }
}

export function readContratos(infNF3e: Fields): Contrato[] {
  return infNF3e.groups('gGrContrat', 20).map((gGrContrat) => ({
    nContrat: gGrContrat.attribute('nContrat', digits(1, 2)),
    grandeza: gGrContrat.text('tpGrContrat', oneOf(GRANDEZAS_CONTRATADAS)),
    posto: gGrContrat.text('tpPosTar', oneOf(POSTOS)),
    quantidade: gGrContrat.decimal('qUnidContrat'),
  }))
}
