import { caminhoTexto, type Grupo } from '../arvore.ts'
import { ParametroCard } from './parametro-card.tsx'
import css from './parametros.module.css'

/** A group's parameters under its path, then those of the groups inside it. */
export function Grupos({ grupo, podeAlterar }: { grupo: Grupo; podeAlterar: boolean }) {
  const { caminho, parametros, grupos } = grupo
  return (
    <>
      {parametros.length > 0 && (
        <section className={css.grupo} aria-label={caminhoTexto(caminho)}>
          <h2>{caminhoTexto(caminho)}</h2>
          {parametros.map((parametro) => (
            <ParametroCard key={parametro.chave} parametro={parametro} podeAlterar={podeAlterar} />
          ))}
        </section>
      )}
      {grupos.map((child) => (
        <Grupos key={caminhoTexto(child.caminho)} grupo={child} podeAlterar={podeAlterar} />
      ))}
    </>
  )
}
