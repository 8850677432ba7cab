import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { ResultadoImportacao } from '@ramal/shared/contracts/faturas.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { ConfigError, parseConfig } from '#config.ts'
import { contextoDoSistema } from '#contexto.ts'
import { openDatabase } from '#db/open.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { isDemonstracao } from '#demo/demonstracao.ts'
import { createDocumentos } from '#emissao/engine/documentos.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { ErroDominio } from '#erros.ts'
import { createImportacao, type Importacao } from '#modules/importacao/importacao.ts'
import { createImportarPagamentos } from '#modules/pagamentos/importar.ts'
import { relogioDoSistema } from '#relogio.ts'

const USO = `Uso:
  npm run import -- ARQUIVO… [--ja-impressa] [--historico]   NF3e (XML, nf3eProc, evento de cancelamento, zip)
                                                             e faturas anteriores a ela (CSV, JSON)
  npm run import -- --cadastro ARQUIVO.csv [--simular]       cadastro de UCs
  npm run import -- --pagamentos ARQUIVO                     retorno de arrecadação FEBRABAN ou CSV`

/** A mistake of the person at the keyboard: the sentence is all there is to show. */
class ImportRefused extends Error {}

interface Pedido {
  arquivos: string[]
  cadastro: string | undefined
  pagamentos: string | undefined
  simular: boolean
  jaImpressa: boolean
  historico: boolean
}

function readPedido(args: readonly string[]): Pedido {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cadastro: { type: 'string' },
        pagamentos: { type: 'string' },
        simular: { type: 'boolean', default: false },
        'ja-impressa': { type: 'boolean', default: false },
        historico: { type: 'boolean', default: false },
      },
    })
    const { cadastro, pagamentos, simular, historico } = values
    const kinds = [cadastro, pagamentos, positionals[0]].filter((kind) => kind !== undefined)
    if (kinds.length !== 1) throw new ImportRefused(USO)
    if (simular && cadastro === undefined) throw new ImportRefused(`--simular é do cadastro.\n${USO}`)
    const jaImpressa = values['ja-impressa']
    return { arquivos: positionals, cadastro, pagamentos, simular, historico, jaImpressa }
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportRefused(USO)
  }
}

/** Shows how far it came, on one line, where a person is watching. */
function onProgresso({ recebidos, recusados }: { recebidos: number; recusados: number }): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${recebidos} recebidos, ${recusados} recusados`)
}

function run(importacao: Importacao, pedido: Pedido): Promise<ResultadoImportacao> {
  const contexto = contextoDoSistema('Linha de comando')
  if (pedido.cadastro !== undefined) {
    const { cadastro: caminho, simular } = pedido
    const arquivo = { nome: basename(caminho), caminho }
    return importacao.cadastro.importar(contexto, { arquivo, simular, onProgresso })
  }
  const arquivos = pedido.arquivos.map((caminho) => ({ nome: basename(caminho), caminho }))
  const { jaImpressa, historico } = pedido
  return importacao.faturas.importar(contexto, { arquivos, jaImpressa, historico, onProgresso })
}

function reportFalhas({ falhas, recusados }: Pick<ResultadoImportacao, 'falhas' | 'recusados'>): void {
  if (process.stderr.isTTY) process.stderr.write('\n')
  for (const { arquivo, linha, campo, mensagem } of falhas) {
    const onde = [arquivo, linha !== null && `linha ${linha}`, campo].filter(Boolean).join(', ')
    console.error(`${onde}: ${mensagem}`)
  }
  if (recusados > 0) process.exitCode = 1
}

function report(resultado: ResultadoImportacao): void {
  reportFalhas(resultado)
  const { recebidos, novos, atualizados, repetidos, recusados, aParte, simulacao } = resultado
  console.log(
    `${simulacao ? 'Simulação: ' : ''}${recebidos} recebidos: ${novos} novos (${aParte} à parte, sem UC), ` +
      `${atualizados} atualizados, ${repetidos} repetidos, ${recusados} recusados.`,
  )
}

async function importarPagamentos(unitOfWork: UnitOfWork, caminho: string): Promise<void> {
  const importar = createImportarPagamentos({ unitOfWork, relogio: relogioDoSistema })
  const arquivo = { nome: basename(caminho), caminho }
  const resultado = await importar(contextoDoSistema('Linha de comando'), { arquivo, onProgresso })
  reportFalhas(resultado)
  const { recebidos, novos, repetidos, recusados, semFatura, novosCentavos } = resultado
  console.log(
    `${recebidos} recebidos: ${novos} novos, ${formatCentavos(novosCentavos)} (${semFatura} sem fatura), ` +
      `${repetidos} repetidos, ${recusados} recusados.`,
  )
}

/** Imports files into the database of the configuration; a server that runs beside finds what was queued by itself. */
async function main(): Promise<void> {
  const pedido = readPedido(process.argv.slice(2))
  const config = parseConfig(process.env)
  const unitOfWork = await openDatabase(config.databaseUrl)
  try {
    if (pedido.pagamentos !== undefined) {
      await importarPagamentos(unitOfWork, pedido.pagamentos)
      return
    }
    const importacao = createImportacao({
      unitOfWork,
      relogio: relogioDoSistema,
      documentos: await createDocumentos(),
      sinal: createSinal(),
      // `npm start` has its demonstration on by itself; a command beside it is told by the data.
      demonstracao: process.env.RAMAL_DEMO ? config.demonstracao : await isDemonstracao(unitOfWork),
    })
    report(await run(importacao, pedido))
  } finally {
    await unitOfWork.close()
  }
}

try {
  await main()
} catch (error) {
  if (![ConfigError, ImportRefused, ErroDominio].some((kind) => error instanceof kind)) throw error
  console.error((error as Error).message)
  process.exitCode = 1
}
