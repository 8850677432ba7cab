import type { TipoModelo } from '#db/schema/correio.ts'

/** One variable that a template may use. */
export interface Variavel {
  /** As written between `{{` and `}}`. */
  nome: string
  descricao: string
  exemplo: string
  /** True for those that are absent in some messages: they belong in an `{% if %}`. */
  opcional: boolean
}

const variavel = (nome: string, descricao: string, exemplo: string): Variavel => ({
  nome,
  descricao,
  exemplo,
  opcional: false,
})
const opcional = (nome: string, descricao: string, exemplo: string): Variavel => ({
  ...variavel(nome, descricao, exemplo),
  opcional: true,
})

const COMUNS: readonly Variavel[] = [
  variavel('distribuidora.nome', 'Nome da distribuidora', 'Energia do Cerrado'),
  opcional('distribuidora.telefone', 'Telefone da central, quando consta da fatura', '0800 721 0116'),
  variavel('titular.nome', 'Nome do titular', 'Maria Aparecida de Souza'),
  variavel('uc.numero', 'Número da UC', '0.013.479.258.028-10'),
  opcional('uc.numeroAnterior', 'Número antigo da UC, quando há', '131030'),
  opcional('links.descadastro', 'Página para voltar à fatura impressa', 'https://ramal.example/descadastro'),
]

const DA_FATURA: readonly Variavel[] = [
  variavel('fatura.competencia', 'Mês de referência', '11/2026'),
  variavel('fatura.mes', 'Mês de referência por extenso', 'novembro de 2026'),
  variavel('fatura.vencimento', 'Data de vencimento', '10/12/2026'),
  variavel('fatura.valor', 'Valor a pagar', 'R$ 187,45'),
  opcional('fatura.linhaDigitavel', 'Linha digitável do código de barras', '83660000001-9 87450123001-8 …'),
  opcional('fatura.pix', 'Pix copia e cola', '00020101021226…'),
  opcional('fatura.debitoAutomatico', 'Se a fatura é paga por débito automático', 'Sim ou Não'),
  opcional('fatura.somenteBarra', 'Se o anexo é só a barra de pagamento', 'Sim ou Não'),
  opcional('pdf.dicaDaSenha', 'Qual é a senha do PDF, sem dizê-la', 'os 5 primeiros caracteres do CPF…'),
]

const DO_TERMO: readonly Variavel[] = [
  variavel('termo.texto', 'Texto do termo aceito', 'Autorizo o envio da fatura…'),
  variavel('termo.versao', 'Versão do termo', '3'),
  variavel('termo.aceitoEm', 'Quando foi aceito', '21/11/2026 17:01:02'),
  variavel('termo.modoAceite', 'Como foi aceito', 'por telefone, de viva voz'),
  opcional('termo.protocolo', 'Protocolo do atendimento', '2026 1121 0000 4217'),
]

/** The variables of each model, in the order in which a page lists them. */
export const VARIAVEIS: Readonly<Record<TipoModelo, readonly Variavel[]>> = {
  fatura: [...COMUNS, ...DA_FATURA],
  segunda_via: [...COMUNS, ...DA_FATURA],
  termo: [...COMUNS, ...DO_TERMO],
}
