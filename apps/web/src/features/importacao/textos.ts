const alternativas = (nomes: readonly string[]) =>
  new Intl.ListFormat('pt-BR', { type: 'disjunction' }).format(nomes)

export const textos = {
  titulo: 'Importação',
  faturas: {
    titulo: 'Faturas',
    explicacao:
      'XML de NF3e ou nf3eProc, um ou vários, ou um zip deles; o evento de cancelamento, que impede novos envios da fatura; e faturas anteriores à NF3e, em CSV ou JSON, que só ficam para consulta e 2ª via. Um arquivo ruim não para os outros.',
    arquivos: 'Arquivos XML, zip, CSV ou JSON',
    jaImpressa: 'Já impressas em campo (não imprimir de novo)',
    historico: 'Arquivo histórico (guardar sem enviar)',
    historicoAjuda: 'As faturas ficam para consulta; nenhuma é enviada nem impressa.',
    importar: 'Importar faturas',
  },
  cadastro: {
    titulo: 'Cadastro de UCs (CSV)',
    explicacao: 'Uma UC por linha, com cabeçalho. Simule antes: a simulação mostra tudo e não grava nada.',
    arquivo: 'Arquivo CSV',
    simular: 'Simular',
    importar: 'Importar cadastro',
  },
  pagamentos: {
    titulo: 'Pagamentos',
    explicacao:
      'Retorno de arrecadação FEBRABAN de 150 colunas (layout 04 ou 05) ou CSV. Repetir um arquivo não paga nada duas vezes.',
    arquivo: 'Arquivo de pagamentos',
    importar: 'Importar pagamentos',
    contagens: {
      recebidos: 'Recebidos',
      novos: 'Novos',
      repetidos: 'Repetidos',
      semFatura: 'Sem fatura',
      recusados: 'Recusados',
    },
    soma: 'Soma dos novos',
  },
  escolha: {
    um: 'Escolher arquivo',
    varios: 'Escolher arquivos',
    ouSolte: (multiple: boolean) => (multiple ? 'ou solte aqui, ou cole' : 'ou solte aqui, ou cole um só'),
    solte: (label: string) => `Soltar ou colar: ${label}`,
    escolhidos: 'Arquivos escolhidos',
    tirar: (nome: string) => `Tirar ${nome}`,
    mais: (quantos: number) => (quantos === 1 ? 'e mais 1 arquivo' : `e mais ${quantos} arquivos`),
  },
  recusados: (nomes: readonly string[], endings: readonly string[]) =>
    `Só ${alternativas(endings)}: ${nomes.slice(0, 3).join(', ')}${nomes.length > 3 ? ` e mais ${nomes.length - 3}` : ''} ${nomes.length === 1 ? 'ficou' : 'ficaram'} de fora.`,
  semArquivo: 'Escolha pelo menos um arquivo.',
  andamento: 'Importação em andamento',
  enviando: 'Enviando e conferindo. Arquivos grandes levam alguns minutos; esta página pode ficar aberta.',
  resultado: {
    titulo: 'Resultado',
    simulacao: 'Simulação: nada foi gravado.',
    numero: (id: number) => `Importação nº ${id}`,
    contagens: {
      recebidos: 'Recebidos',
      novos: 'Novos',
      repetidos: 'Repetidos',
      atualizados: 'Atualizados',
      recusados: 'Recusados',
      aParte: 'Guardados à parte',
    },
    falhas: 'Falhas',
    semFalhas: 'Nenhuma falha.',
    colunas: { arquivo: 'Arquivo', linha: 'Linha', campo: 'Campo', mensagem: 'O que houve' },
    limite: (quantas: number) => `Mostrando as primeiras ${quantas}; todas ficam guardadas com a importação.`,
  },
  semFatura: {
    titulo: 'Pagamentos sem fatura',
    explicacao: 'São de faturas que o Ramal não conhece. Valem sozinhos quando a fatura for importada.',
    vazia: 'Nenhum pagamento sem fatura',
    vaziaAjuda: 'Todos os pagamentos recebidos são de faturas conhecidas.',
    colunas: {
      referencia: 'Referência',
      origem: 'Origem',
      banco: 'Banco',
      pagoEm: 'Pago em',
      creditoEm: 'Crédito em',
      valor: 'Valor',
      em: 'Recebido em',
    },
    mais: 'Mostrar mais',
  },
  aParte: {
    titulo: 'Faturas guardadas à parte',
    explicacao: 'São de UCs que não estão no cadastro. Entram sozinhas quando a UC for importada.',
    vazia: 'Nenhuma fatura guardada à parte',
    vaziaAjuda: 'Todas as faturas recebidas são de UCs conhecidas.',
    colunas: {
      chave: 'Chave da NF3e',
      uc: 'UC informada',
      competencia: 'Competência',
      valor: 'Valor',
      em: 'Importada em',
    },
    mais: 'Mostrar mais',
  },
} as const
