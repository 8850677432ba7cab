/** Markup for mail clients: tables and inline styles only, no remote image, colours that survive a dark theme. */

export type Bloco =
  | { tipo: 'paragrafo'; texto: string }
  | { tipo: 'destaque'; linhas: readonly (readonly [rotulo: string, valor: string])[] }
  | { tipo: 'codigo'; rotulo: string; codigo: string }

export interface Pagina {
  remetente: string
  titulo: string
  /** What lists of mail show after the subject. */
  resumo: string
  blocos: readonly Bloco[]
  rodape: readonly string[]
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)

const FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const cell = (style: string, content: string) => `<tr><td style="${FONT};${style}">${content}</td></tr>`

/** The whole HTML part. */
export function renderHtml({ remetente, titulo, resumo, blocos, rodape }: Pagina): string {
  const rows = [
    cell('padding:24px 28px 0;font-size:14px;color:#0b5c8a;font-weight:600', escapeHtml(remetente)),
    cell('padding:6px 28px 0;font-size:22px;line-height:28px;font-weight:600', escapeHtml(titulo)),
    ...blocos.map(renderBloco),
    cell(
      'padding:20px 28px 24px;font-size:12px;line-height:18px;color:#5b6670;border-top:1px solid #d9dee3',
      rodape.map((line) => `<p style="margin:0 0 8px">${paragraph(line)}</p>`).join(''),
    ),
  ]
  return (
    '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">' +
    `<title>${escapeHtml(titulo)}</title><style>${DARK}</style></head>` +
    '<body class="fundo" style="margin:0;padding:0;background:#f3f5f7">' +
    `<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(resumo)}</div>` +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" ' +
    'style="padding:20px 12px"><table role="presentation" class="cartao" width="100%" cellpadding="0" cellspacing="0" ' +
    'border="0" style="max-width:600px;background:#ffffff;color:#1b232a;border:1px solid #d9dee3;border-radius:8px">' +
    `${rows.join('')}</table></td></tr></table></body></html>`
  )
}

// Clients that know dark themes take this; the others invert the plain colours by themselves.
const DARK =
  '@media (prefers-color-scheme:dark){.fundo{background:#14191d!important}.cartao{background:#1d242a!important;' +
  'color:#e8edf1!important;border-color:#39434b!important}.caixa{background:#28323a!important}' +
  'td{color:inherit!important}}'

function renderBloco(bloco: Bloco): string {
  switch (bloco.tipo) {
    case 'paragrafo':
      return cell('padding:14px 28px 0;font-size:15px;line-height:22px', paragraph(bloco.texto))
    case 'destaque':
      return cell('padding:18px 28px 0', highlights(bloco.linhas))
    case 'codigo':
      return cell(
        'padding:18px 28px 0;font-size:13px;line-height:18px',
        `${escapeHtml(bloco.rotulo)}<div class="caixa" style="margin-top:6px;padding:10px 12px;background:#eef2f5;` +
          `border-radius:6px;font-family:Consolas,'Courier New',monospace;font-size:14px;word-break:break-all">` +
          `${escapeHtml(bloco.codigo)}</div>`,
      )
  }
}

function highlights(linhas: readonly (readonly [string, string])[]): string {
  const rows = linhas.map(
    ([rotulo, valor]) =>
      `<tr><td style="${FONT};padding:4px 12px 4px 0;font-size:14px">${escapeHtml(rotulo)}</td>` +
      `<td align="right" style="${FONT};padding:4px 0;font-size:15px;font-weight:600">${escapeHtml(valor)}</td></tr>`,
  )
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows.join('')}</table>`
}

const paragraph = (text: string) => escapeHtml(text).replaceAll('\n', '<br>')

/** The same content as plain text, for the text part. */
export function renderTexto({ remetente, titulo, blocos, rodape }: Pagina): string {
  const body = blocos.map((bloco) => {
    switch (bloco.tipo) {
      case 'paragrafo':
        return bloco.texto
      case 'destaque':
        return bloco.linhas.map(([rotulo, valor]) => `${rotulo}: ${valor}`).join('\n')
      case 'codigo':
        return `${bloco.rotulo}\n${bloco.codigo}`
    }
  })
  return [remetente, titulo, ...body, '--', ...rodape].join('\n\n').concat('\n')
}
