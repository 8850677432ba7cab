import * as z from 'zod/mini'
import { motivoFinalizacao, origemAtendimento } from './atendimentos.ts'
import { estadoDisparo, meioDisparo } from './disparos.ts'
import { meioDigital, modoAceite, protecaoPdf, tipoCopia } from './envio-digital.ts'
import { tipoModelo } from './modelos.ts'
import { blocoRecadastramento, campoRecadastramento, resultadoCampo } from './recadastramento.ts'

const destinatario = z.object({ id: z.number(), meio: meioDigital, endereco: z.string() })
const origemETelefone = z.object({ origem: origemAtendimento, telefone: z.nullable(z.string()) })
const adesao = z.object({
  tipoCopia,
  destinatarios: z.array(destinatario),
  /** Absent from adhesions older than passwords. */
  protecao: z.optional(protecaoPdf),
})

const evento = <const T extends string, S extends z.core.$ZodLooseShape>(tipo: T, shape: S) =>
  z.object({ tipo: z.literal(tipo), ...shape })

/** What each kind of event keeps. Written once, never changed: a new need is a new kind or an optional field. */
export const eventoDados = z.discriminatedUnion('tipo', [
  evento('atendimento.iniciado', {
    origem: origemAtendimento,
    telefone: z.nullable(z.string()),
    protocoloAnterior: z.nullable(z.string()),
  }),
  evento('atendimento.alterado', { antes: origemETelefone, depois: origemETelefone }),
  evento('atendimento.uc_selecionada', { ucId: z.number(), numero: z.string() }),
  evento('atendimento.finalizado', { motivo: motivoFinalizacao, observacao: z.nullable(z.string()) }),
  evento('recadastramento.registrado', {
    recadastramentoId: z.number(),
    aceito: z.boolean(),
    origem: z.enum(['automatico', 'alteracao_cadastral', 'importacao']),
    campos: z.array(
      z.object({
        bloco: blocoRecadastramento,
        campo: campoRecadastramento,
        resultado: resultadoCampo,
        antes: z.nullable(z.string()),
        depois: z.nullable(z.string()),
      }),
    ),
  }),
  evento('envio_digital.aderido', {
    envioDigitalId: z.number(),
    depois: adesao,
    termoVersao: z.number(),
    termoHash: z.string(),
    modoAceite,
    origem: z.enum(['crm', 'comercial', 'agencia', 'api']),
  }),
  evento('envio_digital.alterado', {
    envioDigitalId: z.number(),
    antes: adesao,
    depois: adesao,
    termoVersao: z.number(),
    termoHash: z.string(),
    modoAceite,
    /** Left out where a person of the team or an import changed it. */
    motivo: z.optional(z.enum(['descadastro', 'reclamacao'])),
  }),
  evento('envio_digital.encerrado', {
    envioDigitalId: z.number(),
    motivo: z.enum(['exclusao', 'troca_titular', 'descadastro', 'reclamacao']),
    antes: adesao,
    disparosCancelados: z.number(),
  }),
  evento('uc.titular_trocado', { deConsumidorId: z.number(), paraConsumidorId: z.number() }),
  evento('consumidor.documento_revelado', { motivo: z.string() }),
  evento('disparo.criado', {
    disparoId: z.number(),
    faturaId: z.nullable(z.number()),
    competencia: z.nullable(z.string()),
    finalidade: z.enum(['primeira_via', 'segunda_via', 'termo']),
    conteudo: z.enum(['fatura', 'barra', 'termo']),
    meio: meioDisparo,
    endereco: z.nullable(z.string()),
    documentoHash: z.nullable(z.string()),
  }),
  evento('disparo.tentativa', {
    disparoId: z.number(),
    resultado: z.nullable(z.enum(['aceito', 'adiado', 'recusado', 'interrompido'])),
    codigo: z.nullable(z.number()),
    resposta: z.nullable(z.string()),
    messageId: z.nullable(z.string()),
  }),
  evento('disparo.cancelado', { disparoId: z.number(), motivo: z.string() }),
  evento('disparo.reenviado', {
    disparoId: z.number(),
    /** Set when what had been accepted was sent as a disparo of its own. */
    novoDisparoId: z.nullable(z.number()),
    motivo: z.string(),
  }),
  evento('lote_impressao', {
    loteId: z.number(),
    ato: z.enum(['montado', 'baixado', 'impresso', 'desfeito']),
    faturas: z.number(),
  }),
  /** Something came back by mail: a delivery report, a receipt, a complaint. */
  evento('disparo.retorno', {
    disparoId: z.number(),
    retorno: z.enum(['dsn', 'arf', 'mdn']),
    /** As the report says it, e.g. `failed`, `displayed`, `abuse`. */
    acao: z.nullable(z.string()),
    status: z.nullable(z.string()),
    diagnostico: z.nullable(z.string()),
  }),
  /** `mudancas` names secrets and does not tell them. */
  evento('conta_email', {
    contaEmailId: z.number(),
    nome: z.string(),
    ato: z.enum(['criada', 'alterada', 'removida']),
    mudancas: z.array(
      z.object({ campo: z.string(), de: z.nullable(z.string()), para: z.nullable(z.string()) }),
    ),
  }),
  evento('modelo_mensagem', { modelo: tipoModelo, versao: z.number(), padrao: z.boolean() }),
  evento('disparo.recibo', {
    disparoId: z.number(),
    meio: meioDisparo,
    /** In the provider's words. */
    estado: z.string(),
    codigo: z.nullable(z.string()),
    detalhe: z.nullable(z.string()),
  }),
  evento('fatura.pagamento', {
    faturaId: z.number(),
    competencia: z.string(),
    valorCentavos: z.number(),
    origem: z.enum(['febraban', 'csv', 'pix']),
  }),
  evento('fatura.cancelada', { faturaId: z.number(), competencia: z.string() }),
  /** A typed address was kept among the UC's contacts. */
  evento('contato.incluido', { contatoTipo: z.enum(['celular', 'fone', 'email']), valor: z.string() }),
  /** `mudancas` names secrets and does not tell them. */
  evento('canal', {
    canal: z.enum(['whatsapp', 'sms', 'pix']),
    mudancas: z.array(
      z.object({ campo: z.string(), de: z.nullable(z.string()), para: z.nullable(z.string()) }),
    ),
  }),
  evento('disparo.estado', { disparoId: z.number(), estado: estadoDisparo }),
])

export type EventoDados = z.infer<typeof eventoDados>
