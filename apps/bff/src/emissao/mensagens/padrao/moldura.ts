/** What the product's own messages are composed of. Each comes out as one whole page that a supervisor may rewrite. */
export interface Moldura {
  titulo: string
  /** What lists of mail show after the subject. */
  resumo: string
  corpo: readonly string[]
  rodape: readonly string[]
}

const FONTE = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/**
 * The frame: tables and inline styles, which every mail client knows, no remote image, and a style for those that know
 * dark themes; the others invert plain colours by themselves.
 */
export const moldura = ({ titulo, resumo, corpo, rodape }: Moldura): string => `<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${titulo}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .fundo { background: #14191d !important; }
  .cartao { background: #1d242a !important; border-color: #39434b !important; }
  .cartao td, .cartao a { color: #e8edf1 !important; }
  .cartao .marca { color: #7cc4ee !important; }
  .cartao .fraco { color: #aab6bf !important; }
  .cartao .caixa { background: #28323a !important; border-color: #39434b !important; }
}
@media (max-width: 480px) {
  .borda { padding-left: 18px !important; padding-right: 18px !important; }
  .metade { display: block !important; text-align: left !important; padding-top: 8px !important; padding-bottom: 8px !important; }
}
</style>
</head>
<body class="fundo" style="margin:0;padding:0;background:#f3f5f7">
<div style="display:none;max-height:0;overflow:hidden">${resumo}</div>
<table role="presentation" class="fundo" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f5f7">
<tr><td align="center" style="padding:20px 10px">
<table role="presentation" class="cartao" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #d9dee3;border-radius:8px">
<tr><td class="borda marca" style="${FONTE};padding:24px 28px 0;font-size:14px;line-height:20px;font-weight:600;color:#0b5c8a">{{ distribuidora.nome }}</td></tr>
<tr><td class="borda" style="${FONTE};padding:6px 28px 0;color:#1b232a"><h1 style="margin:0;font-size:22px;line-height:28px;font-weight:600">${titulo}</h1></td></tr>
${corpo.join('\n')}
<tr><td class="borda fraco" style="${FONTE};padding:24px 28px 24px;font-size:12px;line-height:18px;color:#5b6670">
${rodape.map((linha) => `<p style="margin:0 0 8px">${linha}</p>`).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`

/** A card of its own, above or below the frame. */
export const bloco = (html: string): string =>
  `<table role="presentation" class="fundo" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f5f7"><tr><td align="center" style="padding:20px 10px 0">` +
  `<table role="presentation" class="cartao" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #d9dee3;border-radius:8px">` +
  `<tr><td class="borda" style="${FONTE};padding:18px 28px;font-size:15px;line-height:22px;color:#1b232a">${html}</td></tr></table></td></tr></table>`

export const paragrafo = (html: string): string =>
  `<tr><td class="borda" style="${FONTE};padding:14px 28px 0;font-size:15px;line-height:22px;color:#1b232a">${html}</td></tr>`

export const subtitulo = (html: string): string =>
  `<tr><td class="borda" style="${FONTE};padding:22px 28px 0;color:#1b232a"><h2 style="margin:0;font-size:16px;line-height:22px;font-weight:600">${html}</h2></td></tr>`

/** Facts in two columns; a row may stand between Liquid tags. */
export const fatos = (
  linhas: readonly string[],
): string => `<tr><td class="borda" style="padding:12px 28px 0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${linhas.join('\n')}
</table>
</td></tr>`

export const fato = (rotulo: string, valor: string): string =>
  `<tr><td class="fraco" style="${FONTE};padding:3px 12px 3px 0;font-size:14px;line-height:20px;color:#5b6670">${rotulo}</td>` +
  `<td align="right" style="${FONTE};padding:3px 0;font-size:14px;line-height:20px;font-weight:600;white-space:nowrap;color:#1b232a">${valor}</td></tr>`

/** What the reader looks for first, side by side on a tinted ground. */
export const destaque = (
  esquerda: readonly [string, string],
  direita: readonly [string, string],
): string => `<tr><td class="borda" style="padding:18px 28px 0">
<table role="presentation" class="caixa" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef4f8;border:1px solid #d5e3ec;border-radius:6px">
<tr>
${metade(esquerda, 'left')}
${metade(direita, 'right')}
</tr>
</table>
</td></tr>`

const metade = ([rotulo, valor]: readonly [string, string], lado: 'left' | 'right') =>
  `<td class="metade" align="${lado}" style="${FONTE};padding:14px 16px;color:#1b232a"><span class="fraco" style="font-size:13px;line-height:18px;color:#5b6670">${rotulo}</span><br>` +
  `<span style="font-size:26px;line-height:34px;font-weight:600;white-space:nowrap">${valor}</span></td>`

/** A code to be copied. One in groups breaks between them, any other wherever the screen ends. */
export const codigo = (rotulo: string, valor: string, quebra: 'grupos' | 'livre'): string =>
  `<tr><td class="borda" style="${FONTE};padding:12px 28px 0;font-size:13px;line-height:18px;color:#1b232a">${rotulo}` +
  `<div class="caixa" style="margin-top:6px;padding:10px 12px;background:#eef4f8;border:1px solid #d5e3ec;border-radius:6px;font-family:Consolas,'Courier New',monospace;font-size:14px;line-height:20px;word-break:${quebra === 'grupos' ? 'normal' : 'break-all'}">${valor}</div></td></tr>`
