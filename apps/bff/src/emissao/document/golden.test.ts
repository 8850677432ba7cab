import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { createDanf3eRenderer } from './danf3e.ts'

// The bytes of a bill are fixed per version (rule 8: a second copy years later is the same document). When this fails
// because the drawing changed on purpose, give the template a new version and put the new bytes' hash here.
it('renders the sample to the bytes of its template version', async () => {
  const renderer = await createDanf3eRenderer()
  const sha256 = createHash('sha256').update(renderer.render(danf3eInput())).digest('hex')
  expect([renderer.templateVersion, sha256]).toEqual([
    'danf3e-2',
    '726353922eda1e2bbc70d8166da55a1f2291cec2ae3285cdd5e178f47f407c3d',
  ])
})
