import type { Destino, Destinos } from '@ramal/shared/contracts/destinos.ts'
import type { Config } from '#config.ts'
import type { ReadTx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { lerCaixa } from '#emissao/correio/endereco.ts'
import { campoInvalido } from '#erros.ts'
import { encontrado } from '#http/rota.ts'
import { readEndereco } from '#modules/envio-digital/enderecos.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { createConhecer } from './conhecer.ts'
import { createDisponibilidade, type Disponibilidade, type LerCanais } from './disponibilidade.ts'
import { createEnderecosDaUc, type EnderecoDaUc } from './enderecos-da-uc.ts'
import { createDestinoRepository } from './repository.ts'
import type { MeioDigitado } from './supressao.ts'

export interface DestinosDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  config: Pick<Config, 'smtpUrl' | 'remetente' | 'demonstracao'>
  lerCanais: LerCanais
}

const SEM_CONTA = 'Nenhuma conta de e-mail está escolhida: o envio espera até que um supervisor escolha uma.'

/** Where a 2ª via may go: what is on file of a UC, and what is known of an address that was typed. */
export function createDestinosService({ unitOfWork, relogio, config, lerCanais }: DestinosDeps) {
  const { tables } = unitOfWork
  const repository = createDestinoRepository(tables)
  const enderecosDaUc = createEnderecosDaUc(tables)
  const disponibilidade = createDisponibilidade(tables, lerCanais)
  const lerRemetente = createLerRemetente({ unitOfWork, config })
  const conhecer = createConhecer(tables)
  const findUc = async (tx: ReadTx, ucId: number) => encontrado(await repository.findUc(tx, ucId), 'Esta UC')

  return {
    /** @throws ErroDominio `nao_encontrado` for an unknown UC. */
    listar: (ucId: number): Promise<Destinos> =>
      unitOfWork.read(async (tx) => {
        const uc = await findUc(tx, ucId)
        const remetente = await lerRemetente(tx)
        const email: Disponibilidade = { oferecido: true, motivo: remetente ? null : SEM_CONTA }
        const canais = { email, ...(await disponibilidade(tx)) }
        const itens: Destino[] = []
        for (const meio of ['email', 'whatsapp', 'sms'] as const) {
          const usavel = meio === 'email' || (canais[meio].oferecido && canais[meio].motivo === null)
          if (usavel) itens.push(...escolher(await enderecosDaUc(tx, uc, meio, relogio.agora())))
        }
        return { itens, remetente, canais }
      }),

    /** @throws ErroDominio `nao_encontrado`, `validacao` on `endereco`. */
    conferir: (ucId: number, pedido: { meio: MeioDigitado; endereco: string }) =>
      unitOfWork.read(async (tx) => {
        const uc = await findUc(tx, ucId)
        const lido = readEndereco(pedido)
        if ('erro' in lido) throw campoInvalido('endereco', lido.erro)
        const { endereco } = lido
        const [conhecido] = await conhecer(tx, uc, pedido.meio, {
          enderecos: [endereco],
          agora: relogio.agora(),
        })
        const { origem, deOutraPessoa, aviso } = conhecido!
        return { endereco, noCadastro: origem !== null, deOutraPessoa, aviso }
      }),
  }
}

export type DestinosService = ReturnType<typeof createDestinosService>

/** Ticked to begin with: all of the adhesion's for this channel; else the first that nothing is known against. */
function escolher(enderecos: readonly EnderecoDaUc[]): Destino[] {
  const usaveis = enderecos.filter(({ aviso }) => aviso === null)
  const daAdesao = usaveis.filter(({ destinatarioId }) => destinatarioId !== null)
  const preferidos = new Set(daAdesao.length > 0 ? daAdesao : usaveis.slice(0, 1))
  return enderecos.map((item) => {
    const { destinatarioId: _, ...destino } = item
    return { ...destino, preferido: preferidos.has(item) }
  })
}

/** Who the e-mails come from: the server of the environment, else the chosen account, else the demonstration's. */
function createLerRemetente({ unitOfWork, config }: Pick<DestinosDeps, 'unitOfWork' | 'config'>) {
  const repository = createDestinoRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)
  const caixa = lerCaixa(config.remetente)
  const daConfiguracao = { nome: caixa.nome ?? caixa.endereco, endereco: caixa.endereco }
  return async (tx: ReadTx): Promise<Destinos['remetente']> => {
    if (config.smtpUrl !== undefined) return daConfiguracao
    const { contaEmailId } = await lerParametros(tx)
    const daConta = contaEmailId === null ? null : await repository.remetenteDaConta(tx, contaEmailId)
    return daConta ?? (config.demonstracao ? daConfiguracao : null)
  }
}
