export type TipoBusca =
  | 'uc'
  | 'documento'
  | 'telefone'
  | 'email'
  | 'medidor'
  | 'protocolo'
  | 'linha_digitavel'
  | 'nome'
  | 'endereco'

/** One way to understand what was typed in the search box. */
export type Interpretacao = {
  tipo: TipoBusca
  /** What to look up, normalised: digits, E.164, a folded text, an address in lower case. */
  valor: string
  /** What it was understood as, for the agent: 'UC, dígito correto'. */
  rotulo: string
}
