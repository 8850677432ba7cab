import type { FontesModelo } from '@ramal/shared/contracts/modelos.ts'
import { LiquidError, type Liquid } from 'liquidjs'
import type { TipoModelo } from '#db/schema/correio.ts'
import type { Escopo } from '#emissao/mensagens/escopo.ts'
import { exemploCompleto, exemploHostil, exemploMinimo } from '#emissao/mensagens/exemplos.ts'
import { LIMITES, liquidHtml, liquidTexto } from '#emissao/mensagens/liquid.ts'
import { VARIAVEIS } from '#emissao/mensagens/variaveis.ts'
import { ErroDominio, type CampoRecusado } from '#erros.ts'
import { faltasDoHtml } from './html-permitido.ts'
import { nomeProximo } from './proximo.ts'

const CAMPOS = ['assunto', 'html', 'texto'] as const
type Campo = (typeof CAMPOS)[number]

const MAX_PRONTA = 100_000
/** A name that closes a quote, opens a tag, brings an attribute and is an address. */
const HOSTIL = 'javascript:x onload=x "\' onload=x ><script>x</script>'

/**
 * @throws ErroDominio `validacao`: what is no Liquid, unknown variables with the name that was probably meant, HTML that
 * a message must not hold, each with its field and line.
 */
export function validarFontes(tipo: TipoModelo, fontes: FontesModelo): void {
  const recusados = CAMPOS.flatMap((campo) => {
    const engine = campo === 'html' ? liquidHtml : liquidTexto
    const faltas = faltasDaFonte(engine, tipo, fontes[campo], campo)
    return faltas.map((mensagem) => ({ campo, mensagem }))
  })
  const [first] = recusados
  if (first)
    throw new ErroDominio(
      'validacao',
      `${NOMES[first.campo]}: ${first.mensagem}`,
      recusados satisfies CampoRecusado[],
    )
}

const NOMES: Record<Campo, string> = { assunto: 'Assunto', html: 'HTML', texto: 'Texto' }

function faltasDaFonte(engine: Liquid, tipo: TipoModelo, fonte: string, campo: Campo): string[] {
  try {
    const partes = engine.parse(fonte)
    const desconhecidas = variaveisDesconhecidas(engine, tipo, partes)
    if (desconhecidas.length > 0) return desconhecidas
    if (campo === 'html') {
      const escritas = faltasDoHtml(fonte).map(({ linha, mensagem }) => `linha ${linha}: ${mensagem}`)
      if (escritas.length > 0) return escritas
    }
    const render = (escopo: Escopo) =>
      engine.renderSync(partes, escopo, { ...LIMITES, renderLimit: 500 }) as string
    const prontas = [exemploCompleto(tipo), exemploMinimo(tipo)].map(render)
    if (prontas.some((pronta) => pronta.length > MAX_PRONTA)) return ['a mensagem pronta passa de 100 kB.']
    return campo === 'html'
      ? faltasProntas([...prontas, render(exemploHostil(tipo, HOSTIL))])
      : vazia(prontas)
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    return [faltaDoLiquid(error)]
  }
}

/** Nothing to read in either form is a mistake of conditions. */
const vazia = (prontas: readonly string[]) =>
  prontas.some((pronta) => pronta.trim() === '') ? ['fica vazio em algumas mensagens.'] : []

/** What only shows once the variables have their values, e.g. one that stands outside quotes. */
function faltasProntas(prontas: readonly string[]): string[] {
  const faltas = prontas.flatMap((pronta) => faltasDoHtml(pronta))
  return faltas.length > 0
    ? [`com os dados de uma fatura: ${faltas[0]!.mensagem} Variáveis em atributos ficam entre aspas.`]
    : vazia(prontas)
}

function variaveisDesconhecidas(
  engine: Liquid,
  tipo: TipoModelo,
  partes: Parameters<Liquid['analyzeSync']>[0],
) {
  const conhecidas = VARIAVEIS[tipo].map(({ nome }) => nome)
  const { globals } = engine.analyzeSync(partes, { partials: false })
  return Object.values(globals)
    .flat()
    .map((variavel) => ({ nome: variavel.segments.map(String).join('.'), linha: variavel.location.row }))
    .filter(({ nome }) => !conhecidas.includes(nome))
    .toSorted((a, b) => a.linha - b.linha)
    .map(({ nome, linha }) => {
      const proxima = nomeProximo(nome, conhecidas)
      return `linha ${linha}: a variável ${nome} não existe.${proxima ? ` Você quis dizer ${proxima}?` : ''}`
    })
}

const SENTENCAS: readonly (readonly [RegExp, (parte: string) => string])[] = [
  [/^output "(.*)" not closed/s, (parte) => `faltou fechar com }} o que começa em ${parte.slice(0, 40)}.`],
  [/^tag "?(.*?)"? not closed/s, (parte) => `faltou fechar ${parte.slice(0, 40)}.`],
  [/^tag "(.*)" not found/s, (parte) => `o comando {% ${parte} %} não existe ou está fora do lugar.`],
  [/^undefined filter: (.*?)(?:,|$)/, (parte) => `o filtro ${parte} não existe.`],
  [/limit/, () => 'a mensagem pronta fica grande demais: há uma repetição longa.'],
]

function faltaDoLiquid(error: LiquidError): string {
  const [linha] = error.token.getPosition()
  const dito = error.message
  for (const [padrao, sentenca] of SENTENCAS) {
    const match = padrao.exec(dito)
    if (match) return `linha ${linha}: ${sentenca(match[1] ?? '')}`
  }
  return `linha ${linha}: isto não foi entendido: ${error.token.getText().slice(0, 60)}`
}
