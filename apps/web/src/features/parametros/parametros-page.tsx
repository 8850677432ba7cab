export function ParametrosPage() {
  return <h1>Parâmetros</h1>
}
