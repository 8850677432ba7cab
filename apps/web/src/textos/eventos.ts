import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Tom } from '#ui/badge.tsx'
import { respostaTexto, RETORNOS, TENTATIVAS } from './andamento.ts'
import { oQueVai } from './disparo.ts'
import {
  CAMPOS,
  CANAIS,
  ESTADOS_DISPARO,
  MEIOS,
  MODELOS,
  MOTIVOS,
  MODOS_ACEITE,
  ORIGENS,
  ORIGENS_PAGAMENTO,
  RECIBOS,
  RESULTADOS,
  TIPOS_COPIA,
} from './rotulos.ts'
import { campoTexto, enderecoTexto } from './valores.ts'

const VAZIO = 'vazio'

export interface EventoTexto {
  titulo: string
  /** More lines, shown smaller. */
  detalhes: string[]
  tom: Tom
}

type Evento<T extends EventoDados['tipo']> = Extract<EventoDados, { tipo: T }>

type Textos = { [T in EventoDados['tipo']]: (dados: Evento<T>) => EventoTexto }

const texto = (titulo: string, detalhes: (string | null)[] = [], tom: Tom = 'neutro'): EventoTexto => ({
  titulo,
  detalhes: detalhes.filter((detalhe) => detalhe !== null && detalhe !== '') as string[],
  tom,
})

const TEXTOS: Textos = {
  'atendimento.iniciado': ({ origem, telefone, protocoloAnterior }) =>
    texto('Atendimento iniciado', [
      ORIGENS[origem],
      telefone && formatPhone(telefone),
      protocoloAnterior && `Retorno do protocolo ${protocoloAnterior}`,
    ]),
  'atendimento.alterado': ({ antes, depois }) =>
    texto('Atendimento alterado', [
      mudanca(ORIGENS[antes.origem], ORIGENS[depois.origem]),
      mudanca(antes.telefone ?? 'sem telefone', depois.telefone ?? 'sem telefone'),
    ]),
  'atendimento.uc_selecionada': ({ numero }) => texto('UC aberta', [formatUcNumber(numero)]),
  'atendimento.finalizado': ({ motivo, observacao }) =>
    texto('Atendimento finalizado', [MOTIVOS[motivo], observacao]),
  'recadastramento.registrado': recadastramento,
  'envio_digital.aderido': (dados) =>
    texto('Aderiu ao envio digital', [...adesaoLines(dados.depois), termoLine(dados)], 'bom'),
  'envio_digital.alterado': (dados) =>
    texto('Envio digital alterado', [
      dados.motivo ? MOTIVOS_ENCERRAMENTO[dados.motivo] : null,
      ...adesaoLines(dados.depois),
      termoLine(dados),
    ]),
  'envio_digital.encerrado': ({ motivo, antes, disparosCancelados }) =>
    texto(
      'Envio digital encerrado; a fatura volta a ser impressa',
      [
        MOTIVOS_ENCERRAMENTO[motivo],
        ...adesaoLines(antes),
        disparosCancelados > 0 ? `Envios na fila cancelados: ${disparosCancelados}` : null,
      ],
      'atencao',
    ),
  'uc.titular_trocado': () => texto('Titular da UC trocado', [], 'atencao'),
  'consumidor.documento_revelado': ({ motivo }) => texto('Documento mostrado por inteiro', [motivo]),
  'disparo.criado': ({ finalidade, conteudo, meio, endereco, competencia }) =>
    texto(`${oQueVai({ finalidade, conteudo })} para enviar`, [
      [MEIOS[meio], enderecoTexto(meio, endereco), competencia && formatCompetencia(competencia)]
        .filter(Boolean)
        .join(' · '),
    ]),
  'disparo.tentativa': ({ resultado, codigo, resposta }) =>
    texto(
      `Tentativa de envio: ${resultado ? TENTATIVAS[resultado].rotulo : 'em andamento'}`,
      [respostaTexto(codigo, resposta)],
      resultado ? TENTATIVAS[resultado].tom : 'neutro',
    ),
  'disparo.cancelado': ({ motivo }) => texto('Envio cancelado', [motivo], 'atencao'),
  'disparo.reenviado': ({ novoDisparoId, motivo }) =>
    texto(novoDisparoId === null ? 'Envio tentado de novo' : 'Enviada outra via', [motivo]),
  lote_impressao: ({ loteId, ato, faturas }) =>
    texto(`Lote de impressão ${loteId} ${ato}`, [`${faturas} ${faturas === 1 ? 'fatura' : 'faturas'}`]),
  'disparo.retorno': ({ retorno, acao, status, diagnostico }) =>
    texto(
      (acao && RETORNOS[retorno][acao]) || 'Retorno recebido por e-mail',
      [[status, diagnostico].filter(Boolean).join(' ')],
      acao === 'failed' || retorno === 'arf' ? 'ruim' : 'neutro',
    ),
  conta_email: ({ nome, ato, mudancas }) =>
    texto(
      `Conta de e-mail ${nome} ${ato}`,
      mudancas.map(({ campo, de, para }) => `${campo}: ${mudanca(de ?? VAZIO, para ?? VAZIO)}`),
    ),
  modelo_mensagem: ({ modelo, versao, padrao }) =>
    texto(`Mensagem alterada: ${MODELOS[modelo]}`, [
      `Versão ${versao}${padrao ? ', de volta ao texto padrão' : ''}`,
    ]),
  'disparo.recibo': ({ meio, estado, codigo, detalhe }) =>
    texto(`${MEIOS[meio]}: ${RECIBOS[estado] ?? estado}`, [[codigo, detalhe].filter(Boolean).join(' ')]),
  'fatura.pagamento': ({ competencia, valorCentavos, origem }) =>
    texto(
      `Pagamento de ${formatCentavos(valorCentavos)}`,
      [`${formatCompetencia(competencia)} · ${ORIGENS_PAGAMENTO[origem]}`],
      'bom',
    ),
  'fatura.cancelada': ({ competencia }) =>
    texto(`Fatura de ${formatCompetencia(competencia)} cancelada`, [], 'atencao'),
  'contato.incluido': ({ contatoTipo, valor }) =>
    texto('Contato incluído no cadastro', [
      `${CAMPOS[contatoTipo]}: ${campoTexto(contatoTipo, valor, VAZIO)}`,
    ]),
  canal: ({ canal, mudancas }) =>
    texto(
      `Canal ${CANAIS[canal]} configurado`,
      mudancas.map(({ campo, de, para }) => `${campo}: ${mudanca(de ?? VAZIO, para ?? VAZIO)}`),
    ),
  'disparo.estado': ({ estado }) =>
    texto(`Envio: ${ESTADOS_DISPARO[estado].rotulo}`, [], ESTADOS_DISPARO[estado].tom),
}

const mudanca = (antes: string, depois: string) => (antes === depois ? null : `De ${antes} para ${depois}`)

const MOTIVOS_ENCERRAMENTO = {
  exclusao: 'Excluído a pedido',
  troca_titular: 'A UC mudou de titular',
  descadastro: 'Pelo link do e-mail',
  reclamacao: 'O destinatário denunciou a mensagem como spam',
} as const

/** What an event says to a person, on the time line of a call and on the page of a protocol. */
export function eventoTexto(dados: EventoDados): EventoTexto {
  const describe = TEXTOS[dados.tipo] as (dados: EventoDados) => EventoTexto
  return describe(dados)
}

function recadastramento({ aceito, campos }: Evento<'recadastramento.registrado'>): EventoTexto {
  if (!aceito) return texto('Não aceitou recadastrar', [], 'atencao')
  const lines = campos
    .filter(({ resultado }) => resultado !== 'confirmado')
    .map(({ campo, resultado, antes, depois }) =>
      resultado === 'corrigido'
        ? `${CAMPOS[campo]}: de ${campoTexto(campo, antes, VAZIO)} para ${campoTexto(campo, depois, VAZIO)}`
        : `${CAMPOS[campo]}: ${RESULTADOS[resultado]}`,
    )
  return texto('Recadastrado', [confirmadosLine(campos.length - lines.length), ...lines], 'bom')
}

function confirmadosLine(quantos: number): string | null {
  if (quantos === 0) return null
  return quantos === 1 ? '1 campo confirmado' : `${quantos} campos confirmados`
}

function adesaoLines({ tipoCopia, destinatarios }: Evento<'envio_digital.aderido'>['depois']): string[] {
  return [
    ...destinatarios.map(({ meio, endereco }) => `${MEIOS[meio]}: ${enderecoTexto(meio, endereco)}`),
    TIPOS_COPIA[tipoCopia],
  ]
}

function termoLine({
  termoVersao,
  modoAceite,
}: {
  termoVersao: number
  modoAceite: keyof typeof MODOS_ACEITE
}) {
  return `Termo versão ${termoVersao}, aceite ${MODOS_ACEITE[modoAceite]}`
}
