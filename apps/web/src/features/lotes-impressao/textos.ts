import type { EstadoLote } from '@ramal/shared/contracts/lotes-impressao.ts'
import type { Tom } from '#ui/badge.tsx'

const numero = (valor: number) => valor.toLocaleString('pt-BR')
const faturas = (total: number) => (total === 1 ? '1 fatura' : `${numero(total)} faturas`)

const estados: Record<EstadoLote, { rotulo: string; tom: Tom }> = {
  montando: { rotulo: 'montando', tom: 'atencao' },
  pronto: { rotulo: 'pronto', tom: 'bom' },
  impresso: { rotulo: 'impresso', tom: 'neutro' },
  desfeito: { rotulo: 'desfeito', tom: 'neutro' },
}

export const textos = {
  titulo: 'Lotes de impressão',
  novo: {
    titulo: 'Esperando a impressão',
    esperando: (total: number, mais: boolean) => {
      if (total === 0) return 'Nenhuma fatura espera a impressão.'
      return mais
        ? `Mais de ${numero(total)} faturas esperam.`
        : `${faturas(total)} ${total === 1 ? 'espera' : 'esperam'}.`
    },
    explicacao:
      'Um lote é um só PDF, na ordem do roteiro de leitura, do CEP e da UC, com até 20.000 faturas. As que esperam há mais tempo entram primeiro; as já impressas em campo não entram.',
    competencia: 'Só a competência (opcional)',
    competenciaExemplo: 'mm/aaaa',
    competenciaRuim: 'Use mês e ano, como 11/2026.',
    frenteVerso: 'Frente e verso (cada fatura começa em uma folha)',
    montar: 'Montar lote',
    montado: (id: number) => `Lote ${id} em montagem.`,
  },
  lista: {
    titulo: 'Lotes',
    vazia: 'Nenhum lote ainda',
    vaziaAjuda: 'Use Montar lote quando houver faturas esperando.',
    mais: 'Mostrar mais',
    colunas: {
      lote: 'Lote',
      estado: 'Estado',
      faturas: 'Faturas',
      paginas: 'Páginas',
      tamanho: 'Tamanho',
      criado: 'Montado',
      baixado: 'Baixado',
      impresso: 'Impresso',
      acoes: 'Ações',
    },
  },
  estados,
  numero,
  andamento: (feitas: number, total: number) => `${numero(feitas)} de ${numero(total)}`,
  andamentoRotulo: (id: number) => `Montagem do lote ${id}`,
  nenhum: '—',
  acoes: {
    baixar: 'Baixar PDF',
    manifesto: 'Manifesto',
    imprimir: 'Marcar como impresso',
    desfazer: 'Desfazer',
    doLote: (acao: string, id: number) => `${acao}, lote ${id}`,
  },
  perguntas: {
    imprimir: {
      titulo: (id: number) => `O lote ${id} foi impresso?`,
      texto: (total: number) =>
        `${faturas(total)}: ${total === 1 ? 'conta como entregue à impressão' : 'contam como entregues à impressão'}. Depois disto o lote não pode mais ser desfeito.`,
      confirmar: 'Foi impresso',
      feito: (id: number) => `Lote ${id} marcado como impresso.`,
    },
    desfazer: {
      titulo: (id: number) => `Desfazer o lote ${id}?`,
      texto: (total: number) =>
        `${faturas(total)} ${total === 1 ? 'volta' : 'voltam'} a esperar a impressão e o PDF é apagado.`,
      confirmar: 'Desfazer',
      feito: (id: number) => `Lote ${id} desfeito.`,
    },
    cancelar: 'Cancelar',
  },
} as const
