export const textos = {
  titulo: 'Caixa de mensagens',
  explicacao:
    'Tudo o que esta demonstração envia por e-mail, WhatsApp e SMS fica aqui; nada sai para a internet.',
  mensagens: 'Mensagens',
  vazia: 'Nenhuma mensagem ainda',
  vaziaAjuda:
    'Envie uma 2ª via, salve um envio digital ou importe uma fatura: a mensagem aparece aqui em segundos.',
  escolha: 'Escolha uma mensagem',
  escolhaAjuda: 'Ela abre aqui, com o PDF que veio anexo.',
  para: 'Para',
  de: 'De',
  recebida: 'Recebida',
  anexos: 'Anexos',
  abas: { rotulo: 'Partes da mensagem', mensagem: 'Mensagem', texto: 'Só texto', cabecalhos: 'Cabeçalhos' },
  baixar: (nome: string) => `Baixar ${nome}`,
  pdf: (nome: string) => `PDF ${nome}`,
  semVisor: 'Este navegador não mostra PDF na página; use Baixar.',
  abrirNovaAba: 'Abrir em outra aba',
} as const
