import { descadastroToken } from '#emissao/retornos/descadastro-token.ts'
import { referenciaDoDisparo } from '#emissao/retornos/referencia.ts'
import { verpAddress } from '#emissao/retornos/verp.ts'
import type { DisparoCarregado } from './carga.ts'
import { messageIdOf } from './message-id.ts'
import type {
  ContaDeCanal,
  ContaDeEmail,
  ContaDoPosto,
  Trabalho,
  TrabalhoFatura,
  TrabalhoTermo,
} from './oficina/trabalho.ts'

/** What ties a message to its disparo from outside. */
export interface Enderecamento {
  /** Address under which people reach Ramal. */
  publicUrl: string
  verpKey: Uint8Array
  tokensKey: Uint8Array
  /** Signs what providers give back in their receipts. */
  recibosKey: Uint8Array
  /** Opens the keys of an adhesion's PDF password. */
  abrirProtecao: (carregado: DisparoCarregado) => TrabalhoFatura['protecao']
}

interface Envelope {
  carregado: DisparoCarregado
  para: string
  /** What travels in the same message. */
  juntos: readonly DisparoCarregado[]
}

/** What a thread needs to write and send one message, or the sentence that says why it never can be. */
export function escreverTrabalho(
  { carregado, juntos = [] }: { carregado: DisparoCarregado; juntos?: readonly DisparoCarregado[] },
  conta: ContaDoPosto,
  fora: Enderecamento & { agora: Date },
): Trabalho | string {
  if (!carregado.endereco) return 'O disparo não tem endereço.'
  const envelope = { carregado, para: carregado.endereco, juntos }
  return conta.meio === 'email' ? email(envelope, conta, fora) : deCanal(envelope, conta, fora)
}

function email(
  { carregado, para, juntos }: Envelope,
  conta: ContaDeEmail,
  { agora, ...fora }: Enderecamento & { agora: Date },
): Trabalho | string {
  const conteudo = carregado.finalidade === 'termo' ? termo(carregado) : fatura(carregado, fora)
  if (typeof conteudo === 'string') return conteudo
  const outras = juntos.map((junto) => fatura(junto, fora))
  const falha = outras.find((outra) => typeof outra === 'string')
  if (falha !== undefined) return falha
  const { id, destinatarioId, assunto, recado } = carregado
  const { dominioRetorno } = conta
  return {
    meio: 'email',
    disparoId: id,
    conta: conta.chave,
    para,
    messageId: carregado.messageId ?? messageIdOf(carregado, dominioDoRemetente(conta)),
    data: agora,
    retorno: dominioRetorno && verpAddress(id, dominioRetorno, fora.verpKey),
    // Only what the adhesion sends by itself can be left; a 2ª via was asked for.
    descadastro:
      destinatarioId === null || carregado.finalidade === 'segunda_via'
        ? null
        : `${fora.publicUrl}/api/descadastro/${descadastroToken(destinatarioId, fora.tokensKey)}`,
    confirmarLeitura: carregado.confirmarLeitura,
    conteudo,
    juntos: outras.filter((outra) => typeof outra !== 'string'),
    assunto,
    recado,
  }
}

const NOMES: Readonly<Record<ContaDeCanal['meio'], string>> = { whatsapp: 'WhatsApp', sms: 'SMS' }

function deCanal(
  { carregado, para }: Envelope,
  { meio, chave }: ContaDeCanal,
  fora: Enderecamento,
): Trabalho | string {
  if (carregado.finalidade === 'termo') return `O termo de adesão não segue por ${NOMES[meio]}.`
  const conteudo = fatura(carregado, fora)
  if (typeof conteudo === 'string') return conteudo
  const { id: disparoId } = carregado
  const referencia = referenciaDoDisparo(disparoId, fora.recibosKey)
  return { meio, disparoId, conta: chave, para, referencia, conteudo }
}

const dominioDoRemetente = ({ remetente }: ContaDeEmail) =>
  remetente.endereco.split('@').at(-1) ?? 'localhost'

const SEM_CHAVES =
  'As chaves da senha do PDF não abrem: a chave desta instalação mudou. Salve de novo a senha na adesão.'

/** An adhesion whose keys are lost fails its own bills: they neither go out unprotected nor stop the others. */
function protecaoDe(
  carregado: DisparoCarregado,
  { abrirProtecao }: Pick<Enderecamento, 'abrirProtecao'>,
): TrabalhoFatura['protecao'] | string {
  try {
    return abrirProtecao(carregado)
  } catch {
    return SEM_CHAVES
  }
}

function fatura(
  carregado: DisparoCarregado,
  fora: Pick<Enderecamento, 'abrirProtecao'>,
): TrabalhoFatura | string {
  const protecao = protecaoDe(carregado, fora)
  if (typeof protecao === 'string') return protecao
  const {
    xmlDeflate,
    xmlTamanho,
    fatos,
    ucNumero,
    ucNumeroAnterior,
    finalidade,
    conteudo,
    tipoFatura,
    documentoHash,
    versaoModelo,
  } = carregado
  if (!xmlDeflate) return 'A fatura não tem documento.'
  return {
    tipo: 'fatura',
    via: finalidade === 'segunda_via' ? 2 : 1,
    tipoFatura,
    documento: conteudo === 'barra' ? 'barra' : 'fatura',
    xmlDeflate,
    xmlTamanho,
    fatos,
    ucNumero,
    ucNumeroAnterior,
    congelado: { hash: documentoHash, versaoModelo },
    protecao,
  }
}

function termo(carregado: DisparoCarregado): TrabalhoTermo | string {
  const { titular, ucNumero, aceitoEm, modoAceite, protocolo, termoVersao, termoTexto } = carregado
  if (
    titular === null ||
    ucNumero === null ||
    aceitoEm === null ||
    termoVersao === null ||
    termoTexto === null
  ) {
    return 'A adesão deste termo não existe mais.'
  }
  return {
    tipo: 'termo',
    titular,
    uc: ucNumero,
    aceitoEm,
    modoAceite: modoAceite ?? 'clicado',
    protocolo,
    versao: termoVersao,
    texto: termoTexto,
  }
}
