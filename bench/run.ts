// npm run bench                        every part in a small size
// npm run bench -- search --size 1e7   one part in a size of its own
// --smoke: the smallest size, so that no part rots; --json: one object per part after the tables
import { parseArgs } from 'node:util'
import { channelsPart } from './channels.ts'
import { crashPart } from './crash.ts'
import { documentPart } from './document.ts'
import { emissionPart } from './emission.ts'
import { printTable, toJson, type Part, type PartResult } from './report.ts'
import { searchPart } from './search.ts'
import { webPart } from './web.ts'

const parts: readonly Part[] = [searchPart, documentPart, emissionPart, channelsPart, crashPart, webPart]

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string' },
    smoke: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const unknown = positionals.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(', ')}. There are ${parts.map((part) => part.name).join(', ')}.`,
  )
  process.exit(2)
}
const size = options.size === undefined ? undefined : Number(options.size)
if (size !== undefined && !(Number.isInteger(size) && size > 0)) {
  console.error('--size takes a whole number above zero.')
  process.exit(2)
}

const results: PartResult[] = []
for (const part of parts) {
  if (positionals.length > 0 && !positionals.includes(part.name)) continue
  const result = {
    part: part.name,
    figures: await part.run(size ?? (options.smoke ? part.sizes.smoke : part.sizes.small)),
  }
  printTable(result)
  results.push(result)
}
if (options.json) for (const result of results) console.log(toJson(result))
