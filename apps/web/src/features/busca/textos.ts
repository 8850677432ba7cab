// 'Início de nome' in the middle of a sentence; 'UC' and 'CPF' stay as they are.
const inSentence = (rotulo: string) =>
  /^\p{Lu}\p{Ll}/u.test(rotulo) ? rotulo.charAt(0).toLowerCase() + rotulo.slice(1) : rotulo

export const textos = {
  rotulo: 'Buscar UC ou cliente',
  dica: 'UC, CPF/CNPJ, telefone, e-mail, medidor, protocolo, nome ou endereço',
  entendido: (rotulos: readonly string[]) => `Entendido como ${rotulos.map(inSentence).join(' ou ')}`,
  buscando: 'Buscando',
  resultados: 'Resultados da busca',
  nenhum: 'Nada encontrado.',
  nenhumDica: 'Confira com o cliente ou busque por outro dado: CPF, telefone, nome ou endereço.',
  quantos: (quantos: number, mais: boolean) =>
    mais
      ? `Os primeiros ${quantos}; escreva mais para achar`
      : quantos === 1
        ? '1 resultado'
        : `${quantos} resultados`,
  protocolo: (protocolo: string) => `Protocolo ${protocolo}`,
  ucAnterior: (numero: string) => `ant. ${numero}`,
} as const
