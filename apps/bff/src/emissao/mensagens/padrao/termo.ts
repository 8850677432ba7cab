import { AUTOMATICA } from './frases.ts'
import { fato, fatos, moldura, paragrafo, subtitulo } from './moldura.ts'

const ABERTURA =
  'Este endereço vai receber as faturas da unidade consumidora abaixo. Guarde esta cópia do termo.'
const CENTRAL =
  'a central de atendimento{% if distribuidora.telefone %}, {{ distribuidora.telefone }}{% endif %}'
const ENGANO = `Se esta unidade consumidora não é sua, avise ${CENTRAL}: o endereço será retirado.`

/** The copy of the adhesion's term that goes to each new address. */
export const TERMO = {
  assunto: 'Adesão à fatura digital - UC {{ uc.numero }}',
  html: moldura({
    titulo: 'Adesão à fatura digital',
    resumo: 'As próximas faturas da UC {{ uc.numero }} chegam por este endereço.',
    corpo: [
      paragrafo(`Olá, {{ titular.nome }}.<br>${ABERTURA}`),
      fatos([
        fato('Unidade consumidora', '{{ uc.numero }}'),
        '{%- if uc.numeroAnterior %}',
        fato('Número anterior', '{{ uc.numeroAnterior }}'),
        '{%- endif %}',
        fato('Aceito em', '{{ termo.aceitoEm }}'),
        fato('Modo de aceite', '{{ termo.modoAceite }}'),
        '{%- if termo.protocolo %}',
        fato('Protocolo', '{{ termo.protocolo }}'),
        '{%- endif %}',
      ]),
      subtitulo('Termo de adesão, versão {{ termo.versao }}'),
      paragrafo('{{ termo.texto | linhas }}'),
    ],
    rodape: [
      ENGANO,
      '{% if links.descadastro %}Para voltar à fatura impressa, a qualquer momento e sem custo, <a href="{{ links.descadastro }}" style="color:#0b5c8a">use esta página</a>.{% else %}Para voltar à fatura impressa, a qualquer momento e sem custo, fale com a central.{% endif %}',
      AUTOMATICA,
    ],
  }),
  texto: `{{ distribuidora.nome }}

Adesão à fatura digital

Olá, {{ titular.nome }}.
${ABERTURA}

Unidade consumidora: {{ uc.numero }}
{%- if uc.numeroAnterior %}
Número anterior: {{ uc.numeroAnterior }}
{%- endif %}
Aceito em: {{ termo.aceitoEm }}
Modo de aceite: {{ termo.modoAceite }}
{%- if termo.protocolo %}
Protocolo: {{ termo.protocolo }}
{%- endif %}

TERMO DE ADESÃO, VERSÃO {{ termo.versao }}

{{ termo.texto }}

--
${ENGANO}

Para voltar à fatura impressa, a qualquer momento e sem custo, {% if links.descadastro %}use esta página:
{{ links.descadastro }}{% else %}fale com a central.{% endif %}

${AUTOMATICA}
`,
}
