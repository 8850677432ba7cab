export function CaixaDemoPage() {
  return <h1>Caixa de mensagens</h1>
}
