import { formatDocument } from '@ramal/shared/domain/documents.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import type { Endereco } from '#emissao/nf3e/model.ts'
import type { ContatosDistribuidora, Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { drawParagraph } from './section.ts'
import { ACCENT, BODY, INK, LABEL, LEFT, REGULAR, RIGHT, SEMIBOLD, sized, WIDTH } from './style.ts'
import { formatCep } from './text.ts'

const ISSUER_WIDTH = 300

export function frameHeader(canvas: Canvas): void {
  canvas.rect(LEFT, 24, WIDTH, 3, ACCENT)
  canvas.part('titulo', () => {
    canvas.textRight(RIGHT, 46, 'DANF3E', { font: SEMIBOLD, size: 17, color: ACCENT })
    const legal = { font: REGULAR, size: 6.6, color: INK }
    canvas.textRight(RIGHT, 56, 'DOCUMENTO AUXILIAR DA NOTA FISCAL', legal)
    canvas.textRight(RIGHT, 64, 'DE ENERGIA ELÉTRICA ELETRÔNICA', legal)
  })
}

/** Issuer, phones, copy mark and page number: y 24 to 92. */
export function drawHeader(canvas: Canvas, input: Danf3eInput, page: string): void {
  canvas.begin('H1')
  canvas.usePart('Frame', 'titulo')
  canvas.end()
  if (input.via === 2) drawParagraph(canvas, () => drawVia(canvas))
  drawParagraph(canvas, () => drawIssuer(canvas, input))
  drawParagraph(canvas, () => drawPhones(canvas, input))
  // What page it is says the reader itself.
  canvas.textRight(RIGHT, 73.5, page, LABEL)
}

function drawIssuer(canvas: Canvas, { nf3e: { emitente } }: Danf3eInput): void {
  const name = { font: SEMIBOLD, size: 15, color: INK }
  canvas.textFit(LEFT, 46, emitente.fantasia ?? emitente.nome, name, ISSUER_WIDTH)
  const lines = [
    emitente.fantasia === null ? '' : emitente.nome,
    `${street(emitente.endereco)}, ${emitente.endereco.bairro}`,
    city(emitente.endereco),
    `CNPJ ${formatDocument(emitente.cnpj)}   Inscrição estadual ${emitente.inscricaoEstadual}`,
  ].filter(Boolean)
  lines.forEach((line, index) => canvas.textFit(LEFT, 57 + index * 9.2, line, sized(BODY, 7.4), ISSUER_WIDTH))
}

/** Outside the fiscal area (design rule 8). */
export function drawVia(canvas: Canvas): void {
  canvas.strokeRect(386, 34, 50, 17, ACCENT, 1)
  canvas.textCenter(411, 46, '2ª VIA', { font: SEMIBOLD, size: 10, color: ACCENT })
}

function drawPhones(canvas: Canvas, { distribuidora }: Danf3eInput): void {
  canvas.textRight(RIGHT, 86, phonesOf(distribuidora), sized(BODY, 7.4))
}

/** ANEEL's 167 belongs on every bill; the distributor's own phones are settings. */
export function phonesOf({ sac, ouvidoria, site }: ContatosDistribuidora): string {
  const parts = [
    sac && `Atendimento ${formatPhone(sac)}`,
    ouvidoria && `Ouvidoria ${formatPhone(ouvidoria)}`,
    'ANEEL 167',
    site,
  ]
  return parts.filter(Boolean).join('   ·   ')
}

export function street(endereco: Endereco): string {
  const base = `${endereco.logradouro}, ${endereco.numero}`
  return endereco.complemento === null ? base : `${base}, ${endereco.complemento}`
}

export function city(endereco: Endereco): string {
  return `CEP ${formatCep(endereco.cep)}  ${endereco.municipio} - ${endereco.uf}`
}
