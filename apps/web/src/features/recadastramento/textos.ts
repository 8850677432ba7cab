import { CAMPOS } from '#textos/rotulos.ts'
import type { Resultado } from './linha.ts'

const resultados: Record<Resultado, string> = {
  confirmado: 'Confirmado',
  corrigido: 'Corrigido',
  nao_possui: 'Não possui',
  nao_informou: 'Não informou',
}

export const textos = {
  titulo: 'Recadastramento',
  tituloManual: 'Alteração cadastral',
  campos: CAMPOS,
  resultados,
  resultadoDe: (campo: string) => `Resposta sobre ${campo}`,
  blocos: { uc: 'UC', consumidor: 'Consumidor' },
  uc: 'UC',
  anterior: (numero: string) => `antes ${numero}`,
  ultimo: (aceito: boolean, em: string) => `Última vez: ${aceito ? 'recadastrou' : 'não aceitou'} em ${em}.`,
  nuncaFeito: 'Nunca foi feito nesta UC.',
  teclas: 'Enter confirma e segue · Shift+Enter não informou · Ctrl+Delete não possui',
  jaPerguntado: 'Os dados da pessoa já foram perguntados dentro do prazo; aqui só os contatos.',
  perguntar: 'Perguntar mesmo assim',
  quisDizer: 'Você quis dizer',
  trocar: {
    pergunta: 'O contato corrigido recebe a fatura. Trocar também no envio digital?',
    sim: 'Sim',
    nao: 'Não',
  },
  aderir: 'Aderir ao envio digital',
  aderido: 'Esta UC já recebe a fatura digital.',
  recadastrar: 'Recadastrar',
  naoAceitou: 'Não aceitou recadastrar',
  depois: 'Depois',
  faltam: (quantos: number) =>
    quantos === 1 ? 'Falta 1 campo sem resposta.' : `Faltam ${quantos} campos sem resposta.`,
  comoEstao: (campos: string) => `Confirmados como estão: ${campos}.`,
  ficamSem: (campos: string) => `Não informou: ${campos}.`,
  confirmarTodos: 'Confirmar todos e recadastrar',
  soRespondidos: 'Gravar só os respondidos',
  voltar: 'Voltar aos campos',
  rascunho: (hora: string) => `Rascunho das ${hora} recuperado.`,
  descartar: 'Descartar rascunho',
  feito: 'Recadastramento registrado.',
  feitoAlteracoes: (quantas: number) =>
    quantas === 1
      ? 'Recadastramento registrado com 1 alteração.'
      : `Recadastramento registrado com ${quantas} alterações.`,
  recusado: 'Registrado: não aceitou recadastrar.',
  saida: {
    titulo: 'Deixar para depois',
    texto:
      'Nada foi gravado ainda. O que você preencheu fica guardado neste computador e volta quando abrir de novo.',
    continuar: 'Continuar',
    confirmar: 'Deixar para depois',
  },
  recusa: {
    titulo: 'Não aceitou recadastrar',
    texto: 'O que você preencheu não será gravado. Uma adesão já salva continua valendo.',
    continuar: 'Continuar',
    confirmar: 'Registrar a recusa',
  },
  erros: {
    celular: 'Digite o celular com DDD e nove dígitos, como (34) 98765-4321.',
    fone: 'Digite o telefone com DDD, como (34) 3210-9876.',
    email: 'O e-mail não é válido; confira com o cliente.',
    documento: 'O documento não confere; verifique os dígitos.',
    nome: 'Digite o nome completo.',
    rg: 'O RG deve ter de 4 a 20 letras e números.',
    nascimento: 'A data deve ser de uma pessoa viva, até hoje.',
    dataIncompleta: 'Complete a data: dia, mês e ano.',
    trocar: 'Responda se troca também no envio digital.',
    conferir: 'Confira os campos marcados. Nada foi gravado ainda.',
    devolvido: 'Um contato devolvido precisa de resposta: pergunte o novo.',
    semResposta: 'Devolvido: pergunte o novo, ou confirme este com Enter.',
  },
} as const
