import { describe, expect, it } from 'vitest'
import { Underway } from './underway.ts'

describe('a request under way', () => {
  const setup = () => {
    const sent: PromiseWithResolvers<string>[] = []
    const underway = new Underway<string>()
    const ask = (content: unknown) =>
      underway.join(content, () => {
        const request = Promise.withResolvers<string>()
        sent.push(request)
        return request.promise
      })
    return { ask, sent }
  }

  it('is joined by the same content, and is a new one once it was answered', async () => {
    const { ask, sent } = setup()
    const both = [ask({ para: 'ana' }), ask({ para: 'ana' })]
    expect(sent).toHaveLength(1)
    sent[0]?.resolve('250')
    expect(await Promise.all(both)).toEqual(['250', '250'])
    void ask({ para: 'ana' })
    expect(sent).toHaveLength(2)
  })

  it('is not joined by other content, nor after it failed', async () => {
    const { ask, sent } = setup()
    const failing = ask({ para: 'ana' })
    void ask({ para: 'eva' })
    expect(sent).toHaveLength(2)
    sent[0]?.reject(new Error('rede'))
    await expect(failing).rejects.toThrow('rede')
    sent[1]?.resolve('250')
    await sent[1]?.promise
    await Promise.resolve()
    void ask({ para: 'eva' })
    expect(sent).toHaveLength(3)
  })
})
