import type { PassoTeste, TesteConta } from '@ramal/shared/contracts/contas-email.ts'
import type { Fase, RespostaSmtp } from '#emissao/correio/resposta-smtp.ts'
import type { ContaDeEnvio } from './leitura.ts'

const PASSOS: readonly PassoTeste[] = [
  'conexao',
  'tls',
  'autenticacao',
  'remetente',
  'destinatario',
  'mensagem',
]

/** The `midia` of WhatsApp never comes from a mail server. */
const passoDa = (fase: Fase): PassoTeste =>
  fase === 'dados' || fase === 'resposta' || fase === 'midia' ? 'mensagem' : fase

/** What came of each step of a conversation that ended in `falha`, or well when that is null. */
export function passosDo(
  { seguranca, usuario }: Pick<ContaDeEnvio, 'seguranca' | 'usuario'>,
  falha: Pick<RespostaSmtp, 'fase'> | null,
): TesteConta['passos'] {
  const end = falha ? PASSOS.indexOf(passoDa(falha.fase)) : PASSOS.length
  const unused = { tls: seguranca === 'nenhuma', autenticacao: usuario === null }
  return PASSOS.map((passo, index) => {
    if (index === end) return { passo, resultado: 'falhou' }
    if (passo in unused && unused[passo as keyof typeof unused]) return { passo, resultado: 'nao_usado' }
    return { passo, resultado: index < end ? 'bom' : 'nao_chegou' }
  })
}

export interface Explicacao {
  resumo: string
  oQueFazer: string
}

interface Caso extends Explicacao {
  fase: Fase
  /** Against the server's words or the failure's; without it, any of the phase. */
  se?: RegExp
}

/** The first that fits speaks. Failures of the network are as Node and OpenSSL word them. */
const CASOS: readonly Caso[] = [
  {
    fase: 'conexao',
    se: /ENOTFOUND|EAI_AGAIN/,
    resumo: 'O nome do servidor não existe.',
    oQueFazer: 'Confira o servidor: pode ser um erro de digitação.',
  },
  {
    fase: 'conexao',
    se: /ECONNREFUSED/,
    resumo: 'Nada atende nesta porta do servidor.',
    oQueFazer: 'Confira a porta: 587 é a do STARTTLS e 465 a do TLS.',
  },
  {
    fase: 'conexao',
    se: /não se apresentou/,
    resumo: 'O servidor aceitou a conexão e ficou calado.',
    oQueFazer: 'É o que faz uma porta de TLS quando se fala aberto com ela: na 465, use TLS.',
  },
  {
    fase: 'conexao',
    resumo: 'Não foi possível falar com o servidor.',
    oQueFazer: 'Confira o endereço e a porta, e se a rede deixa sair conexões para lá.',
  },
  {
    fase: 'tls',
    se: /wrong version number|packet length too long|EPROTO/i,
    resumo: 'Esta porta não começa por TLS.',
    oQueFazer: 'Use STARTTLS, que é o da porta 587, ou a porta 465.',
  },
  {
    fase: 'tls',
    se: /expired/i,
    resumo: 'O certificado do servidor venceu.',
    oQueFazer: 'Peça a quem cuida do servidor que o renove. O Ramal não envia sem verificar o certificado.',
  },
  {
    fase: 'tls',
    se: /altnames|does not match/i,
    resumo: 'O certificado é de outro nome de servidor.',
    oQueFazer: 'Use o nome que está no certificado em vez do endereço IP ou do apelido.',
  },
  {
    fase: 'tls',
    se: /self[- ]signed|unable to (?:verify|get)|certificate/i,
    resumo: 'O certificado do servidor não é de uma autoridade conhecida.',
    oQueFazer: 'Instale no servidor um certificado público, ou a autoridade dele nesta máquina.',
  },
  {
    fase: 'tls',
    se: /^[45]\d\d|STARTTLS/,
    resumo: 'O servidor não oferece STARTTLS.',
    oQueFazer: 'Confira a porta (587 é a usual) ou use TLS na 465.',
  },
  {
    fase: 'tls',
    resumo: 'A conexão cifrada não se completou.',
    oQueFazer: 'Confira a porta e o tipo de segurança.',
  },
  {
    fase: 'autenticacao',
    se: /não foi enviada|não aceita usuário/,
    resumo: 'O servidor não aceita senha nesta conexão.',
    oQueFazer: 'Use TLS ou STARTTLS, ou deixe usuário e senha vazios se o servidor não os pede.',
  },
  {
    fase: 'autenticacao',
    resumo: 'O servidor recusou o usuário ou a senha.',
    oQueFazer: 'Confira os dois. Contas do Google e da Microsoft pedem uma senha de aplicativo.',
  },
  {
    fase: 'remetente',
    se: /^530/,
    resumo: 'O servidor só envia a quem entra com usuário e senha.',
    oQueFazer: 'Preencha usuário e senha.',
  },
  {
    fase: 'remetente',
    resumo: 'O servidor não deixa enviar com este remetente.',
    oQueFazer: 'Autorize no servidor o endereço do remetente e o domínio de retorno, ou use os desta conta.',
  },
  {
    fase: 'destinatario',
    se: /relay|5\.7\.\d/i,
    resumo: 'O servidor não repassa mensagens a outros domínios.',
    oQueFazer: 'Preencha usuário e senha, ou autorize o endereço desta máquina no servidor.',
  },
  {
    fase: 'destinatario',
    resumo: 'O servidor recusou o destinatário do teste.',
    oQueFazer: 'Confira o endereço para o qual enviou o teste.',
  },
  {
    fase: 'dados',
    resumo: 'O servidor não quis receber a mensagem.',
    oQueFazer: 'Veja na conversa o motivo que ele deu.',
  },
  {
    fase: 'resposta',
    resumo: 'O servidor recebeu a mensagem e não a aceitou.',
    oQueFazer: 'Veja na conversa o motivo que ele deu: costuma ser política de spam, SPF, DKIM ou DMARC.',
  },
]

/** What went wrong and what to do, in a person's words. */
export function explicarFalha({ fase, texto }: Pick<RespostaSmtp, 'fase' | 'texto'>): Explicacao {
  const { resumo, oQueFazer } = CASOS.find((caso) => caso.fase === fase && (caso.se?.test(texto) ?? true))!
  return { resumo: texto ? `${resumo} (${texto})` : resumo, oQueFazer }
}
