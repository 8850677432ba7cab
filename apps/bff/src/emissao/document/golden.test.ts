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
    '8bb9fe8d2dfaf7b07270d2a09e4efae7512816e8fc6c6af696904fa36d706bf5',
  ])
})
