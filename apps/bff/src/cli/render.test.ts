import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { contaXml } from '#emissao/testing/conta.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { CONTA_COMUM as CONTA } from '#emissao/testing/quadro.ts'
import { authorised, edited, SAMPLE_XML } from '#emissao/testing/sample-nf3e.ts'

const SCRIPT = fileURLToPath(new URL('./render.ts', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../../fixtures/nf3e/b1-residencial.xml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ramal-render-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })
}

describe('npm run render', () => {
  it('writes the DANF3E of a file, as the copy asked for', () => {
    const out = join(folder, 'bill.pdf')
    const { status, stdout } = run(SAMPLE, '--out', out, '--via', '2', '--uc-anterior', '131030')
    expect([status, stdout]).toEqual([0, expect.stringContaining('danf3e-')])
    const text = openPdf(readFileSync(out)).text()
    expect(text).toContain('2ª VIA')
    expect(text).toContain('Número anterior 131030')
  })

  it.each([
    ['authorised', authorised(SAMPLE_XML), 'SEM VALOR FISCAL'],
    ['in production', authorised(edited(['<tpAmb>2', '<tpAmb>1'])), '3312600000012345'],
    ['in contingency', contaXml({ ...CONTA, situacao: 'contingencia' }), 'EMITIDO EM CONTINGÊNCIA'],
  ])('shows a bill %s, with its NF3e attached', (_, xml, expected) => {
    const file = join(folder, 'shown.xml')
    const out = join(folder, 'shown.pdf')
    writeFileSync(file, xml)
    expect(run(file, '--out', out).status).toBe(0)
    expect(openPdf(readFileSync(out)).text()).toContain(expected)
    expect(readFileSync(out, 'latin1')).toContain('/EmbeddedFile')
  })

  it('writes the barra alone, and says why a bill has none', () => {
    const file = join(folder, 'debito.xml')
    const out = join(folder, 'barra.pdf')
    expect(run(SAMPLE, '--out', out, '--conteudo', 'barra').stdout).toContain('barra-')
    expect(openPdf(readFileSync(out)).text()).toContain('PIX COPIA E COLA')
    writeFileSync(file, contaXml({ ...CONTA, pagamento: 'debito' }))
    const { status, stderr } = run(file, '--out', out, '--conteudo', 'barra')
    expect([status, stderr.trim()]).toEqual([
      1,
      'Esta fatura está em débito automático: não há barra para pagar.',
    ])
  })

  it('writes the copy that a password opens, the same each time', () => {
    const out = join(folder, 'sealed.pdf')
    const write = () => {
      expect(run(SAMPLE, '--out', out, '--senha', '52998').status).toBe(0)
      return readFileSync(out)
    }
    const sealed = write()
    expect(sealed.includes('/Encrypt')).toBe(true)
    expect(Buffer.compare(sealed, write())).toBe(0)
    const refused = run(SAMPLE, '--out', out, '--senha', '9'.repeat(200))
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('A senha não serve')])
  })

  it('says what is wrong with a file, field by field, and writes nothing', () => {
    const file = join(folder, 'wrong.xml')
    const out = join(folder, 'wrong.pdf')
    writeFileSync(
      file,
      edited(['<dVencFat>2026-12-10', '<dVencFat>10/12/2026'], ['<vNF>161.99', '<vNF>161.00']),
    )
    const { status, stderr } = run(file, '--out', out)
    expect(status).toBe(1)
    expect(stderr).toContain('O campo gFat/dVencFat não é válido')
    expect(stderr).toContain('O campo total/vNF não é total/vProd menos as retenções.')
    expect(() => readFileSync(out)).toThrow('ENOENT')
  })

  it.each([
    ['no arguments', [], 'Uso: npm run render'],
    ['no --out', [SAMPLE], 'Uso: npm run render'],
    ['an unknown option', [SAMPLE, '--cor', 'azul'], 'Uso: npm run render'],
    [
      'an unknown content',
      [SAMPLE, '--out', join(folder, 'x.pdf'), '--conteudo', 'selo'],
      'O conteúdo deve ser',
    ],
    [
      'a password for a barra',
      [SAMPLE, '--out', join(folder, 'x.pdf'), '--conteudo', 'barra', '--senha', '1'],
      'Só a fatura leva senha.',
    ],
    ['a third copy', [SAMPLE, '--out', join(folder, 'x.pdf'), '--via', '3'], 'A via deve ser 1 ou 2.'],
    [
      'a file that is not there',
      [join(folder, 'none.xml'), '--out', join(folder, 'x.pdf')],
      'Não foi possível ler',
    ],
    ['a folder that is not there', [SAMPLE, '--out', join(folder, 'no', 'x.pdf')], 'Não foi possível gravar'],
  ])('explains %s in a sentence', (_, args, sentence) => {
    const { status, stderr } = run(...args)
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  })
})
