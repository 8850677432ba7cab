import css from './editor.module.css'

/** What could be better about what is being edited; nothing when there is nothing. */
export function Avisos({ titulo, avisos }: { titulo: string; avisos: readonly string[] }) {
  if (avisos.length === 0) return null
  return (
    <section className={css.avisos} aria-label={titulo}>
      <h3>{titulo}</h3>
      <ul>
        {avisos.map((aviso) => (
          <li key={aviso}>{aviso}</li>
        ))}
      </ul>
    </section>
  )
}
