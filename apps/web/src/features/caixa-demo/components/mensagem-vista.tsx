import { type MensagemDemo, type verMensagemDemo, verAnexoDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import { useQuery } from '@tanstack/react-query'
import { Download, ExternalLink } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Answer, urlOf } from '#api/client.ts'
import { instanteTexto } from '#ui/formats.ts'
import { QueryBlock } from '#ui/query-block.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { mensagemQuery } from '../api/mensagem-query.ts'
import { showHtml } from '../show-html.ts'
import { textos } from '../textos.ts'
import css from './caixa-demo.module.css'

type Mensagem = Answer<typeof verMensagemDemo>
type Anexo = MensagemDemo['anexos'][number]

/** One message as its reader would see it, its PDF under it. */
export function MensagemVista({ id }: { id: string }) {
  const query = useQuery(mensagemQuery(id))
  return (
    <QueryBlock query={query} linhas={12}>
      {(mensagem) => <Vista key={id} mensagem={mensagem} />}
    </QueryBlock>
  )
}

function Vista({ mensagem }: { mensagem: Mensagem }) {
  const { assunto, de, para, em, anexos } = mensagem
  return (
    <article className={css.vista} aria-label={assunto}>
      <h2>{assunto}</h2>
      <p className={css.detalhe}>
        {textos.de} {de} · {textos.para} {para.join(', ')} · {textos.recebida} {instanteTexto(em)}
      </p>
      <Partes mensagem={mensagem} />
      {anexos.map((anexo) => (
        <AnexoVista key={anexo.indice} id={mensagem.id} anexo={anexo} />
      ))}
    </article>
  )
}

type Parte = 'mensagem' | 'texto' | 'cabecalhos'

function Partes({ mensagem: { html, texto, cabecalhos } }: { mensagem: Mensagem }) {
  const { abas: t } = textos
  const [aba, setAba] = useState<Parte>(html === null ? 'texto' : 'mensagem')
  const abas = [
    ...(html === null
      ? []
      : [{ id: 'mensagem' as const, rotulo: t.mensagem, conteudo: <Corpo html={html} /> }]),
    { id: 'texto' as const, rotulo: t.texto, conteudo: <pre className={css.texto}>{texto}</pre> },
    {
      id: 'cabecalhos' as const,
      rotulo: t.cabecalhos,
      conteudo: (
        <pre className={css.texto}>{cabecalhos.map(({ nome, valor }) => `${nome}: ${valor}`).join('\n')}</pre>
      ),
    },
  ]
  return <Tabs<Parte> label={t.rotulo} abas={abas} aba={aba} onChange={setAba} />
}

function Corpo({ html }: { html: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (host.current) showHtml(host.current, html)
  }, [html])
  return <div ref={host} className={css.corpo} />
}

function AnexoVista({ id, anexo: { indice, nome, tipo } }: { id: string; anexo: Anexo }) {
  const url = urlOf(verAnexoDemo, { params: { id, indice } })
  return (
    <section className={css.anexo} aria-label={nome}>
      <p className={css.links}>
        <strong>{nome}</strong>
        <a href={url} download={nome}>
          <Download size={14} aria-hidden="true" /> {textos.baixar(nome)}
        </a>
        {tipo === 'application/pdf' && (
          <a href={url} target="_blank" rel="noreferrer">
            <ExternalLink size={14} aria-hidden="true" /> {textos.abrirNovaAba}
          </a>
        )}
      </p>
      {tipo === 'application/pdf' && (
        <object className={css.pdf} data={url} type={tipo} aria-label={textos.pdf(nome)}>
          {textos.semVisor}
        </object>
      )}
    </section>
  )
}
