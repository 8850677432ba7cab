import { createPrivateKey, type KeyObject } from 'node:crypto'
import { hostname } from 'node:os'
import type { Entrega } from '#emissao/channels/entrega.ts'
import { MensagemInvalida } from '#emissao/correio/cabecalhos.ts'
import { signDkim } from '#emissao/correio/dkim.ts'
import { EnderecoInvalido, enderecoAscii } from '#emissao/correio/endereco.ts'
import { composeMime } from '#emissao/correio/mime.ts'
import { createTransporte, PRAZO_ENTREGA_MS, type Transporte } from '#emissao/correio/transporte.ts'
import { createDocumentos } from '#emissao/engine/documentos.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { createMensagens } from '#emissao/mensagens/modelos.ts'
import { montar, NaoMontavel } from './montar.ts'
import type { ContaDoPosto, Feito, Oficio, Trabalho } from './trabalho.ts'

/** A place where messages are written, signed and sent, one thread's worth. */
export interface Posto {
  configurar(oficio: Oficio): void
  executar(trabalho: Trabalho): Promise<Feito>
  close(): Promise<void>
}

interface Saida {
  conta: ContaDoPosto
  transporte: Transporte
  dkim: { dominio: string; seletor: string; chavePrivada: KeyObject } | null
}

export async function createPosto(prazoMs = PRAZO_ENTREGA_MS): Promise<Posto> {
  const documentos = await createDocumentos()
  const saidas = new Map<string, Saida>()
  let mensagens = createMensagens([])

  /** Keeps the connections of accounts that have not changed. */
  function configurar({ contas, modelos }: Oficio): void {
    mensagens = createMensagens(modelos)
    const novas = new Map(contas.map((conta) => [conta.chave, conta]))
    for (const [chave, { conta, transporte }] of saidas) {
      if (novas.get(chave)?.versao === conta.versao) continue
      transporte.close()
      saidas.delete(chave)
    }
    for (const conta of contas) if (!saidas.has(conta.chave)) saidas.set(conta.chave, abrir(conta, prazoMs))
  }

  async function executar(trabalho: Trabalho): Promise<Feito> {
    const saida = saidas.get(trabalho.conta)
    if (!saida) throw new Error(`the account ${trabalho.conta} is not known here`)
    try {
      const { mensagem, versaoMensagem, documento } = montar(trabalho, {
        documentos,
        mensagens,
        conta: saida.conta,
      })
      const entrega = await enviar(saida, trabalho, mensagem)
      return { tipo: 'entregue', ...entrega, documento, versaoMensagem }
    } catch (error) {
      if (!isNaoMontavel(error)) throw error
      return { tipo: 'nao_montavel', motivo: error.message }
    }
  }

  return {
    configurar,
    executar,
    async close() {
      for (const { transporte } of saidas.values()) transporte.close()
      saidas.clear()
    },
  }
}

/** What no further attempt would change. */
const isNaoMontavel = (error: unknown): error is Error =>
  error instanceof NaoMontavel || error instanceof EnderecoInvalido || error instanceof MensagemInvalida

function abrir(conta: ContaDoPosto, prazoMs: number): Saida {
  const { dkim } = conta
  return {
    conta,
    transporte: createTransporte(conta, { prazoMs, nome: nomeDaMaquina(conta) }),
    dkim: dkim && {
      dominio: dkim.dominio,
      seletor: dkim.seletor,
      chavePrivada: createPrivateKey(dkim.chavePem),
    },
  }
}

function enviar(
  { conta, transporte, dkim }: Saida,
  trabalho: Trabalho,
  mensagem: Mensagem,
): Promise<Entrega> {
  const retorno = trabalho.retorno ?? conta.remetente.endereco
  const raw = composeMime(
    {
      de: conta.remetente,
      para: trabalho.para,
      responderPara: conta.responderPara,
      messageId: trabalho.messageId,
      data: trabalho.data,
      leituraPara: trabalho.confirmarLeitura ? retorno : null,
      descadastro: trabalho.descadastro,
    },
    mensagem,
  )
  return transporte.enviar(
    { de: retorno, para: enderecoAscii(trabalho.para) },
    dkim ? signDkim(raw, dkim) : raw,
  )
}

/** What servers are greeted with: a whole name, which many of them ask for. */
const nomeDaMaquina = ({ remetente }: ContaDoPosto): string | undefined =>
  hostname().includes('.') ? undefined : remetente.endereco.split('@').at(-1)
