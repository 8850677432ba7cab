import type { TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import { encontrado } from '#http/rota.ts'
import { prepararConta, type Conteudo } from './conteudo.ts'
import { prepararDkim } from './dkim.ts'
import { abrirConta, type ContaDeEnvio } from './leitura.ts'
import { createContaEmailRepository, type ContaRow } from './repository.ts'
import type { ContasEmailDeps } from './service.ts'

/** Real tests of accounts: a conversation with the server that ends in a real message. */
export function createTesteDeContas({ unitOfWork, relogio, cifra }: Omit<ContasEmailDeps, 'escrever'>) {
  const repository = createContaEmailRepository(unitOfWork.tables)
  const kept = async (id: number): Promise<ContaRow> =>
    encontrado(await unitOfWork.read((tx) => repository.find(tx, id)), 'Esta conta de e-mail')

  async function conversar(conta: ContaDeEnvio, para: string): Promise<TesteConta> {
    // Loaded with the first test: a server beside a worker does without the libraries of the mail.
    const conversa = await import('./conversa.ts')
    return conversa.conversar(conta, para, relogio.agora())
  }

  return {
    /** Of a kept account: the outcome is kept with it. */
    async testar(id: number, para: string): Promise<TesteConta> {
      const teste = await conversar(abrirConta(await kept(id), cifra), para)
      const resultado = { testadaEm: new Date(teste.em), testeBom: teste.bom }
      await unitOfWork.transaction((tx) => repository.update(tx, id, resultado))
      return teste
    },

    /**
     * Of values that nobody has saved.
     * @throws ErroDominio `validacao` naming each field, as saving them would.
     */
    async testarNova(pedido: {
      para: string
      contaId?: number | undefined
      conta: Conteudo
    }): Promise<TesteConta> {
      const atual = pedido.contaId === undefined ? null : await kept(pedido.contaId)
      const dkim = await prepararDkim(pedido.conta.dkim)
      const valores = prepararConta(pedido.conta, dkim, { atual, cifra })
      return conversar(abrirConta(rascunho(valores, atual, relogio.agora()), cifra), pedido.para)
    },
  }
}

export type TesteDeContas = ReturnType<typeof createTesteDeContas>

/** The row as it would be. */
function rascunho(valores: ReturnType<typeof prepararConta>, atual: ContaRow | null, agora: Date): ContaRow {
  const vazia = {
    id: 0,
    dkimDominio: null,
    dkimSeletor: null,
    dkimChaveCifrada: null,
    dkimRegistro: null,
    removidaEm: null,
    testadaEm: null,
    testeBom: null,
    criadaEm: agora,
    atualizadaEm: agora,
  }
  return { ...vazia, ...atual, ...valores } as ContaRow
}
