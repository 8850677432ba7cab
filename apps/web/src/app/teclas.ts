import { TECLA_DESFAZER, type Tecla } from '#ui/tecla.ts'

/** Every key of the product. No Ctrl+Alt: it is AltGr on Brazilian keyboards. */
export const TECLAS = {
  iniciar: { key: 'F2' },
  buscar: { key: 'k', ctrl: true },
  finalizar: { key: 'F4' },
  recadastramento: { key: 'F8' },
  envioDigital: { key: 'F8', shift: true },
  segundaVia: { key: 'F9' },
  // In the list of bills alone, and only while letras.ts lets them.
  ver: { key: 'v' },
  linhaDigitavel: { key: 'l' },
  pix: { key: 'p' },
  xml: { key: 'x' },
  salvar: { key: 'Enter', ctrl: true },
  desfazer: TECLA_DESFAZER,
  voltar: { key: 'Escape' },
  ajuda: { key: '?' },
} as const satisfies Record<string, Tecla>

/** The help sheet: what each key does, in the order in which a call needs them. */
export const AJUDA_TECLAS: readonly { tecla: Tecla; faz: string }[] = [
  { tecla: TECLAS.iniciar, faz: 'Iniciar atendimento e ir para a busca' },
  { tecla: TECLAS.buscar, faz: 'Ir para a busca, sem iniciar nada' },
  { tecla: TECLAS.recadastramento, faz: 'Alteração cadastral da UC aberta' },
  { tecla: TECLAS.envioDigital, faz: 'Envio digital da UC aberta' },
  {
    tecla: TECLAS.segundaVia,
    faz: '2ª via por e-mail das faturas escolhidas; da atual, na lista; ou da última em aberto',
  },
  { tecla: TECLAS.ver, faz: 'Na lista de faturas: ver o boleto (também Enter)' },
  { tecla: TECLAS.linhaDigitavel, faz: 'Na lista de faturas: copiar a linha digitável' },
  { tecla: TECLAS.pix, faz: 'Na lista de faturas: copiar o Pix' },
  { tecla: TECLAS.xml, faz: 'Na lista de faturas: abrir o XML' },
  { tecla: TECLAS.finalizar, faz: 'Finalizar o atendimento' },
  { tecla: TECLAS.salvar, faz: 'Salvar o formulário aberto' },
  { tecla: TECLAS.desfazer, faz: 'Desfazer o que se acabou de enviar' },
  { tecla: TECLAS.voltar, faz: 'Voltar ou fechar a janela' },
  { tecla: TECLAS.ajuda, faz: 'Mostrar esta ajuda' },
]
