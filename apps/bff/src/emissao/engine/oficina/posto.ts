import { createPrivateKey, type KeyObject } from 'node:crypto'
import { hostname } from 'node:os'
import { abrirPorta } from '#emissao/channels/abrir-porta.ts'
import type { Entrega } from '#emissao/channels/entrega.ts'
import type { Porta } from '#emissao/channels/porta.ts'
import { MensagemInvalida } from '#emissao/correio/cabecalhos.ts'
import { signDkim } from '#emissao/correio/dkim.ts'
import { EnderecoInvalido, enderecoAscii } from '#emissao/correio/endereco.ts'
import { composeMime } from '#emissao/correio/mime.ts'
import { createTransporte, PRAZO_ENTREGA_MS, type Transporte } from '#emissao/correio/transporte.ts'
import { createDocumentos } from '#emissao/engine/documentos.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { createMensagens } from '#emissao/mensagens/modelos.ts'
import { NaoMontavel } from './documento-do-trabalho.ts'
import { montarEnvio } from './montar-envio.ts'
import { montar } from './montar.ts'
import type {
  ContaDeCanal,
  ContaDeEmail,
  ContaDoPosto,
  Feito,
  Oficio,
  Trabalho,
  TrabalhoDeCanal,
  TrabalhoDeEmail,
} from './trabalho.ts'

/** A place where messages are written, signed and sent, one thread's worth. */
export interface Posto {
  configurar(oficio: Oficio): void
  executar(trabalho: Trabalho): Promise<Feito>
  close(): Promise<void>
}

interface SaidaDeEmail {
  conta: ContaDeEmail
  transporte: Transporte
  dkim: { dominio: string; seletor: string; chavePrivada: KeyObject } | null
}

interface SaidaDeCanal {
  conta: ContaDeCanal
  porta: Porta
}

type Saida = SaidaDeEmail | SaidaDeCanal

export async function createPosto(prazoMs = PRAZO_ENTREGA_MS): Promise<Posto> {
  const documentos = await createDocumentos()
  const saidas = new Map<string, Saida>()
  const fechamentos = new Set<Promise<void>>()
  let mensagens = createMensagens([])

  /** Keeps the connections of accounts that have not changed. */
  function configurar({ contas, modelos, publicUrl }: Oficio): void {
    mensagens = createMensagens(modelos)
    const novas = new Map(contas.map((conta) => [conta.chave, conta]))
    for (const [chave, saida] of saidas) {
      if (novas.get(chave)?.versao === saida.conta.versao) continue
      saidas.delete(chave)
      const fechando = fechar(saida).finally(() => fechamentos.delete(fechando))
      fechamentos.add(fechando)
    }
    for (const conta of contas) {
      if (!saidas.has(conta.chave)) saidas.set(conta.chave, abrir(conta, { prazoMs, publicUrl }))
    }
  }

  async function executar(trabalho: Trabalho): Promise<Feito> {
    const saida = saidas.get(trabalho.conta)
    if (!saida) throw new Error(`the account ${trabalho.conta} is not known here`)
    try {
      if (trabalho.meio === 'email') return await porEmail(saida, trabalho)
      return await porCanal(saida, trabalho)
    } catch (error) {
      if (!isNaoMontavel(error)) throw error
      return { tipo: 'nao_montavel', motivo: error.message }
    }
  }

  async function porEmail(saida: Saida, trabalho: TrabalhoDeEmail): Promise<Feito> {
    if (!('transporte' in saida)) throw new Error(`${trabalho.conta} is no e-mail account`)
    const { conta } = saida
    const { mensagem, ...montado } = montar(trabalho, { documentos, mensagens, conta })
    return { tipo: 'entregue', ...(await enviar(saida, trabalho, mensagem)), ...montado }
  }

  async function porCanal(saida: Saida, trabalho: TrabalhoDeCanal): Promise<Feito> {
    if (!('porta' in saida)) throw new Error(`${trabalho.conta} is no channel`)
    const { envio, ...montado } = montarEnvio(trabalho, { documentos, canal: saida.conta.canal })
    return { tipo: 'entregue', ...(await saida.porta.enviar(envio)), ...montado }
  }

  return {
    configurar,
    executar,
    async close() {
      await Promise.all([...[...saidas.values()].map(fechar), ...fechamentos])
      saidas.clear()
    },
  }
}

async function fechar(saida: Saida): Promise<void> {
  if ('porta' in saida) await saida.porta.close()
  else saida.transporte.close()
}

/** What no further attempt would change. */
const isNaoMontavel = (error: unknown): error is Error =>
  error instanceof NaoMontavel || error instanceof EnderecoInvalido || error instanceof MensagemInvalida

function abrir(conta: ContaDoPosto, { prazoMs, publicUrl }: { prazoMs: number; publicUrl: string }): Saida {
  if (conta.meio !== 'email') {
    return { conta, porta: abrirPorta(conta.canal, { prazoMs, conexoes: conta.conexoes, publicUrl }) }
  }
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
  { conta, transporte, dkim }: SaidaDeEmail,
  trabalho: TrabalhoDeEmail,
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
const nomeDaMaquina = ({ remetente }: ContaDeEmail): string | undefined =>
  hostname().includes('.') ? undefined : remetente.endereco.split('@').at(-1)
