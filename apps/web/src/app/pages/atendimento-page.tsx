export function AtendimentoPage() {
  return <h1>Atendimento</h1>
}
