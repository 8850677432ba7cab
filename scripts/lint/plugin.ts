// The rules that only this repository has, as an oxlint plugin. Each is proved to fire by scripts/lint-selftest.ts.
import { relative, sep } from 'node:path'
import { boundaryFault, isTest } from './boundaries.ts'

// The part of the (ESLint compatible) plugin interface that is used here.
type Node = { type: string; [key: string]: unknown }
type Context = { filename: string; cwd: string; report: (fault: { node: Node; message: string }) => void }
type Visitor = Record<string, (node: Node) => void>
type Rule = { create: (context: Context) => Visitor }

const boundaries: Rule = {
  create(context) {
    const check = (node: Node): void => {
      const specifier = text(node['source'])
      if (specifier === undefined) return
      const typeOnly =
        node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType'
      const reason = boundaryFault({ from: pathOf(context), specifier, typeOnly })
      if (reason) context.report({ node, message: `'${specifier}': ${reason}` })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    }
  },
}

// drizzle's own transaction on better-sqlite3 type-checks with an async body, throws, and keeps the inserts.
const noRawTransaction: Rule = {
  create: (context) => ({
    CallExpression(node) {
      const callee = node['callee'] as Node
      if (callee.type !== 'MemberExpression' || name(callee['property']) !== 'transaction') return
      const owner = callee['object'] as Node
      const ownerName = name(owner.type === 'MemberExpression' ? owner['property'] : owner)
      if (ownerName === 'unitOfWork' || ownerName === 'uow') return
      context.report({ node, message: 'Only the unit of work opens transactions (unitOfWork.transaction).' })
    },
  }),
}

const sleeps = new Set(['setTimeout', 'setInterval', 'waitForTimeout', 'sleep', 'delay'])
const sleepModules = /^(node:)?timers\/promises$/

const noSleepInTests: Rule = {
  create(context) {
    if (!isTest(pathOf(context))) return {}
    const message = 'A test waits for a condition or drives the clock; it does not sleep.'
    return {
      CallExpression(node) {
        const callee = node['callee'] as Node
        const called = name(callee.type === 'MemberExpression' ? callee['property'] : callee)
        if (called !== undefined && sleeps.has(called)) context.report({ node, message })
      },
      ImportDeclaration(node) {
        if (sleepModules.test(text(node['source']) ?? '')) context.report({ node, message })
      },
    }
  },
}

const testFunctions = new Set(['test', 'it', 'describe'])

const testNamesStateBehaviour: Rule = {
  create: (context) => ({
    CallExpression(node) {
      if (!testFunctions.has(name(node['callee']) ?? '')) return
      const title = text((node['arguments'] as Node[])[0])
      if (title === undefined || !/\bshould\b/i.test(title)) return
      context.report({ node, message: 'Say what happens ("opens the modal when ..."), without "should".' })
    },
  }),
}

function pathOf(context: Context): string {
  return relative(context.cwd, context.filename).split(sep).join('/')
}

function text(node: unknown): string | undefined {
  const value = (node as Node | null | undefined)?.['value']
  return typeof value === 'string' ? value : undefined
}

function name(node: unknown): string | undefined {
  const found = (node as Node | null | undefined)?.['name']
  return typeof found === 'string' ? found : undefined
}

export default {
  meta: { name: 'ramal' },
  rules: {
    boundaries,
    'no-raw-transaction': noRawTransaction,
    'no-sleep-in-tests': noSleepInTests,
    'test-names-state-behaviour': testNamesStateBehaviour,
  },
}
