// Vitest 5 reads only this name by itself; the projects are in the file that tools and people look for.
export { default } from './vitest.workspace.ts'
