import type { TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import { testarConta } from '#emissao/correio/teste-conta.ts'
import { encontrado } from '#http/rota.ts'
import { prepararConta, type Conteudo } from './conteudo.ts'
import { prepararDkim } from './dkim.ts'
import { explicarFalha, passosDo } from './explicacao.ts'
import { abrirConta, type ContaDeEnvio } from './leitura.ts'
import { mensagemDeTeste } from './mensagem-teste.ts'
import { createContaEmailRepository, type ContaRow } from './repository.ts'
import type { ContasEmailDeps } from './service.ts'

/** However the server behaves, whoever asked has an answer by then. */
const PRAZO_MS = 20_000

/** Real tests of accounts: a conversation with the server that ends in a real message. */
export function createTesteDeContas({ unitOfWork, relogio, cifra }: Omit<ContasEmailDeps, 'escrever'>) {
  const repository = createContaEmailRepository(unitOfWork.tables)
  const kept = async (id: number): Promise<ContaRow> =>
    encontrado(await unitOfWork.read((tx) => repository.find(tx, id)), 'Esta conta de e-mail')

  async function conversar(conta: ContaDeEnvio, para: string): Promise<TesteConta> {
    const em = relogio.agora()
    const start = performance.now()
    const mensagem = mensagemDeTeste(conta, para, em)
    const { ok, resposta, tls, transcricao } = await testarConta(conta, { prazoMs: PRAZO_MS, mensagem })
    const falha = ok ? null : resposta
    return {
      bom: ok,
      em: em.toISOString(),
      duracaoMs: Math.round(performance.now() - start),
      passos: passosDo(conta, falha),
      ...(falha
        ? explicarFalha(falha)
        : { resumo: `O servidor aceitou a mensagem para ${para}.`, oQueFazer: null }),
      tls: tls && { ...tls, validoAte: tls.validoAte.toISOString() },
      transcricao: transcricao.map(({ quem, texto }) => ({ quem, texto })),
    }
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
