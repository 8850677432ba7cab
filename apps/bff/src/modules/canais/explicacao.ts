import type { ClasseDeRecusa, EntregaDeCanal } from '#emissao/channels/porta.ts'
import type { CanalDeEnvio } from './canal-de-envio.ts'

const QUEM = { whatsapp: 'A API do WhatsApp', sms: 'O gateway de SMS' } as const

const O_QUE_FAZER: Readonly<Record<CanalDeEnvio['meio'], Readonly<Record<ClasseDeRecusa, string>>>> = {
  whatsapp: {
    passageira: 'Costuma passar: teste de novo em um minuto.',
    ritmo: 'O limite de mensagens foi atingido: espere e confira o nível da conta na Meta.',
    canal:
      'Confira o token, o id do número, o nome e o idioma dos modelos, seus parâmetros e a situação da conta na Meta.',
    destinatario: 'O número do teste não está no WhatsApp: use outro.',
    recusa_da_pessoa: 'Quem usa este número pediu para não receber: use outro.',
    conteudo: 'Confira se os modelos têm as variáveis, na ordem, que foram aprovadas.',
  },
  sms: {
    passageira: 'Costuma passar: teste de novo em um minuto.',
    ritmo: 'O gateway pede menos mensagens por minuto, ou está cheio.',
    canal: 'Confira usuário, senha, tipo de sistema, remetente e se o gateway aceita chamadas desta máquina.',
    destinatario: 'O gateway não entrega a este número: use outro.',
    recusa_da_pessoa: 'Quem usa este número pediu para não receber: use outro.',
    conteudo: 'O gateway não aceitou a mensagem: confira o remetente e a conversa.',
  },
}

/** What came of a test and what to do, in a person's words. */
export function explicar(canal: CanalDeEnvio['meio'], entrega: EntregaDeCanal): string {
  const quem = QUEM[canal]
  if (entrega.aceita)
    return `${quem} aceitou a mensagem. Se ela não chegar em um minuto, veja os avisos do canal.`
  const { resposta, classe } = entrega
  if (resposta.fase === 'conexao') {
    return `${quem} não atendeu (${resposta.texto}) Confira o endereço e se a rede deixa sair conexões para lá.`
  }
  const codigo = resposta.codigo === null ? '' : ` ${resposta.codigo}`
  return `${quem} não aceitou a mensagem:${codigo} ${resposta.texto} ${O_QUE_FAZER[canal][classe]}`
}
