// npm run dev: the server, restarted when its files change, and Vite's own server in front of it with live reload.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repository } from './support/steps.ts'

process.env.RAMAL_DEMO ??= '1'
const server = spawn(process.execPath, ['--watch', 'apps/bff/src/server.ts'], {
  cwd: repository,
  stdio: 'inherit',
})
const web = spawn(process.execPath, [join(repository, 'node_modules/vite/bin/vite.js')], {
  cwd: join(repository, 'apps/web'),
  stdio: 'inherit',
})

// One stops, all stop: a half of it running looks like a fault of the other half.
for (const child of [server, web]) {
  child.once('exit', () => {
    server.kill('SIGTERM')
    web.kill('SIGTERM')
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill(signal))
