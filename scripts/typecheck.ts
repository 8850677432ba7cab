import { printFailures, runSteps } from './support/steps.ts'
import { typecheckSteps } from './support/typecheck-steps.ts'

const results = await runSteps(typecheckSteps, 2)
printFailures(results)
process.exitCode = results.every((result) => result.ok) ? 0 : 1
