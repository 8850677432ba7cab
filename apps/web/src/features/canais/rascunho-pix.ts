import type { ConteudoCanal } from '@ramal/shared/contracts/canais.ts'
import { type RascunhoBase, SEM_SEGREDO, type SegredoDigitado, segredoEnviado } from './digitado.ts'

export interface RascunhoPix extends RascunhoBase {
  segredos: Readonly<Record<'segredo', SegredoDigitado>>
}

export const rascunhoPix = (ativo: boolean): RascunhoPix => ({ ativo, segredos: { segredo: SEM_SEGREDO } })

export const conteudoPix = ({ ativo, segredos }: RascunhoPix): ConteudoCanal => ({
  canal: 'pix',
  ativo,
  ajustes: {},
  segredos: { segredo: segredoEnviado(segredos.segredo) },
})
