import type { Cifra } from '#cifra.ts'
import type { Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { contaDaUrl } from '#emissao/engine/conta-da-url.ts'
import { ErroDominio } from '#erros.ts'
import { createLerContas, type ContaDeEnvio } from '#modules/contas-email/leitura.ts'
import { createLerParametros } from '#modules/parametros/service.ts'

/** An account to send one message by, closed by who asked for it. */
export interface ContaAberta {
  conta: Omit<ContaDeEnvio, 'id' | 'atualizadaEm'>
  close(): Promise<void>
}

export type AbrirConta = () => Promise<ContaAberta>

export interface ContaDoTesteDeps {
  unitOfWork: UnitOfWork
  cifra: Cifra
  config: Pick<Config, 'smtpUrl' | 'remetente' | 'demonstracao'>
  /** Where the demonstration keeps the mail it catches. */
  caixa: string
}

/**
 * The account that the bills leave by: the environment's, the one the parameter names, else the demonstration's box.
 * Opening rejects with ErroDominio `estado_invalido` when there is none.
 */
export function createAbrirConta({ unitOfWork, cifra, config, caixa }: ContaDoTesteDeps): AbrirConta {
  const lerContas = createLerContas(unitOfWork.tables, cifra)
  const lerParametros = createLerParametros(unitOfWork.tables)
  return async () => {
    const { smtpUrl, remetente, demonstracao } = config
    if (smtpUrl) return aberta(contaDaUrl('ambiente', smtpUrl, remetente))
    const conta = await unitOfWork.read(async (tx) => {
      const { contaEmailId } = await lerParametros(tx)
      return (await lerContas(tx)).find(({ id }) => id === contaEmailId)
    })
    if (conta) return aberta(conta)
    if (!demonstracao) {
      throw new ErroDominio('estado_invalido', 'Nenhuma conta de e-mail é a padrão das faturas: escolha uma.')
    }
    const { startSmtpDemo } = await import('#emissao/channels/demonstracao/smtp.ts')
    const demo = await startSmtpDemo(caixa)
    return { conta: contaDaUrl('demonstracao', demo.url, remetente), close: () => demo.close() }
  }
}

const aberta = (conta: ContaAberta['conta']): ContaAberta => ({ conta, close: async () => undefined })
