import { FATOS_HTML, FATOS_TEXTO, PAGAMENTO_HTML, PAGAMENTO_TEXTO, VALOR_HTML } from './fatura.ts'
import { AUTOMATICA, CENTRAL, SENHA } from './frases.ts'
import { moldura, paragrafo } from './moldura.ts'

const NOME = '{% if fatura.somenteBarra %}Barra de pagamento{% else %}2ª via da fatura de energia{% endif %}'
const ANEXO = `{% if fatura.somenteBarra %}A barra de pagamento da sua fatura{% else %}A 2ª via da sua fatura{% endif %} está no anexo, em PDF.${SENHA}`
export const PEDIDO = 'Esta mensagem de {{ distribuidora.nome }} foi enviada a este endereço a pedido.'
export const ENGANO = `Se o pedido não foi seu, apague a mensagem e avise ${CENTRAL}.`

/** What a person asked for: a 2ª via, or the payment slip alone. */
export const SEGUNDA_VIA = {
  assunto: `${NOME} {{ fatura.competencia }} - UC {{ uc.numero }} - vence {{ fatura.vencimento }}`,
  html: moldura({
    titulo: `${NOME} de {{ fatura.mes }}`,
    resumo: '{{ fatura.valor }}, vencimento em {{ fatura.vencimento }}. UC {{ uc.numero }}.',
    corpo: [paragrafo(`Olá, {{ titular.nome }}.<br>${ANEXO}`), VALOR_HTML, FATOS_HTML, ...PAGAMENTO_HTML],
    rodape: [`${PEDIDO} ${ENGANO}`, AUTOMATICA],
  }),
  texto: `{{ distribuidora.nome }}

${NOME} de {{ fatura.mes }}

Olá, {{ titular.nome }}.
${ANEXO}

${FATOS_TEXTO}

${PAGAMENTO_TEXTO}

--
${PEDIDO} ${ENGANO}

${AUTOMATICA}
`,
}
