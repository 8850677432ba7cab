import { createContasEmailService, type ContasEmailDeps, type ContasEmailService } from './service.ts'
import { createTesteDeContas, type TesteDeContas } from './teste.ts'

export interface ContasEmail {
  contas: ContasEmailService
  testes: TesteDeContas
}

/** The e-mail accounts: kept, and tried for real. */
export const createContasEmail = (deps: ContasEmailDeps): ContasEmail => ({
  contas: createContasEmailService(deps),
  testes: createTesteDeContas(deps),
})
