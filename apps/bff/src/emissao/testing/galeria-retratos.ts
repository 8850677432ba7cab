import { createBarraRenderer } from '#emissao/document/barra.ts'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
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
  return GALERIA.flatMap(({ nome, conteudo, input }) => {
    const pdf = openPdf((conteudo === 'barra' ? barras : faturas).render(input))
    return Array.from({ length: pdf.pages }, (_, page) => ({
      arquivo: `${nome}-${page + 1}.png`,
      picture: pdf.picture(page),
    }))
  })
}
