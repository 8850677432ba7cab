import type { EstadoDisparo, PassoDisparo } from '@ramal/shared/contracts/disparos.ts'
import type { DisparoGravado, TentativaGravada } from './consulta-repository.ts'
import type { AtoDoDisparo, PapelDaFatura, ReciboDoDisparo, RetornoDoDisparo } from './passos-repository.ts'

type Disparo = DisparoGravado['disparo']

/** Everything that is kept of a disparo. */
export interface Rastro {
  disparo: Disparo
  tentativas: readonly TentativaGravada[]
  retornos: readonly RetornoDoDisparo[]
  recibos: readonly ReciboDoDisparo[]
  atos: readonly AtoDoDisparo[]
  /** The paper copy of the bill's 1ª via. */
  papel: PapelDaFatura | null
}

interface Passo extends Omit<PassoDisparo, 'em'> {
  em: Date
  /** When Ramal learnt it: a provider's word may speak of an earlier moment. */
  sabidoEm: Date
}

/** States that news bring about; any other is told by how the disparo began or by its attempts. */
const DE_NOTICIA: readonly EstadoDisparo[] = [
  'entregue',
  'lido',
  'devolvido',
  'falhou',
  'suprimido',
  'cancelado',
]
/** The attempt or report and the state that follows from it are written in one transaction, by one clock. */
const MESMO_INSTANTE_MS = 1000

/** The way of a disparo in order of time; of what happened in one instant, the cause comes before the effect. */
export function comporPassos(rastro: Rastro): PassoDisparo[] {
  const { disparo, tentativas, retornos, recibos, atos } = rastro
  const noticias = [...tentativas.map(tentado), ...retornos.map(retornado), ...recibos.map(recebido)]
  const passos = [
    passo('criado', disparo.criadoEm),
    ...liberado(disparo, atos),
    ...noticias,
    ...atos.map((ato) => feito(disparo, ato)),
  ]
  const contado = passos.some(
    ({ tipo, sabidoEm }) =>
      tipo !== 'criado' && Math.abs(sabidoEm.getTime() - disparo.estadoEm.getTime()) <= MESMO_INSTANTE_MS,
  )
  if (!contado && DE_NOTICIA.includes(disparo.estado)) {
    passos.push(passo('estado', disparo.estadoEm, { resultado: disparo.estado, texto: disparo.ultimoErro }))
  }
  passos.push(...substituto(rastro))
  return passos
    .toSorted((a, b) => a.em.getTime() - b.em.getTime())
    .map(({ em, tipo, resultado, codigo, texto, disparoId }) => ({
      em: em.toISOString(),
      tipo,
      resultado,
      codigo,
      texto,
      disparoId,
    }))
}

const passo = (
  tipo: PassoDisparo['tipo'],
  em: Date,
  dados: Partial<Omit<Passo, 'tipo' | 'em'>> = {},
): Passo => ({
  tipo,
  em,
  sabidoEm: em,
  resultado: null,
  codigo: null,
  texto: null,
  disparoId: null,
  ...dados,
})

/** What waited for the panel or an authorisation; once it was sent again its first release is not kept any more. */
const liberado = ({ criadoEm, liberadoEm }: Disparo, atos: readonly AtoDoDisparo[]): Passo[] =>
  liberadoEm === null ||
  liberadoEm <= criadoEm ||
  atos.some(({ em }) => em.getTime() === liberadoEm.getTime())
    ? []
    : [passo('liberado', liberadoEm)]

const tentado = ({ inicio, fim, resultado, codigo, codigoEstendido, resposta }: TentativaGravada): Passo =>
  passo('tentativa', fim ?? inicio, {
    resultado,
    codigo: [codigo, codigoEstendido].filter((part) => part !== null).join(' ') || null,
    texto: resposta,
  })

const retornado = ({ recebidoEm, tipo, acao, status, diagnostico }: RetornoDoDisparo): Passo =>
  passo('retorno', recebidoEm, { resultado: acao ?? tipo, codigo: status, texto: diagnostico })

const recebido = ({ ocorridoEm, recebidoEm, estado, codigo, detalhe }: ReciboDoDisparo): Passo =>
  passo('recibo', ocorridoEm, { sabidoEm: recebidoEm, resultado: estado, codigo, texto: detalhe })

function feito({ id }: Disparo, { em, dados }: AtoDoDisparo): Passo {
  if (dados.tipo === 'disparo.cancelado') return passo('cancelado', em, { texto: dados.motivo })
  // The repeat names the first, and the first its repeat.
  const disparoId = dados.disparoId === id ? dados.novoDisparoId : dados.disparoId
  return passo('reenviado', em, { texto: dados.motivo, disparoId })
}

/** Design rule 7: paper that was made, or taken up again, only after this copy was there. */
function substituto({ disparo, papel }: Rastro): Passo[] {
  const { finalidade, meio, criadoEm, estado } = disparo
  const perdido =
    finalidade === 'primeira_via' && meio !== 'impressao' && DE_NOTICIA.slice(2).includes(estado)
  if (!perdido || papel === null) return []
  const em = [papel.criadoEm, papel.liberadoEm].find((instante) => instante !== null && instante > criadoEm)
  return em ? [passo('substituto', em, { disparoId: papel.id })] : []
}
