import { testarConta, type TesteConta } from '#emissao/correio/teste-conta.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { prontaParaEnviar } from '#modules/contas-email/mensagem-teste.ts'
import type { ContaAberta } from './conta-do-teste.ts'

/** One message by one account, in a session of its own. Never rejects for what the server does. */
export const enviarPor = (
  conta: ContaAberta['conta'],
  mensagem: Mensagem,
  { para, agora, prazoMs }: { para: string; agora: Date; prazoMs: number },
): Promise<TesteConta> =>
  testarConta(conta, { prazoMs, mensagem: prontaParaEnviar(conta, mensagem, { para, agora }) })
