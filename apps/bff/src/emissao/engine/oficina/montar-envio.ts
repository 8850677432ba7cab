import { camposDaFatura } from '#emissao/channels/campos-da-fatura.ts'
import type { Envio } from '#emissao/channels/porta.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import { nomeDoAnexo } from '#emissao/mensagens/anexos.ts'
import type { CanalDeEnvio } from '#modules/canais/canal-de-envio.ts'
import { desenhar, lerFatos, NaoMontavel } from './documento-do-trabalho.ts'
import type { DocumentoEnviado, TrabalhoDeCanal } from './trabalho.ts'

export interface EnvioMontado {
  envio: Envio
  /** The approved template, or the text that is sent. */
  versaoMensagem: string
  documento: DocumentoEnviado | null
}

interface Material {
  documentos: Documentos
  canal: CanalDeEnvio
}

/** Builds what a channel sends of a disparo. @throws NaoMontavel */
export function montarEnvio(trabalho: TrabalhoDeCanal, { documentos, canal }: Material): EnvioMontado {
  const { disparoId, para, referencia, conteudo: fatura } = trabalho
  const envio = { disparoId, para, referencia }
  if (canal.meio === 'sms' || fatura.documento === 'barra') {
    const campos = camposDaFatura(lerFatos(fatura), fatura.ucNumero)
    if (campos.linhaDigitavel === null && campos.pix === null) throw new NaoMontavel(SEM_CODIGO)
    const versaoMensagem = canal.meio === 'sms' ? 'sms-barra' : modelo(canal.ajustes.modeloBarra)
    return { envio: { ...envio, conteudo: { tipo: 'barra', campos } }, versaoMensagem, documento: null }
  }
  const { nf3e, pdf, documento } = desenhar(fatura, documentos)
  const campos = camposDaFatura(nf3e, fatura.ucNumero)
  const nome = nomeDoAnexo({ nf3e, uc: fatura.ucNumero ?? nf3e.acesso.ucNumero, conteudo: 'fatura' })
  const conteudo = { tipo: 'documento', nome, pdf, campos } as const
  return { envio: { ...envio, conteudo }, versaoMensagem: modelo(canal.ajustes.modeloFatura), documento }
}

const SEM_CODIGO = 'Esta fatura não tem código de barras nem Pix para pagar.'

const modelo = ({ nome, idioma }: { nome: string; idioma: string }): string => `whatsapp-${nome}-${idioma}`
