import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createBarraRenderer, SemBarra } from '#emissao/document/barra.ts'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import type { Danf3eInput } from '#emissao/document/input.ts'
import { keepXml, keptXml } from '#emissao/nf3e/guarda.ts'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'
import type { Nf3eReading } from '#emissao/nf3e/read-nf3e.ts'

const USO =
  'Uso: npm run render -- ARQUIVO.xml --out ARQUIVO.pdf [--conteudo fatura|barra] [--via 1|2] [--uc-anterior NUMERO]'

/** A mistake of the person at the keyboard: the sentence is all there is to show. */
class RenderRefused extends Error {}

type Options = {
  readonly file: string
  readonly out: string
  readonly conteudo: 'fatura' | 'barra'
  readonly via: 1 | 2
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
  { conteudo, via, ucAnterior }: Options,
  { nf3e, xml }: Nf3eReading & { ok: true },
): Promise<{ pdf: Uint8Array; versao: string }> {
  const renderer = conteudo === 'barra' ? createBarraRenderer() : await createDanf3eRenderer()
  const input: Danf3eInput = {
    nf3e,
    via,
    distribuidora: { sac: nf3e.emitente.endereco.fone, ouvidoria: null, site: null },
    ucNumeroAnterior: ucAnterior,
    mensagens: [],
    xml: keptXml(keepXml(xml)),
  }
  try {
    return { pdf: renderer.render(input), versao: renderer.templateVersion }
  } catch (error) {
    if (error instanceof SemBarra) throw new RenderRefused(error.message)
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
  const { conteudo, out } = values
  return { file, out, conteudo, via: values.via === '1' ? 1 : 2, ucAnterior: values['uc-anterior'] ?? null }
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
