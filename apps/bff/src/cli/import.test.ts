import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { zip } from '#modules/importacao/testing/zip.ts'
import { retorno } from '#modules/pagamentos/testing/retorno.ts'

const SCRIPT = fileURLToPath(new URL('./import.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ramal-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const uc = livro.uc(1)
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const run = (...args: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { ...process.env, RAMAL_DATA_DIR: join(folder, 'data'), DATABASE_URL: '' },
  })

describe('npm run import', () => {
  test('brings in a cadastro, then bills of files and zips, telling each fault by its file, then payments', () => {
    const csv = put('ucs.csv', `numero;titular;logradouro;municipio;uf\n${uc.numero};Ana;Rua A;Araxá;MG\n`)
    const dry = run('--cadastro', csv, '--simular')
    expect([dry.status, dry.stdout]).toEqual([0, expect.stringContaining('Simulação: 1 recebidos: 1 novos')])
    const cadastro = run('--cadastro', csv)
    expect([cadastro.status, cadastro.stdout]).toEqual([0, expect.stringMatching(/^1 recebidos: 1 novos/)])

    const xml = put('novembro.xml', nf3eDe(uc))
    const archive = put('outubro.zip', zip([{ nome: '1.xml', conteudo: nf3eDe(uc, '2026-10') }]))
    const bad = put('ruim.xml', '<NF3e/>')
    const bills = run(xml, archive, bad, join(folder, 'falta.xml'))
    expect(bills.status).toBe(1)
    expect(bills.stdout).toContain('4 recebidos: 2 novos (0 à parte, sem UC), 0 atualizados, 0 repetidos, 2')
    expect(bills.stderr).toContain('ruim.xml')
    expect(bills.stderr).toContain('falta.xml: O arquivo não pôde ser aberto.')

    const codigo = /<codBarras>(\d+)/.exec(nf3eDe(uc))![1]!
    const paid = run(
      '--pagamentos',
      put('retorno.ret', retorno([{ codigo, centavos: 150, pagoEm: '2026-11-20' }])),
    )
    expect([paid.status, paid.stdout.replace(/\s/g, ' ')]).toEqual([
      0,
      '1 recebidos: 1 novos, R$ 1,50 (0 sem fatura), 0 repetidos, 0 recusados. ',
    ])
  })

  test.each([
    ['without files', []],
    ['with an unknown option', ['--tudo', 'a.xml']],
    ['with a dry run of bills', ['--simular', 'a.xml']],
  ])('%s it says how it is used', (_name, args) => {
    const { status, stderr } = run(...args)
    expect(status).toBe(1)
    expect(stderr).toContain('npm run import -- ARQUIVO')
  })

  test('a cadastro without its header is refused in a sentence', () => {
    const { status, stderr } = run('--cadastro', put('sem.csv', 'a;b\n1;2\n'))
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^Colunas desconhecidas: a, b\.\n$/)])
  })
})
