import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import type { Contexto } from '#contexto.ts'
import type { Tables } from '#db/schema.ts'
import type { ModoAceite, TipoCopia } from '#db/schema/envio-digital.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { ErroDominio } from '#erros.ts'
import type { Escrever } from '#escrita.ts'
import { createContextoDoAtendimento } from '#modules/atendimento/contexto-do-atendimento.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import { createFindUc, type Uc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { createLerAdesao } from './adesao.ts'
import { createAdesoes, type Aceite, type Ato } from './adesoes.ts'
import { createConsultasRepository } from './consultas-repository.ts'
import { createDescreverEnvioDigital } from './descrever.ts'
import { readDestinatarios } from './enderecos.ts'
import { escolherProtecao, type ProtecaoDaAdesao, type ProtecaoPedida } from './escolher-protecao.ts'
import type { Protecoes } from './protecao.ts'
import { createEnvioDigitalRepository, type Endereco } from './repository.ts'
import { createTermos } from './termos.ts'

export interface PedidoDeAdesao extends ProtecaoPedida {
  atendimentoId?: number | null | undefined
  destinatarios: readonly Endereco[]
  tipoCopia: TipoCopia
  /** The version that was shown and accepted. */
  termoVersao: number
  modoAceite: ModoAceite
}

export interface SalvarDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  protecoes: Protecoes
}

export function createSalvar({ unitOfWork, escrever, relogio, protecoes }: SalvarDeps) {
  const { tables } = unitOfWork
  const contextoDoAtendimento = createContextoDoAtendimento(tables)
  const describe = createDescreverEnvioDigital(tables)
  const findUc = createFindUc(tables)
  const lerParametros = createLerParametros(tables)
  const readAceite = createReadAceite(tables)
  const apply = createApply(tables)
  const warn = createWarn(tables)
  const lerProtecao = createLerProtecao({ unitOfWork, escrever, relogio, protecoes })

  /**
   * Adheres, or changes the adhesion in force. Addresses that are also another person's are kept as typed and named in
   * `avisos` (design rule 5).
   * @throws ErroDominio `termo_desatualizado`, `whatsapp_nao_contratado`, `validacao` on `destinatarios.N.endereco`,
   * `senha` or `protecao`, or what `contextoDoAtendimento` throws.
   */
  return async (contexto: Contexto, ucId: number, pedido: PedidoDeAdesao): Promise<EnvioDigital> => {
    const protecao = await lerProtecao(ucId, pedido)
    return escrever(contexto, async (tx) => {
      const agora = relogio.agora()
      const atendimentoId = await contextoDoAtendimento(tx, contexto, pedido.atendimentoId)
      const uc = await findUc(tx, ucId)
      const aceite = { ...(await readAceite(tx, pedido, agora)), ...protecao }
      const { whatsappContratado } = await lerParametros(tx)
      const enderecos = readDestinatarios(pedido.destinatarios, whatsappContratado)
      const avisos = await warn(tx, uc, enderecos)
      await apply(tx, uc, enderecos, aceite, { usuarioId: contexto.autor.usuarioId, atendimentoId, agora })
      return { ...(await describe(tx, uc, agora)), avisos }
    })
  }
}

/**
 * Before the transaction, because deriving keys holds up everything else for 10 ms. Should the titular's document change
 * in between, the keys follow it when the bill is sent (protecao.ts).
 */
function createLerProtecao({ unitOfWork, protecoes }: SalvarDeps) {
  const { tables } = unitOfWork
  const findUc = createFindUc(tables)
  const lerParametros = createLerParametros(tables)
  const lerAdesao = createLerAdesao(tables)
  return async (ucId: number, pedida: ProtecaoPedida): Promise<ProtecaoDaAdesao> => {
    const situacao = await unitOfWork.read(async (tx) => {
      const uc = await findUc(tx, ucId)
      const atual = (await lerAdesao(tx, uc))?.adesao ?? null
      const { envioDigital: parametros } = await lerParametros(tx)
      return { atual, documento: uc.titular.documento, parametros }
    })
    return escolherProtecao(pedida, situacao, protecoes)
  }
}

function createReadAceite(tables: Tables) {
  const termos = createTermos(tables)
  return async (
    tx: ReadTx,
    pedido: PedidoDeAdesao,
    agora: Date,
  ): Promise<Omit<Aceite, keyof ProtecaoDaAdesao>> => {
    const termo = await termos.vigente(tx, agora)
    if (pedido.termoVersao !== termo.versao) {
      const mensagem = 'O termo de adesão mudou; leia a versão atual antes de confirmar o aceite.'
      throw new ErroDominio('termo_desatualizado', mensagem, [{ campo: 'termoVersao', mensagem }])
    }
    const { tipoCopia, modoAceite } = pedido
    return { tipoCopia, modoAceite, termoId: termo.id, termoVersao: termo.versao, termoHash: termo.hash }
  }
}

function createApply(tables: Tables) {
  const repository = createEnvioDigitalRepository(tables)
  const adesoes = createAdesoes(tables)
  return async (tx: Tx, uc: Uc, enderecos: readonly Endereco[], aceite: Aceite, ato: Ato): Promise<void> => {
    const vigente = await repository.findVigente(tx, uc.id)
    if (vigente?.consumidorId === uc.titular.id) return adesoes.mudar(tx, vigente, enderecos, aceite, ato)
    if (vigente) await adesoes.encerrar(tx, vigente, 'troca_titular', ato)
    await adesoes.aderir(tx, { ucId: uc.id, consumidorId: uc.titular.id }, enderecos, aceite, ato)
  }
}

function createWarn(tables: Tables) {
  const consultas = createConsultasRepository(tables)
  return async (tx: ReadTx, uc: Uc, enderecos: readonly Endereco[]): Promise<string[]> => {
    const avisos: string[] = []
    for (const { endereco } of enderecos) {
      if (await consultas.isDeOutraPessoa(tx, endereco, uc.titular.id)) {
        avisos.push(
          `${endereco} também está no cadastro de outro consumidor; confirme com quem está na linha.`,
        )
      }
    }
    return avisos
  }
}
