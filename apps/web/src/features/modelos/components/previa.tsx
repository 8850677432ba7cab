import { formatCompetencia } from '@ramal/shared/domain/dates.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { cx } from '#ui/cx.ts'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { mostrarMensagem } from '../mostrar-mensagem.ts'
import { textos } from '../textos.ts'
import type { Parte } from '../use-modelo-form.ts'
import type { Previa } from '../use-previa.ts'
import css from './modelos.module.css'

const { previa: t } = textos
type Largura = 'computador' | 'celular'
type Tema = 'claro' | 'escuro'

/** The message as its reader would see it, with a real bill. */
export function PreviaPainel({ previa, parte }: { previa: Previa; parte: Parte }) {
  const { data, faults, geral } = previa
  const [largura, setLargura] = useState<Largura>('computador')
  const [tema, setTema] = useState<Tema>('claro')
  const isStopped = geral !== null || Object.keys(faults).length > 0
  if (!data) {
    return (
      <Panel titulo={t.titulo}>{isStopped ? <p>{geral ?? t.parada}</p> : <Skeleton linhas={12} />}</Panel>
    )
  }
  const { fatura, assunto, html, texto } = data
  return (
    <Panel titulo={t.titulo}>
      <div className={css.previa}>
        <p className={css.ajuda} role="status">
          {isStopped
            ? (geral ?? t.parada)
            : fatura
              ? t.fatura(formatUcNumber(fatura.numero), formatCompetencia(fatura.competencia))
              : t.exemplo}
        </p>
        <p>
          <strong>{assunto}</strong>
        </p>
        {parte === 'texto' ? (
          <pre className={css.simples}>{texto}</pre>
        ) : (
          <>
            <div className={css.linha}>
              <Segmented label={t.largura} opcoes={t.larguras} valor={largura} onChange={setLargura} />
              <Segmented label={t.tema} opcoes={t.temas} valor={tema} onChange={setTema} />
            </div>
            <Quadro html={html} largura={largura} escuro={tema === 'escuro'} />
          </>
        )}
      </div>
    </Panel>
  )
}

/** A frame without scripts: what a supervisor writes cannot reach the page. */
function Quadro({ html, largura, escuro }: { html: string; largura: Largura; escuro: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isLoaded, setIsLoaded] = useState(false)
  const show = useCallback(() => {
    const documento = frame.current?.contentDocument
    if (documento?.body) mostrarMensagem(documento, html, { escuro })
  }, [html, escuro])
  useEffect(() => {
    if (isLoaded) show()
  }, [isLoaded, show])
  return (
    <iframe
      ref={frame}
      title={t.quadro}
      sandbox="allow-same-origin"
      srcDoc="<!doctype html><html><head></head><body></body></html>"
      onLoad={() => {
        setIsLoaded(true)
        show()
      }}
      className={cx(css.quadro, css[largura])}
    />
  )
}
