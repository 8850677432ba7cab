import type { TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import { testarConta } from '#emissao/correio/teste-conta.ts'
import { explicarFalha, passosDo } from './explicacao.ts'
import type { ContaDeEnvio } from './leitura.ts'
import { mensagemDeTeste, prontaParaEnviar } from './mensagem-teste.ts'

/** However the server behaves, whoever asked has an answer by then; a browser waits no longer than 20 s. */
const PRAZO_MS = 15_000

/** Sends the test message of an account in a session of its own, and tells how that went. */
export async function conversar(conta: ContaDeEnvio, para: string, agora: Date): Promise<TesteConta> {
  const start = performance.now()
  const mensagem = prontaParaEnviar(conta, mensagemDeTeste(conta, agora), { para, agora })
  const { ok, resposta, tls, transcricao } = await testarConta(conta, { prazoMs: PRAZO_MS, mensagem })
  const falha = ok ? null : resposta
  return {
    bom: ok,
    em: agora.toISOString(),
    duracaoMs: Math.round(performance.now() - start),
    passos: passosDo(conta, falha),
    ...(falha
      ? explicarFalha(falha)
      : { resumo: `O servidor aceitou a mensagem para ${para}.`, oQueFazer: null }),
    tls: tls && { ...tls, validoAte: tls.validoAte.toISOString() },
    transcricao: transcricao.map(({ quem, texto }) => ({ quem, texto })),
  }
}
