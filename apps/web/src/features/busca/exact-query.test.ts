import { expect, it } from 'vitest'
import { isExactQuery } from './exact-query.ts'

it.each([
  '001347925802810',
  '0.013.479.258.028-10',
  '1347925802810',
  '529.982.247-25',
  '2026 1121 0000 4217',
])('takes %s for exact: its check digits or its date prove it', (q) => expect(isExactQuery(q)).toBe(true))

it.each(['131030', '001347925802811', 'maria souza', 'maria@exemplo.com.br', '34987654321', ''])(
  'waits for Enter after %j, which may mean something else or is not finished',
  (q) => expect(isExactQuery(q)).toBe(false),
)
