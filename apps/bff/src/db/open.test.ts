import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { describeSchemaOnEachEngine, ramalSchema } from '#testing/describe-each-engine.ts'
import { openDatabase, openEngine } from './open.ts'

describe('openDatabase', () => {
  it('creates the file of a file URL with its folder, migrates it, and opens it again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ramal-open-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const url = `file:${join(folder, 'data', 'ramal.db')}`
    const first = await openDatabase(url)
    const usuario = { login: 'ana', nome: 'Ana', senhaHash: '', ativo: true, criadoEm: new Date() }
    await first.transaction((tx) =>
      tx.insert(first.tables.usuarios).values({ ...usuario, perfil: 'supervisor' }),
    )
    await first.close()
    const second = await openDatabase(url)
    onTestFinished(() => second.close())
    expect(await second.read((tx) => tx.$count(second.tables.usuarios))).toBe(1)
    expect(second.capabilities.dialect).toBe('sqlite')
    expect((await stat(join(folder, 'data'))).mode & 0o077).toBe(0)
  })

  it('rejects when the server is not there', async () => {
    await expect(openDatabase('postgres://127.0.0.1:1/ramal')).rejects.toThrow(/ECONNREFUSED/)
  })

  it('refuses a URL of no known engine', () => {
    expect(() => openEngine('mysql://localhost/ramal')).toThrow(TypeError)
  })
})

describeSchemaOnEachEngine(ramalSchema, 'the schema of Ramal', (open) => {
  it('can be read from in every table', async () => {
    const uow = await open()
    for (const table of Object.values(uow.tables)) {
      expect(await uow.read((tx) => tx.select().from(table))).toEqual([])
    }
  })
})
