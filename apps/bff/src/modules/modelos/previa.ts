import type { FontesModelo } from '@ramal/shared/contracts/modelos.ts'
import type { TipoModelo } from '#db/schema/correio.ts'
import { lerFatosGuardados } from '#emissao/document/fatos-guardados.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import { escopoDaFatura, escopoDoTermo, type Escopo } from '#emissao/mensagens/escopo.ts'
import { exemploCompleto } from '#emissao/mensagens/exemplos.ts'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { compilarFontes } from '#emissao/mensagens/modelos.ts'
import type { FaturaDaPrevia } from './repository.ts'

/** Stands where a message of its own would have its reader's link. */
const LINK = '/descadastro/exemplo'

export interface DadosDaPrevia {
  /** Null when the book has no bill: then the examples of the variables are shown. */
  fatura: FaturaDaPrevia | null
  termo: { versao: number; texto: string }
  publicUrl: string
  agora: Date
}

/** A message in the given words, with the data of a real bill. */
export const renderPrevia = (tipo: TipoModelo, fontes: FontesModelo, dados: DadosDaPrevia): FontesModelo =>
  compilarFontes(fontes)(escopoDaPrevia(tipo, dados))

function escopoDaPrevia(tipo: TipoModelo, { fatura, termo, publicUrl, agora }: DadosDaPrevia): Escopo {
  if (!fatura) return exemploCompleto(tipo)
  const nf3e = lerFatosGuardados(fatura)
  const comum = {
    uc: ucDa(fatura),
    ucNumeroAnterior: fatura.ucNumeroAnterior,
    linkDescadastro: tipo === 'segunda_via' ? null : `${publicUrl}${LINK}`,
  }
  if (tipo !== 'termo') return escopoDaFatura({ ...comum, nf3e, senhaDica: null, pdf: new Uint8Array() })
  return escopoDoTermo({
    ...comum,
    ...termo,
    remetente: nf3e.emitente.fantasia ?? nf3e.emitente.nome,
    titular: nf3e.destinatario.nome,
    aceitoEm: agora,
    modoAceite: 'falado',
    protocolo: null,
  })
}

/** The files that go with such a message. */
export function anexosDaPrevia(
  tipo: TipoModelo,
  fatura: FaturaDaPrevia | null,
  documentos: Documentos,
): Mensagem['anexos'] {
  if (tipo === 'termo' || !fatura) return []
  const via = tipo === 'segunda_via' ? 2 : 1
  const { bytes } = documentos.renderGuardada(fatura, { via, conteudo: 'fatura' })
  return [{ nome: `fatura-${fatura.competencia}-${ucDa(fatura)}.pdf`, tipo: 'application/pdf', bytes }]
}

export const ucDa = ({ ucNumero, ucInformada }: FaturaDaPrevia): string => ucNumero ?? ucInformada
