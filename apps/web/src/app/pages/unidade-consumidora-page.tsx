export function UnidadeConsumidoraPage() {
  return <h1>UC</h1>
}
