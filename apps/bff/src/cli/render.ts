import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createBarraRenderer, SemBarra } from '#emissao/document/barra.ts'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import type { Danf3eInput } from '#emissao/document/input.ts'
import { deriveProtection } from '#emissao/document/pdf/protect.ts'
import type { Protection } from '#emissao/document/pdf/protect.ts'
import { keepXml, keptXml } from '#emissao/nf3e/guarda.ts'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'
import type { Nf3eReading } from '#emissao/nf3e/read-nf3e.ts'

const USO =
  'Uso: npm run render -- ARQUIVO.xml --out ARQUIVO.pdf [--conteudo fatura|barra] [--via 1|2] [--senha TEXTO] ' +
  '[--uc-anterior NUMERO]'

/** A mistake of the person at the keyboard: the sentence is all there is to show. */
class RenderRefused extends Error {}

type Options = {
  readonly file: string
  readonly out: string
  readonly conteudo: 'fatura' | 'barra'
  readonly via: 1 | 2
  readonly senha: string | null
  readonly ucAnterior: string | null
}

/** Renders one NF3e file as a DANF3E, or its barra, without a database. Anything wrong goes to stderr in Portuguese, exit code 1. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const reading = readNf3e(await readInput(options.file))
  if (!reading.ok) {
    const lines = reading.falhas.map((falha) => `  - ${falha.mensagem}`)
    throw new RenderRefused([`${options.file} não é uma NF3e que possa ser impressa:`, ...lines].join('\n'))
  }
  for (const aviso of reading.avisos) console.error(`Aviso: ${aviso}`)
  const { pdf, versao } = await render(options, reading)
  await writeFile(options.out, pdf).catch(() => {
    throw new RenderRefused(`Não foi possível gravar ${options.out}.`)
  })
  console.log(`${options.out}: ${pdf.length} bytes, modelo ${versao}`)
}

async function render(
  { conteudo, via, senha, ucAnterior }: Options,
  { nf3e, xml }: Nf3eReading & { ok: true },
): Promise<{ pdf: Uint8Array; versao: string }> {
  const input: Danf3eInput = {
    nf3e,
    via,
    distribuidora: { sac: nf3e.emitente.endereco.fone, ouvidoria: null, site: null },
    ucNumeroAnterior: ucAnterior,
    mensagens: [],
    xml: keptXml(keepXml(xml)),
  }
  if (conteudo === 'barra') return renderBarra(input)
  const renderer = await createDanf3eRenderer()
  const versao = renderer.templateVersion
  if (senha === null) return { pdf: renderer.render(input), versao }
  return { pdf: renderer.renderProtected(input, protectionOf(senha, nf3e.chave)).sealed, versao }
}

function renderBarra(input: Danf3eInput): { pdf: Uint8Array; versao: string } {
  const renderer = createBarraRenderer()
  try {
    return { pdf: renderer.render(input), versao: renderer.templateVersion }
  } catch (error) {
    if (error instanceof SemBarra) throw new RenderRefused(error.message)
    throw error
  }
}

/** Here is no secret to derive the keys from: a bill and its password make them, so that the file repeats. */
function protectionOf(senha: string, chave: string): Protection {
  try {
    return deriveProtection(senha, createHash('sha256').update(`${chave} ${senha}`).digest())
  } catch (error) {
    if (error instanceof RangeError)
      throw new RenderRefused('A senha não serve para um PDF: use até 127 letras e números.')
    throw error
  }
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArguments(args)
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0 || values.out === undefined) throw new RenderRefused(USO)
  if (values.via !== '1' && values.via !== '2') throw new RenderRefused(`A via deve ser 1 ou 2.\n${USO}`)
  if (values.conteudo !== 'fatura' && values.conteudo !== 'barra')
    throw new RenderRefused(`O conteúdo deve ser fatura ou barra.\n${USO}`)
  const { conteudo, out, senha = null } = values
  if (conteudo === 'barra' && senha !== null) throw new RenderRefused(`Só a fatura leva senha.\n${USO}`)
  const ucAnterior = values['uc-anterior'] ?? null
  return { file, out, conteudo, via: values.via === '1' ? 1 : 2, senha, ucAnterior }
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        conteudo: { type: 'string', default: 'fatura' },
        via: { type: 'string', default: '1' },
        senha: { type: 'string' },
        'uc-anterior': { type: 'string' },
      },
    })
  } catch {
    throw new RenderRefused(USO)
  }
}

async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new RenderRefused(`Não foi possível ler ${file}.`)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof RenderRefused)) throw error
  console.error(error.message)
  process.exitCode = 1
}
