import type { Ciencia } from '@ramal/shared/contracts/disparos.ts'
import type { ReadTx } from '#db/tx.ts'
import { campoInvalido, ErroDominio, type CampoRecusado, type CodigoErro } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import {
  createConhecer,
  createFindUcDosDestinos,
  type EnderecoConhecido,
} from '#modules/destinos/conhecer.ts'
import { createDisponibilidade } from '#modules/destinos/disponibilidade.ts'
import type { MeioDigitado } from '#modules/destinos/supressao.ts'
import { readEndereco } from '#modules/envio-digital/enderecos.ts'
import type { DisparosDeps } from './service.ts'

export interface EnderecosPedidos {
  ucId: number
  meio: MeioDigitado
  /** As typed. */
  enderecos: readonly string[]
  /** The customer agrees to WhatsApp at a number that the adhesion does not hold. */
  consentimento: boolean
  ciente: readonly Ciencia[]
}

/** An address that a request goes to, with where in the request it stands. */
export type EnderecoPedido = EnderecoConhecido & { indice: number }

const SEM_CONSENTIMENTO =
  'Este número não está na adesão ao WhatsApp. Pergunte ao cliente se ele aceita receber por WhatsApp neste número.'
const DE_OUTRO =
  'Este endereço está no cadastro de outra pessoa. Confira com o cliente; se for mesmo esse, envie assim mesmo.'

/** Where a request goes: each address once, as it is kept, found fit for the channel. */
export function createLerEnderecosPedidos({
  unitOfWork,
  relogio,
  lerCanais,
}: Pick<DisparosDeps, 'unitOfWork' | 'relogio' | 'lerCanais'>) {
  const { tables } = unitOfWork
  const findUc = createFindUcDosDestinos(tables)
  const conhecer = createConhecer(tables)
  const disponibilidade = createDisponibilidade(tables, lerCanais)

  async function assertDisponivel(tx: ReadTx, meio: MeioDigitado): Promise<void> {
    if (meio === 'email') return
    const { motivo } = (await disponibilidade(tx))[meio]
    if (motivo) throw new ErroDominio('canal_indisponivel', motivo)
  }

  /**
   * @throws ErroDominio `validacao` on `enderecos` or `enderecos.N`; `canal_indisponivel`; `endereco_suprimido`,
   * `consentimento_necessario`, and `endereco_de_outro` unless that was read, each naming `enderecos.N`.
   */
  return async (tx: ReadTx, pedido: EnderecosPedidos): Promise<EnderecoPedido[]> => {
    const { ucId, meio, consentimento, ciente } = pedido
    const lidos = lerEnderecos(meio, pedido.enderecos)
    await assertDisponivel(tx, meio)
    const uc = encontrado(await findUc(tx, ucId), 'Esta UC')
    const enderecos = [...lidos.keys()]
    const conhecidos = await conhecer(tx, uc, meio, { enderecos, agora: relogio.agora() })
    const pedidos = conhecidos.map((conhecido) => ({ ...conhecido, indice: lidos.get(conhecido.endereco)! }))
    recusar('endereco_suprimido', pedidos, ({ suprimido }) => suprimido)
    const precisaConsentir = meio === 'whatsapp' && !consentimento
    recusar('consentimento_necessario', pedidos, ({ destinatarioId }) =>
      precisaConsentir && destinatarioId === null ? SEM_CONSENTIMENTO : null,
    )
    const avisado = ciente.includes('endereco_de_outro')
    recusar('endereco_de_outro', pedidos, ({ deOutraPessoa }) =>
      deOutraPessoa && !avisado ? DE_OUTRO : null,
    )
    return pedidos
  }
}

/** Addresses as they are kept, each with the first place in which it was typed. */
function lerEnderecos(meio: MeioDigitado, typed: readonly string[]): Map<string, number> {
  if (typed.length === 0) throw campoInvalido('enderecos', 'Informe para onde enviar.')
  const lidos = new Map<string, number>()
  const campos: CampoRecusado[] = []
  for (const [indice, endereco] of typed.entries()) {
    const lido = readEndereco({ meio, endereco })
    if ('erro' in lido) campos.push({ campo: `enderecos.${indice}`, mensagem: lido.erro })
    else if (!lidos.has(lido.endereco)) lidos.set(lido.endereco, indice)
  }
  if (campos[0]) throw new ErroDominio('validacao', campos[0].mensagem, campos)
  return lidos
}

function recusar(
  codigo: CodigoErro,
  pedidos: readonly EnderecoPedido[],
  motivoDe: (pedido: EnderecoPedido) => string | null,
): void {
  const campos = pedidos.flatMap((pedido) => {
    const mensagem = motivoDe(pedido)
    return mensagem === null ? [] : { campo: `enderecos.${pedido.indice}`, mensagem }
  })
  if (campos[0]) throw new ErroDominio(codigo, campos[0].mensagem, campos)
}
