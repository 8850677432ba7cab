export function EnvioDigitalPage() {
  return <h1>Envio digital</h1>
}
