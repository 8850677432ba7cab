import { useQuery } from '@tanstack/react-query'
import { textoDaBarraQuery } from '#features/envios/api/texto-da-barra-query.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { textos } from '../textos.ts'
import type { FaturasDoEnvio } from '../use-faturas-do-envio.ts'
import css from './enviar.module.css'

const t = textos.sms

/** The first message as the customer will read it, and what it costs. */
export function TextoSms({ escolha: { faturas, impedidas } }: { escolha: FaturasDoEnvio }) {
  const [primeira, ...outras] = faturas.filter((fatura) => !impedidas.includes(fatura))
  return primeira ? <Texto faturaId={primeira.id} outras={outras.length} /> : null
}

function Texto({ faturaId, outras }: { faturaId: number; outras: number }) {
  const query = useQuery(textoDaBarraQuery(faturaId))
  return (
    <section className={css.grupo} aria-label={t.titulo}>
      <span className={css.legenda}>{t.titulo}</span>
      <QueryBlock query={query} linhas={3}>
        {({ texto, partes, caracteres, codificacao, comPix }) => (
          <>
            <p className={css.texto}>{texto}</p>
            <p className={css.origem}>
              {t.partes(partes, caracteres, codificacao)} {!comPix && t.semPix} {outras > 0 && t.mais(outras)}
            </p>
          </>
        )}
      </QueryBlock>
    </section>
  )
}
