export function ImportacaoPage() {
  return <h1>Importação</h1>
}
