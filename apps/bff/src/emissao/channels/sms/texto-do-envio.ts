import type { AjustesSms } from '@ramal/shared/contracts/canais.ts'
import { ajustarBarra, temBarra } from '@ramal/shared/domain/barra-texto.ts'
import { umaLinha } from '#emissao/correio/uma-linha.ts'
import type { Fase } from '../entrega.ts'
import type { ClasseDeRecusa, EntregaDeCanal, Envio } from '../porta.ts'

/** The words of a disparo as they leave, or null for what an SMS cannot carry: a document, or a bill that nothing pays. */
export function textoDoEnvio({ conteudo }: Envio, ajustes: AjustesSms): string | null {
  if (conteudo.tipo !== 'barra' || !temBarra(conteudo.campos)) return null
  return ajustarBarra(conteudo.campos, ajustes).texto
}

export const SEM_TEXTO: EntregaDeCanal = {
  aceita: false,
  classe: 'conteudo',
  resposta: {
    codigo: null,
    codigoEstendido: null,
    texto: 'Por SMS vai só a barra de uma fatura que tenha código de barras ou Pix.',
    fase: 'mensagem',
  },
}

/** A gateway's words as they may be kept: without the number that it may have repeated. */
export const semNumero = (texto: string, para: string): string =>
  umaLinha(texto.replaceAll(para, '…').replaceAll(para.replace(/\D/g, ''), '…'))

export const recusa = (
  classe: ClasseDeRecusa,
  fase: Fase,
  texto: string,
  codigo: number | null = null,
): EntregaDeCanal => ({
  aceita: false,
  classe,
  resposta: { codigo, codigoEstendido: null, texto: umaLinha(texto), fase },
})
