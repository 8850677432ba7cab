import { correction, generate, mode } from 'lean-qr'
// oxlint-disable-next-line import/no-named-as-default -- the types of the package know the default export alone
import PDFDocument from 'pdfkit'
import { encodeItf } from '../apps/bff/src/emissao/document/codes/itf.ts'
import type { Nf3e } from '../apps/bff/src/emissao/nf3e/model.ts'

const MARGIN = 28
const ROW = 11

/**
 * A bill as it is plainly drawn with pdfkit: its facts, the two QR codes and the bar code. What is cheaper than in
 * the real one is left so, to its favour: the fonts are the viewer's own, nothing is tagged, no NF3e is attached, and
 * the codes are drawn in rows.
 */
export function drawPlainBill(nf3e: Nf3e): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: `Fatura ${nf3e.fatura.competencia}` },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))))
  drawParties(doc, nf3e)
  drawItems(doc, nf3e)
  drawHistory(doc, nf3e)
  drawPayment(doc, nf3e)
  doc.end()
  return whole
}

type Doc = InstanceType<typeof PDFDocument>

const write = (doc: Doc, text: string, x: number, y: number) => doc.text(text, x, y, { lineBreak: false })
const reais = (centavos: number) =>
  (centavos / 100).toLocaleString('pt-BR', { style: 'currency', currency: 'BRL' }).replace('\u00a0', ' ')

function drawParties(
  doc: Doc,
  { emitente, destinatario, acesso, fatura, chave, protocolo, totais }: Nf3e,
): void {
  doc.font('Helvetica-Bold').fontSize(12)
  write(doc, emitente.nome, MARGIN, 30)
  doc.font('Helvetica').fontSize(7)
  const { endereco } = destinatario
  const facts: (readonly [string, string])[] = [
    ['CNPJ', emitente.cnpj],
    ['Inscrição estadual', emitente.inscricaoEstadual],
    ['Cliente', destinatario.nome],
    ['Documento', destinatario.documento.numero],
    ['Endereço', `${endereco.logradouro}, ${endereco.numero} - ${endereco.bairro}`],
    ['Município', `${endereco.municipio} - ${endereco.uf} ${endereco.cep}`],
    ['Unidade consumidora', acesso.ucNumero],
    ['Classe', `${acesso.classe}/${acesso.subclasse}`],
    ['Modalidade', acesso.modalidade],
    ['Referência', fatura.competencia],
    ['Vencimento', fatura.vencimento],
    ['Apresentação', fatura.apresentacao ?? ''],
    ['Próxima leitura', fatura.proximaLeitura ?? ''],
    ['Valor', reais(totais.notaCentavos)],
    ['Chave de acesso', chave.replace(/(.{4})/g, '$1 ')],
    ['Protocolo', protocolo?.numero ?? ''],
    ['Base de cálculo do ICMS', reais(totais.icmsBaseCentavos)],
    ['ICMS', reais(totais.icmsCentavos)],
    ['PIS', reais(totais.pisCentavos)],
    ['COFINS', reais(totais.cofinsCentavos)],
  ]
  facts.forEach(([label, value], index) => {
    write(doc, `${label}: ${value}`, MARGIN + (index % 2) * 260, 52 + Math.floor(index / 2) * ROW)
  })
}

function drawItems(doc: Doc, { itens, medidores }: Nf3e): void {
  const heads = [
    'Item',
    'Un.',
    'Quantidade',
    'Preço',
    'Valor',
    'PIS/COFINS',
    'Base ICMS',
    '%',
    'ICMS',
    'Tarifa',
  ]
  const rows = itens.map((item) => [
    item.descricao,
    item.unidade,
    item.quantidade,
    item.precoUnitario,
    reais(item.valorCentavos),
    reais((item.pis?.valorCentavos ?? 0) + (item.cofins?.valorCentavos ?? 0)),
    reais(item.icms?.baseCentavos ?? 0),
    item.icms?.aliquota ?? '',
    reais(item.icms?.valorCentavos ?? 0),
    item.tarifas[0]?.aplicada ?? '',
  ])
  ;[heads, ...rows].forEach((cells, row) => {
    const y = 180 + row * ROW
    cells.forEach((cell, column) => write(doc, cell, MARGIN + (column === 0 ? 0 : 120 + column * 42), y))
    doc
      .moveTo(MARGIN, y + ROW - 2)
      .lineTo(567, y + ROW - 2)
      .stroke()
  })
  medidores.forEach(({ medidor, leituraAnterior, leituraAtual }, row) => {
    write(doc, `Medidor ${medidor}: de ${leituraAnterior} a ${leituraAtual}`, MARGIN, 330 + row * ROW)
  })
}

function drawHistory(doc: Doc, { historico, informacoes }: Nf3e): void {
  const meses = historico[0]?.meses ?? []
  const highest = Math.max(1, ...meses.map(({ quantidade }) => Number(quantidade)))
  meses.forEach(({ competencia, quantidade, dias }, row) => {
    const y = 380 + row * ROW
    write(doc, competencia, MARGIN, y)
    doc.rect(MARGIN + 40, y, (Number(quantidade) / highest) * 120, ROW - 3).fill('#0b5c8a')
    doc.fillColor('black')
    write(doc, `${quantidade} kWh em ${dias} dias`, MARGIN + 170, y)
  })
  informacoes.forEach((text, row) => doc.text(text, MARGIN, 540 + row * 30, { width: 500 }))
}

function drawPayment(doc: Doc, { fatura, qrCode }: Nf3e): void {
  drawQr(doc, qrCode, 360, 380)
  if (fatura.pix) drawQr(doc, fatura.pix, 470, 380)
  if (!fatura.pagamento) return
  write(doc, fatura.pagamento.linhaDigitavel, MARGIN, 730)
  let x = MARGIN
  encodeItf(fatura.pagamento.codigoBarras).forEach((width, index) => {
    if (index % 2 === 0) doc.rect(x, 745, width, 36)
    x += width
  })
  doc.fill('black')
}

/** The mask is chosen by trying all eight, as QR libraries do. */
function drawQr(doc: Doc, text: string, left: number, top: number): void {
  const qr = generate(mode.bytes(Buffer.from(text)), { minCorrectionLevel: correction.M })
  const side = 90 / qr.size
  for (let y = 0; y < qr.size; y++) {
    for (let x = 0; x < qr.size; x++) {
      const from = x
      while (x < qr.size && qr.get(x, y)) x++
      if (x > from) doc.rect(left + from * side, top + y * side, (x - from) * side, side)
    }
  }
  doc.fill('black')
}
