import type { Step } from './steps.ts'

const projects = ['.', 'packages/shared', 'apps/bff', 'apps/web']

/** One step per TypeScript project. */
export const typecheckSteps: Step[] = projects.map((project) => ({
  name: `types ${project === '.' ? 'scripts' : project}`,
  args: ['node_modules/typescript/bin/tsc', '-p', project],
}))
