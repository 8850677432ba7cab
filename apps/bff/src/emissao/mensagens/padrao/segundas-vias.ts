import { AUTOMATICA, SENHA } from './frases.ts'
import { codigo, fato, fatos, moldura, paragrafo, subtitulo } from './moldura.ts'
import type { Fontes } from './padrao.ts'
import { ENGANO, PEDIDO } from './segunda-via.ts'

const NOME =
  '{{ faturas.quantas }} {% if faturas.somenteBarra %}barras de pagamento{% else %}faturas de energia{% endif %}'
const ANEXO = `{% if faturas.somenteBarra %}As barras de pagamento das suas faturas{% else %}As 2ªs vias das suas faturas{% endif %} estão nos anexos, em PDF: uma em cada um.${SENHA}`
const DEBITO = 'Está em débito automático: não é preciso pagá-la.'
const SEM_CODIGO = 'Para pagar, use as instruções que estão no documento em anexo.'

/** One bill of several; it stands within the loop. */
const FATURA_HTML = [
  subtitulo('{{ fatura.mes }}'),
  fatos([
    fato('Mês de referência', '{{ fatura.competencia }}'),
    fato('Vencimento', '{{ fatura.vencimento }}'),
    fato('Valor', '{{ fatura.valor }}'),
  ]),
  '{%- if fatura.debitoAutomatico %}',
  paragrafo(DEBITO),
  '{%- else %}',
  '{%- if fatura.pix %}',
  codigo('Pix copia e cola', '{{ fatura.pix }}', 'livre'),
  '{%- endif %}',
  '{%- if fatura.linhaDigitavel %}',
  codigo('Linha digitável do código de barras', '{{ fatura.linhaDigitavel }}', 'grupos'),
  '{%- endif %}',
  '{%- unless fatura.pix or fatura.linhaDigitavel %}',
  paragrafo(SEM_CODIGO),
  '{%- endunless %}',
  '{%- endif %}',
]

const FATURA_TEXTO = `{{ fatura.mes | upcase }}
Mês de referência: {{ fatura.competencia }}
Vencimento: {{ fatura.vencimento }}
Valor: {{ fatura.valor }}
{%- if fatura.debitoAutomatico %}
${DEBITO}
{%- else %}
{%- if fatura.pix %}
Pix copia e cola:
{{ fatura.pix }}
{%- endif %}
{%- if fatura.linhaDigitavel %}
Linha digitável do código de barras:
{{ fatura.linhaDigitavel }}
{%- endif %}
{%- unless fatura.pix or fatura.linhaDigitavel %}
${SEM_CODIGO}
{%- endunless %}
{%- endif %}`

/** Several bills that a person asked for at once, in one message. */
export const SEGUNDAS_VIAS: Fontes = {
  assunto: `${NOME} - UC {{ uc.numero }} - total {{ faturas.total }}`,
  html: moldura({
    titulo: NOME,
    resumo: 'Total {{ faturas.total }}. UC {{ uc.numero }}.',
    corpo: [
      paragrafo(`Olá, {{ titular.nome }}.<br>${ANEXO}`),
      fatos([
        fato('Unidade consumidora', '{{ uc.numero }}'),
        '{%- if uc.numeroAnterior %}',
        fato('Número anterior', '{{ uc.numeroAnterior }}'),
        '{%- endif %}',
        fato('Total', '{{ faturas.total }}'),
      ]),
      '{%- for fatura in faturas.lista %}',
      ...FATURA_HTML,
      '{%- endfor %}',
    ],
    rodape: [`${PEDIDO} ${ENGANO}`, AUTOMATICA],
  }),
  texto: `{{ distribuidora.nome }}

${NOME}

Olá, {{ titular.nome }}.
${ANEXO}

Unidade consumidora: {{ uc.numero }}
{%- if uc.numeroAnterior %}
Número anterior: {{ uc.numeroAnterior }}
{%- endif %}
Total: {{ faturas.total }}
{% for fatura in faturas.lista %}
${FATURA_TEXTO}
{% endfor %}
--
${PEDIDO} ${ENGANO}

${AUTOMATICA}
`,
}
