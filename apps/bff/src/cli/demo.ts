// npm run demo -- --ucs 10000000: a book of fictitious UCs in the configured database, for demonstrations and benchmarks.
import { parseArgs } from 'node:util'
import { saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { parseConfig } from '#config.ts'
import { MAX_UCS } from '#demo/documentos.ts'
import { montarLivro } from '#demo/livro.ts'
import { relogioDoSistema } from '#relogio.ts'

const { values } = parseArgs({ options: { ucs: { type: 'string', default: '2000' } } })
const total = Number(values.ucs)
if (!Number.isInteger(total) || total < 1 || total > MAX_UCS) {
  console.error(`--ucs deve ser um número inteiro de 1 a ${MAX_UCS}.`)
  process.exit(2)
}

const { databaseUrl } = parseConfig(process.env)
const inicio = performance.now()
await montarLivro({
  databaseUrl,
  total,
  referencia: saoPauloDay(relogioDoSistema.agora()),
  onProgresso: (ucs) => {
    const porSegundo = Math.round((ucs / (performance.now() - inicio)) * 1000)
    process.stderr.write(
      `\r${ucs.toLocaleString('pt-BR')} de ${total.toLocaleString('pt-BR')} UCs, ${porSegundo}/s`,
    )
  },
})
process.stderr.write('\n')
