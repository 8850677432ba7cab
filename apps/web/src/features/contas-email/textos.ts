import type { PassoTeste, TesteConta } from '@ramal/shared/contracts/contas-email.ts'

export const textos = {
  titulo: 'Contas de e-mail',
  lista: 'Contas cadastradas',
  nova: 'Nova conta',
  editando: (nome: string) => `Conta ${nome}`,
  nenhuma: 'Nenhuma conta cadastrada',
  nenhumaAjuda: 'As mensagens saem por um servidor SMTP. Cadastre a conta que ele deu à distribuidora.',
  substituidas:
    'O servidor do Ramal foi configurado com SMTP_URL: todas as mensagens saem por lá, e estas contas não são usadas.',
  padrao: 'Padrão das faturas',
  parada: 'Parada',
  testeBom: 'Teste bom',
  testeRuim: 'Teste falhou',
  semTeste: 'Sem teste',
  tornarPadrao: 'Tornar padrão das faturas',
  agoraPadrao: (nome: string) => `As faturas saem por ${nome} a partir do próximo envio.`,
  salvar: 'Salvar',
  desfazer: 'Desfazer',
  remover: 'Remover',
  salva: (nome: string) => `Conta ${nome} salva.`,
  rascunho: 'O que você tinha escrito foi recuperado. A senha e a chave não ficam guardadas: digite de novo.',
  avisos: 'O que pode melhorar',
  remocao: {
    titulo: (nome: string) => `Remover a conta ${nome}?`,
    aviso: 'A senha e a chave dela são apagadas. O que esperava para sair por ela sai pela conta padrão.',
    cancelar: 'Cancelar',
    remover: 'Remover conta',
    feita: (nome: string, disparos: number) =>
      disparos === 0
        ? `Conta ${nome} removida.`
        : `Conta ${nome} removida; ${disparos} envios vão pela padrão.`,
  },
  campos: {
    nome: 'Nome da conta',
    nomeAjuda: 'Como ela aparece nas listas; o destinatário não vê.',
    servidor: 'Servidor',
    host: 'Servidor SMTP',
    porta: 'Porta',
    seguranca: 'Segurança',
    usuario: 'Usuário',
    usuarioAjuda: 'Vazio quando o servidor não pede.',
    senha: 'Senha',
    senhaGuardada: 'Há uma senha guardada; vazio a mantém.',
    remetente: 'Remetente',
    remetenteNome: 'Nome que o destinatário vê',
    remetenteEndereco: 'Endereço do remetente',
    responderPara: 'Responder para',
    responderParaAjuda: 'Vazio usa o endereço do remetente.',
    dominioRetorno: 'Domínio de retorno',
    dominioRetornoAjuda:
      'Domínio cujo correio chega ao Ramal: é para onde voltam as devoluções, cada uma a um endereço próprio.',
    dkim: 'Assinatura DKIM',
    dkimModo: 'Chave',
    dkimDominio: 'Domínio que assina',
    dkimSeletor: 'Seletor',
    dkimChave: 'Chave privada (PEM)',
    dkimChaveAjuda: 'Fica cifrada e não é mostrada de novo.',
    registro: 'Publique no DNS este registro TXT',
    registroNome: 'Nome',
    registroValor: 'Valor',
    limites: 'Limites',
    limitesAjuda:
      'Quanto o servidor aceita desta conta. Passar do limite dele adia as mensagens; vazio envia o mais rápido que ele aceitar.',
    conexoes: 'Conexões ao mesmo tempo',
    conexoesAjuda: 'De 1 a 50.',
    porMinuto: 'Mensagens por minuto',
    porMinutoProvedor: 'Por minuto a cada provedor',
    porMinutoProvedorAjuda: 'Gmail, Outlook e os demais contam à parte, com os domínios que eles recebem.',
    ativa: 'Conta ativa',
  },
  segurancas: [
    { valor: 'starttls', rotulo: 'STARTTLS' },
    { valor: 'tls', rotulo: 'TLS' },
    { valor: 'nenhuma', rotulo: 'Nenhuma' },
  ],
  modosDkim: {
    nenhum: 'Não assinar',
    manter: 'Manter a atual',
    gerar: 'Gerar uma nova',
    colar: 'Colar a minha',
  },
  teste: {
    titulo: 'Testar',
    ajuda: 'Conversa com o servidor e envia uma mensagem de verdade, com o que está no formulário.',
    para: 'Enviar o teste para',
    testar: 'Testar',
    testando: 'Conversando com o servidor; leva até 15 segundos.',
    bom: 'O teste deu certo',
    ruim: 'O teste falhou',
    tls: (versao: string, certificado: string, validade: string) =>
      `${versao}, certificado de ${certificado}, válido até ${validade}.`,
    transcricao: 'Conversa com o servidor',
    quem: { ramal: 'Ramal', servidor: 'Servidor' },
  },
} as const

export const PASSOS: Record<PassoTeste, string> = {
  conexao: 'Conexão',
  tls: 'TLS',
  autenticacao: 'Usuário e senha',
  remetente: 'Remetente',
  destinatario: 'Destinatário',
  mensagem: 'Mensagem',
}

export const RESULTADOS: Record<
  TesteConta['passos'][number]['resultado'],
  { rotulo: string; tom: 'bom' | 'ruim' | 'neutro' }
> = {
  bom: { rotulo: 'certo', tom: 'bom' },
  falhou: { rotulo: 'falhou', tom: 'ruim' },
  nao_usado: { rotulo: 'não usado', tom: 'neutro' },
  nao_chegou: { rotulo: 'não chegou', tom: 'neutro' },
}
