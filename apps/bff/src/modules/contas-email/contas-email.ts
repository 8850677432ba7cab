import type { Config } from '#config.ts'
import { createContasEmailService, type ContasEmailDeps, type ContasEmailService } from './service.ts'
import { createTesteDeContas, type TesteDeContas } from './teste.ts'

export interface ContasEmail {
  contas: ContasEmailService
  testes: TesteDeContas
  /** Whether the environment names a mail server, which takes the place of every account. */
  substituidas: boolean
}

/** The e-mail accounts: kept, and tried for real. */
export const createContasEmail = (
  deps: ContasEmailDeps & { config: Pick<Config, 'smtpUrl'> },
): ContasEmail => ({
  contas: createContasEmailService(deps),
  testes: createTesteDeContas(deps),
  substituidas: deps.config.smtpUrl !== undefined,
})
