import { formatDocument } from '@ramal/shared/domain/documents.ts'
import type { Endereco, Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { ACCENT, BODY, INK, LABEL, LEFT, REGULAR, RIGHT, SEMIBOLD, sized, WIDTH } from './style.ts'
import { formatCep } from './text.ts'

const ISSUER_WIDTH = 300

export function frameHeader(canvas: Canvas): void {
  canvas.rect(LEFT, 24, WIDTH, 3, ACCENT)
  canvas.textRight(RIGHT, 46, 'DANF3E', { font: SEMIBOLD, size: 17, color: ACCENT })
  const legal = { font: REGULAR, size: 6.6, color: INK }
  canvas.textRight(RIGHT, 56, 'DOCUMENTO AUXILIAR DA NOTA FISCAL', legal)
  canvas.textRight(RIGHT, 64, 'DE ENERGIA ELÉTRICA ELETRÔNICA', legal)
}

/** Issuer, phones, copy mark and page number: y 24 to 92. */
export function drawHeader(canvas: Canvas, input: Danf3eInput, page: string): void {
  const { emitente } = input.nf3e
  canvas.textFit(
    LEFT,
    46,
    emitente.fantasia ?? emitente.nome,
    { font: SEMIBOLD, size: 15, color: INK },
    ISSUER_WIDTH,
  )
  const lines = [
    emitente.fantasia === null ? '' : emitente.nome,
    `${street(emitente.endereco)}, ${emitente.endereco.bairro}`,
    city(emitente.endereco),
    `CNPJ ${formatDocument(emitente.cnpj)}   Inscrição estadual ${emitente.inscricaoEstadual}`,
  ].filter(Boolean)
  lines.forEach((line, index) => canvas.textFit(LEFT, 57 + index * 9.2, line, sized(BODY, 7.4), ISSUER_WIDTH))
  canvas.textRight(RIGHT, 73.5, page, LABEL)
  if (input.via === 2) drawVia(canvas)
  drawPhones(canvas, input)
}

function drawVia(canvas: Canvas): void {
  canvas.strokeRect(386, 33, 50, 17, ACCENT, 1)
  canvas.textCenter(411, 45, '2ª VIA', { font: SEMIBOLD, size: 10, color: ACCENT })
}

/** ANEEL's 167 belongs on every bill; the distributor's own phones are settings. */
function drawPhones(canvas: Canvas, { distribuidora }: Danf3eInput): void {
  const parts = [
    distribuidora.sac && `Atendimento ${distribuidora.sac}`,
    distribuidora.ouvidoria && `Ouvidoria ${distribuidora.ouvidoria}`,
    'ANEEL 167',
    distribuidora.site,
  ].filter(Boolean)
  canvas.textRight(RIGHT, 86, parts.join('   ·   '), sized(BODY, 7.4))
}

export function street(endereco: Endereco): string {
  const base = `${endereco.logradouro}, ${endereco.numero}`
  return endereco.complemento === null ? base : `${base}, ${endereco.complemento}`
}

export function city(endereco: Endereco): string {
  return `CEP ${formatCep(endereco.cep)}  ${endereco.municipio} - ${endereco.uf}`
}

/** The name of a UC's place, when the issuer gives one, follows the consumer's. */
export function titularNames(nf3e: Nf3e): string[] {
  return [nf3e.destinatario.nomeAdicional, nf3e.acesso.nomeUc].filter((name) => name !== null)
}
