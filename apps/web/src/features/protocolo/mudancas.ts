import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import { CAMPOS, MEIOS, MODOS_ACEITE, RESULTADOS, TIPOS_COPIA } from '#textos/rotulos.ts'
import { campoTexto, enderecoTexto } from '#textos/valores.ts'
import { textos } from './textos.ts'

/** One line of a before/after table, in words. */
export interface Mudanca {
  campo: string
  /** How the field was answered; empty where nobody was asked. */
  resposta: string
  antes: string
  depois: string
}

type Recadastrado = Extract<EventoDados, { tipo: 'recadastramento.registrado' }>
type Adesao = Extract<EventoDados, { tipo: 'envio_digital.aderido' }>['depois']

/** What an event changed, as lines of before and after; empty for events that change nothing. */
export function mudancasDe(dados: EventoDados): Mudanca[] {
  if (dados.tipo === 'recadastramento.registrado') return dados.campos.map(campoMudanca)
  if (dados.tipo === 'envio_digital.aderido') return adesaoMudancas(null, dados.depois)
  if (dados.tipo === 'envio_digital.alterado') return adesaoMudancas(dados.antes, dados.depois)
  if (dados.tipo === 'envio_digital.encerrado') return adesaoMudancas(dados.antes, null)
  return []
}

function campoMudanca({ campo, resultado, antes, depois }: Recadastrado['campos'][number]): Mudanca {
  return {
    campo: CAMPOS[campo],
    resposta: RESULTADOS[resultado],
    antes: campoTexto(campo, antes, textos.vazio),
    depois: campoTexto(campo, depois, textos.vazio),
  }
}

function adesaoMudancas(antes: Adesao | null, depois: Adesao | null): Mudanca[] {
  const of = (adesao: Adesao | null) => ({
    destinatarios: adesao?.destinatarios.map(destinatarioTexto).join(', ') || textos.vazio,
    tipoCopia: adesao ? TIPOS_COPIA[adesao.tipoCopia] : textos.vazio,
  })
  const [before, after] = [of(antes), of(depois)]
  return [
    { campo: textos.destinatarios, resposta: '', antes: before.destinatarios, depois: after.destinatarios },
    { campo: textos.tipoCopia, resposta: '', antes: before.tipoCopia, depois: after.tipoCopia },
  ]
}

const destinatarioTexto = ({ meio, endereco }: Adesao['destinatarios'][number]) =>
  `${MEIOS[meio]} ${enderecoTexto(meio, endereco)}`

/** The marks by which an event is proved: the term and its acceptance, hashes, the message's own id. */
export function provasDe(dados: EventoDados): { nome: string; valor: string }[] {
  const proofs: [string, string | null][] = [
    [
      textos.termo,
      'termoVersao' in dados ? textos.aceite(dados.termoVersao, MODOS_ACEITE[dados.modoAceite]) : null,
    ],
    [textos.termoHash, 'termoHash' in dados ? dados.termoHash : null],
    [textos.documentoHash, 'documentoHash' in dados ? dados.documentoHash : null],
    [textos.mensagem, 'messageId' in dados ? dados.messageId : null],
  ]
  return proofs.flatMap(([nome, valor]) => (valor ? [{ nome, valor }] : []))
}
