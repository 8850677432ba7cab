import { createBarraRenderer } from '#emissao/document/barra.ts'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import { createFaturaEnergiaRenderer } from '#emissao/document/fatura-energia.ts'
import { energiaInput } from './energia-input.ts'
import { GALERIA } from './galeria.ts'
import { openPdf } from './pdf-page.ts'
import type { Picture } from './picture.ts'

/** Where the approved pictures are kept. */
export const APPROVED = new URL('../document/__galeria__/', import.meta.url)

export type Retrato = { readonly arquivo: string; readonly picture: Picture }

/** Every page of every bill of the gallery, as it is drawn today. */
export async function retratos(): Promise<Retrato[]> {
  const faturas = await createDanf3eRenderer()
  const barras = createBarraRenderer()
  const energia = createFaturaEnergiaRenderer()
  const retratosDe = (nome: string, bytes: Uint8Array) => {
    const pdf = openPdf(bytes)
    return Array.from({ length: pdf.pages }, (_, page) => ({
      arquivo: `${nome}-${page + 1}.png`,
      picture: pdf.picture(page),
    }))
  }
  return [
    ...GALERIA.flatMap(({ nome, conteudo, input }) =>
      retratosDe(nome, (conteudo === 'barra' ? barras : faturas).render(input)),
    ),
    ...retratosDe('fatura-de-energia', energia.render(energiaInput())),
  ]
}
