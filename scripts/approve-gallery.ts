// Takes the bills of the gallery as they are drawn today for the approved ones. Look at each that changed before its commit.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { APPROVED, retratos } from '../apps/bff/src/emissao/testing/galeria-retratos.ts'
import { encodePng } from '../apps/bff/src/emissao/testing/picture.ts'

const pictures = await retratos()
rmSync(APPROVED, { recursive: true, force: true })
mkdirSync(APPROVED, { recursive: true })
for (const { arquivo, picture } of pictures) writeFileSync(new URL(arquivo, APPROVED), encodePng(picture))
console.log(`${pictures.length} pictures approved.`)
