// node scripts/complete-lockfile.mjs, after every change of dependencies: adds to package-lock.json the optional platform
// packages that npm left out because the registry in use did not have them. `npm ci` of npm 11 refuses a lockfile without
// them, though it never fetches them on this platform (docs/decisions/0002).
import { readFileSync, writeFileSync } from 'node:fs'
const file = 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))
const operatingSystems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [path ? `${path}/node_modules/${name}` : '', `node_modules/${name}`]
    if (places.some((place) => lock.packages[place])) continue
    const words = name
      .split('/')
      .at(-1)
      .replace(/^binding-/, '')
      .split('-')
    const os = operatingSystems.find((one) => words.includes(one))
    if (!os) {
      console.log('no platform in', name)
      continue
    }
    const cpu = words[words.indexOf(os) + 1]
    const libc =
      words.includes('musl') || words.includes('musleabihf')
        ? ['musl']
        : os === 'linux'
          ? ['glibc']
          : undefined
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      os: [os],
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} added`)
