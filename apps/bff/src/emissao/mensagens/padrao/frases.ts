// Sentences that the product's own messages share, in Liquid.

export const SENHA =
  '{%- if pdf.dicaDaSenha %} O arquivo abre com uma senha: {{ pdf.dicaDaSenha }}.{% endif %}'

export const CENTRAL =
  'a central de atendimento{% if distribuidora.telefone %}, {{ distribuidora.telefone }}{% else %} da distribuidora{% endif %}'

export const AUTOMATICA = 'Mensagem automática: não é preciso responder.'

export const DEBITO =
  'Esta fatura está em débito automático: não é preciso pagá-la. O valor será debitado em {{ fatura.vencimento }}.'

export const SEM_CODIGO = 'Para pagar, use as instruções que estão no documento em anexo.'
