/** One number of a result, under its name. */
export function Contagem({ nome, valor, ruim = false }: { nome: string; valor: string; ruim?: boolean }) {
  return (
    <div data-ruim={ruim}>
      <dt>{nome}</dt>
      <dd>{valor}</dd>
    </div>
  )
}
