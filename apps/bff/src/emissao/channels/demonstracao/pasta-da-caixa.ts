import { join } from 'node:path'
import type { Config } from '#config.ts'

/** Where the demonstration keeps the mail it catches. By itself, so that to know it loads no library of the mail. */
export const pastaDaCaixa = (config: Pick<Config, 'dataDir'>): string => join(config.dataDir, 'caixa')
