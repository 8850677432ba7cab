import { AUTOMATICA, CENTRAL, DEBITO, SEM_CODIGO, SENHA } from './frases.ts'
import { codigo, destaque, fato, fatos, moldura, paragrafo, subtitulo } from './moldura.ts'

const POR_QUE =
  'Você recebe esta mensagem de {{ distribuidora.nome }} porque esta unidade consumidora aderiu ao envio digital da fatura.'
const SAIR = 'a qualquer momento e sem custo'

/** How to pay: also the 2ª via says it so. */
export const PAGAMENTO_HTML: readonly string[] = [
  subtitulo('Como pagar'),
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

export const FATOS_HTML = fatos([
  fato('Unidade consumidora', '{{ uc.numero }}'),
  '{%- if uc.numeroAnterior %}',
  fato('Número anterior', '{{ uc.numeroAnterior }}'),
  '{%- endif %}',
  fato('Mês de referência', '{{ fatura.competencia }}'),
])

export const VALOR_HTML = destaque(['Valor', '{{ fatura.valor }}'], ['Vencimento', '{{ fatura.vencimento }}'])

export const FATOS_TEXTO = `Valor: {{ fatura.valor }}
Vencimento: {{ fatura.vencimento }}
Unidade consumidora: {{ uc.numero }}
{%- if uc.numeroAnterior %}
Número anterior: {{ uc.numeroAnterior }}
{%- endif %}
Mês de referência: {{ fatura.competencia }}`

export const PAGAMENTO_TEXTO = `COMO PAGAR
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

/** The 1ª via of a bill. */
export const FATURA = {
  assunto: 'Fatura de energia {{ fatura.competencia }} - UC {{ uc.numero }} - vence {{ fatura.vencimento }}',
  html: moldura({
    titulo: 'Fatura de energia de {{ fatura.mes }}',
    resumo: '{{ fatura.valor }}, vencimento em {{ fatura.vencimento }}. UC {{ uc.numero }}.',
    corpo: [
      paragrafo(`Olá, {{ titular.nome }}.<br>Sua fatura está no anexo, em PDF.${SENHA}`),
      VALOR_HTML,
      FATOS_HTML,
      ...PAGAMENTO_HTML,
    ],
    rodape: [
      POR_QUE,
      `{% if links.descadastro %}Para voltar à fatura impressa, ${SAIR}, <a href="{{ links.descadastro }}" style="color:#0b5c8a">use esta página</a>. ` +
        `Para trocar o endereço, fale com ${CENTRAL}.` +
        `{% else %}Para trocar o endereço ou voltar à fatura impressa, ${SAIR}, fale com ${CENTRAL}.{% endif %}`,
      AUTOMATICA,
    ],
  }),
  texto: `{{ distribuidora.nome }}

Fatura de energia de {{ fatura.mes }}

Olá, {{ titular.nome }}.
Sua fatura está no anexo, em PDF.${SENHA}

${FATOS_TEXTO}

${PAGAMENTO_TEXTO}

--
${POR_QUE}

{% if links.descadastro -%}
Para voltar à fatura impressa, ${SAIR}, use esta página:
{{ links.descadastro }}
Para trocar o endereço, fale com ${CENTRAL}.
{%- else -%}
Para trocar o endereço ou voltar à fatura impressa, ${SAIR}, fale com ${CENTRAL}.
{%- endif %}

${AUTOMATICA}
`,
}
