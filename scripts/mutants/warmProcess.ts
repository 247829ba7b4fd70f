import { readFileSync } from 'node:fs'
import { type LoadFnOutput, type ResolveFnOutput, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import fc from 'fast-check'
import '../testing/compareTemporal.ts'
import { type Collected, collectFrom } from './collectedTests.ts'
import type { Mutant } from './mutantsOf.ts'
import { applyMutant } from './mutantsOf.ts'
import type { RuleToTry } from './ownTests.ts'

/**
 * Holds one rule and its tests in memory and tries one mutant after the other: what leads from the tests to the rule
 * is loaded once more for each, everything else stays. A mutant that never ends is ended from outside, with the process.
 */
export type Asked = { kind: 'open'; root: string; rule: RuleToTry } | { kind: 'try'; index: number; mutant: Mutant }

export type Answered =
  | { kind: 'opened'; tests: number; ms: number }
  | { kind: 'unusable'; reason: string }
  | { kind: 'tried'; index: number; outcome: Outcome }

/** `invalid`: it does not even parse, so nobody could have written it. */
export type Outcome = 'killed' | 'survived' | 'invalid'

const mark = '?mutant='
const collector = new URL('collectedTests.ts', import.meta.url).href

let root = ''
let rule: RuleToTry = { rule: '', tests: [], between: [] }
let text = ''
/** The rule's text for the copies that are being loaded. */
let mutated = ''
let copies = 0
const between = new Set<string>()
const translated = new Map<string, string>()
/** How long each test took on the rule as it is: the quickest are asked first, so that most mutants end at once. */
const durations = new Map<string, number>()

// The same examples for each mutant and in each run, and no search for the smallest.
fc.configureGlobal({ seed: 20_261_123, endOnFailure: true })

registerHooks({
  resolve(specifier, context, next): ResolveFnOutput {
    const parent = context.parentURL ?? ''
    const at = parent.indexOf(mark)
    if (at < 0) return next(specifier, context)
    if (specifier === 'node:test') return { url: 'mutants:test', format: 'module', shortCircuit: true }
    const found = next(specifier, { ...context, parentURL: parent.slice(0, at) })
    return between.has(found.url) ? { ...found, url: found.url + parent.slice(at), shortCircuit: true } : found
  },
  load(url, context, next): LoadFnOutput {
    if (url === 'mutants:test') {
      const source = `import { collect, collectGroup, runAfter, runBefore } from '${collector}'
        export default collect
        export { collect as test, collect as it, collectGroup as describe, collectGroup as suite, runAfter as after, runBefore as before }`
      return { format: 'module', source, shortCircuit: true }
    }
    const at = url.indexOf(mark)
    if (at < 0) return next(url, context)
    return { format: 'module', source: sourceOf(url.slice(0, at)), shortCircuit: true }
  },
})

function sourceOf(url: string): string {
  const path = fileURLToPath(url)
  if (path === join(root, rule.rule)) return translate(mutated, path)
  const before = translated.get(path)
  if (before !== undefined) return before
  const source = translate(readFileSync(path, 'utf8'), path)
  translated.set(path, source)
  return source
}

function translate(source: string, path: string): string {
  return transformSync(source, {
    loader: path.endsWith('x') ? 'tsx' : 'ts',
    format: 'esm',
    target: 'esnext',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'silent',
  }).code
}

async function open(): Promise<Answered> {
  text = readFileSync(join(root, rule.rule), 'utf8')
  for (const path of rule.between) between.add(pathToFileURL(join(root, path)).href)
  // The first run warms what the second measures.
  let ms = 0
  let tests = 0
  for (const _ of [1, 2]) {
    const began = performance.now()
    const result = await run(text)
    ms = performance.now() - began
    if (result.failure) return { kind: 'unusable', reason: result.failure }
    tests = result.tests
  }
  return tests === 0 ? { kind: 'unusable', reason: 'no test' } : { kind: 'opened', tests, ms }
}

async function tryMutant(mutant: Mutant): Promise<Outcome> {
  const changed = applyMutant(text, mutant)
  try {
    translate(changed, join(root, rule.rule))
  } catch {
    return 'invalid'
  }
  return (await run(changed)).failure === undefined ? 'survived' : 'killed'
}

async function run(source: string): Promise<{ tests: number; failure?: string }> {
  mutated = source
  copies++
  let name = '(loading)'
  const afterAll: Array<() => unknown> = []
  try {
    const all: Array<Collected & { key: string }> = []
    for (const file of rule.tests) {
      const url = `${pathToFileURL(join(root, file)).href}${mark}${copies}`
      const { tests, before, after } = await collectFrom(() => import(url))
      afterAll.push(...after)
      for (const prepare of before) await prepare()
      all.push(...tests.map((test) => ({ ...test, key: `${file} ${test.name}` })))
    }
    all.sort((a, b) => (durations.get(a.key) ?? 0) - (durations.get(b.key) ?? 0))
    for (const test of all) {
      name = test.name
      const began = performance.now()
      await test.run()
      if (copies <= 2) durations.set(test.key, performance.now() - began)
    }
    return { tests: all.length }
  } catch (error) {
    return { tests: 0, failure: `${name}: ${error instanceof Error ? error.message : String(error)}` }
  } finally {
    for (const tidy of afterAll) await tidy()
  }
}

// A promise that nobody waited for and that fails is a failure of the mutant being tried, never of this process.
process.on('unhandledRejection', () => undefined)

process.on('message', async (asked: Asked) => {
  if (asked.kind === 'open') {
    root = asked.root
    rule = asked.rule
    process.send?.(await open())
  } else {
    const answer: Answered = { kind: 'tried', index: asked.index, outcome: await tryMutant(asked.mutant) }
    process.send?.(answer)
  }
})
