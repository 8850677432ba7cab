import type { FontesModelo } from '@ramal/shared/contracts/modelos.ts'
import type { TipoModelo } from '#db/schema/correio.ts'

const ESPERADAS: Readonly<Record<TipoModelo, readonly (readonly [variavel: string, porque: string])[]>> = {
  fatura: [
    ['distribuidora.nome', 'quem recebe não fica sabendo quem escreve'],
    ['fatura.valor', 'falta o valor a pagar'],
    ['fatura.vencimento', 'falta o vencimento'],
    ['fatura.linhaDigitavel', 'falta a linha digitável, que é como muitos pagam'],
    ['fatura.debitoAutomatico', 'quem tem débito automático seria levado a pagar de novo'],
    ['links.descadastro', 'falta o caminho de volta à fatura impressa'],
    ['pdf.dicaDaSenha', 'quem tem senha no PDF não fica sabendo qual é'],
  ],
  segunda_via: [
    ['distribuidora.nome', 'quem recebe não fica sabendo quem escreve'],
    ['fatura.valor', 'falta o valor a pagar'],
    ['fatura.vencimento', 'falta o vencimento'],
    ['fatura.linhaDigitavel', 'falta a linha digitável, que é como muitos pagam'],
    ['pdf.dicaDaSenha', 'quem tem senha no PDF não fica sabendo qual é'],
  ],
  termo: [
    ['uc.numero', 'falta dizer de qual unidade consumidora se trata'],
    ['termo.texto', 'falta o texto do termo, cuja cópia é devida a quem aderiu'],
    ['termo.aceitoEm', 'falta quando o termo foi aceito'],
  ],
}

/** What words that work leave out, for each part that a reader may see alone. */
export function avisosDoModelo(tipo: TipoModelo, { html, texto }: FontesModelo): string[] {
  return ESPERADAS[tipo].flatMap(([variavel, porque]) => {
    const sem = [
      [html, 'HTML'],
      [texto, 'texto'],
    ].flatMap(([fonte, nome]) => (fonte?.includes(variavel) ? [] : [nome]))
    return sem.length > 0 ? [`Sem ${variavel} no ${sem.join(' e no ')}: ${porque}.`] : []
  })
}
