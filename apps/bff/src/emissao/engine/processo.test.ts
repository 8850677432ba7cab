import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createProcesso } from './processo.ts'

const own = createProcesso()

async function startOther() {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("ready")'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return {
    nome: createProcesso(child.pid).nome!,
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** The name with another value in one of its parts: boot, namespace, number, start. */
function changed(nome: string, part: number, to: string): string {
  return nome
    .split('.')
    .map((value, i) => (i === part ? to : value))
    .join('.')
}

describe.runIf(process.platform === 'linux')('a process', () => {
  test('has the same name however often it is asked for', () => {
    expect(own.nome).toMatch(/^[\w-]+\.\d+\.\d+\.\d+$/)
    expect(createProcesso().nome).toBe(own.nome)
  })

  test('is alive while it runs and gone when it was killed', async () => {
    const other = await startOther()
    expect(own.morreu(other.nome)).toBe(false)
    await other.kill()
    expect(own.morreu(other.nome)).toBe(true)
  })

  test('is gone when its number belongs to a process that began at another time', () => {
    expect(own.morreu(own.nome!)).toBe(false)
    expect(own.morreu(changed(own.nome!, 3, '1'))).toBe(true)
  })

  test.each([
    ['another boot or machine', 0, '00000000-0000-0000-0000-000000000000'],
    ['another container', 1, '4026531000'],
  ])('of %s is not judged, though its number is free here', async (_name, part, value) => {
    const other = await startOther()
    await other.kill()
    expect(own.morreu(changed(other.nome, part, value))).toBe(false)
  })

  test.each(['', 'x', 'a7b0d0c8-5a0e-4dd1-a9a2-1a2b3c4d5e6f', 'a.b.c.d'])(
    'is not made out of anything else: %j',
    (nome) => {
      expect(own.morreu(nome)).toBe(false)
    },
  )
})
