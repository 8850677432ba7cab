import { formatCompetencia, formatDay, saoPauloDay } from '@ramal/shared/domain/dates.ts'
import type { Envio } from '#emissao/channels/porta.ts'
import type { CanalDeEnvio } from './canal-de-envio.ts'

/** A message that nobody can take for a bill: it asks for nothing and pays nobody. */
export function envioDeTeste(meio: CanalDeEnvio['meio'], para: string, agora: Date): Envio {
  const hoje = saoPauloDay(agora)
  const campos = {
    nome: 'Teste do canal',
    competencia: formatCompetencia(hoje.slice(0, 7)),
    valor: 'R$ 0,00',
    vencimento: formatDay(hoje),
    uc: 'teste',
    linhaDigitavel: 'TESTE: não pague',
    pix: null,
    distribuidora: 'Ramal',
  }
  return {
    disparoId: 0,
    para,
    // Names no disparo: its receipts are kept and change nothing.
    referencia: 'teste',
    conteudo:
      meio === 'sms'
        ? { tipo: 'barra', campos }
        : { tipo: 'documento', nome: 'teste.pdf', pdf: pdfDeTeste(), campos },
  }
}

const OBJETOS = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 320 120]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  stream('BT /F 16 Tf 24 60 Td (Teste do canal: nada a pagar.) Tj ET'),
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
]

function stream(text: string): string {
  return `<</Length ${text.length}>>stream\n${text}\nendstream`
}

/** The smallest page there is; the offsets of its table are counted. */
function pdfDeTeste(): Buffer {
  let body = '%PDF-1.4\n'
  const offsets = OBJETOS.map((objeto, index) => {
    const at = body.length
    body += `${index + 1} 0 obj${objeto}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = OBJETOS.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}
