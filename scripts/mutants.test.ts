import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { excusesOf } from './mutants/excusesOf.ts'
import { applyMutant, mutantsOf } from './mutants/mutantsOf.ts'
import { leastFor, totalsOf } from './mutants/report.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every text that one small fault makes of this one. */
const faultsOf = (text: string) => mutantsOf({ path: 'a.rule.ts', text }).map((mutant) => applyMutant(text, mutant))

for (const [what, text, faults] of [
  ['an edge', 'a(b < c)', ['a(b <= c)', 'a(b >= c)']],
  ['an equality', 'a(b === c)', ['a(b !== c)']],
  ['both for either', 'a(b && c)', ['a(((b) || (c)))']],
  ['a missing default', 'a(b ?? c)', ['a(b)', 'a(c)']],
  ['a condition', 'const a = b ? c : d', ['const a = true ? c : d', 'const a = false ? c : d']],
  ['a negation', 'a(!b)', ['a(b)']],
  ['one more or less', 'a(3)', ['a(4)', 'a(2)']],
  ['a flag', 'a(true)', ['a(false)']],
  ['a code', "a('gate')", ["a('')"]],
  ['a forgotten step', 'a(b.trim())', ['a(b)']],
  ['a sibling', 'a(b.some(c))', ['a(b.every(c))']],
  ['an arithmetic sign', 'a(b + c)', ['a(b - c)']],
  ['the edges of a pattern', 'a(/^\\d{1,3}$/)', ['a(/\\d{1,3}$/)', 'a(/^\\d{1,3}/)', 'a(/^\\d{1,4}$/)']],
] as const) {
  test(`a fault that is tried: ${what}`, () => {
    const made = faultsOf(text).filter((fault) => fault !== ';')
    assert.deepEqual(made.sort(), [...faults].sort())
  })
}

test('a forgotten line and a forgotten answer are tried', () => {
  assert.ok(faultsOf('function a() { b(); return c }').includes('function a() { ; return c }'))
  assert.ok(faultsOf('function a() { return c }').includes('function a() { return undefined }'))
})

test('sentences, types, imports and keys are left alone: a reader is not decided about there', () => {
  for (const text of [
    "const a = 'Write a whole number.'",
    "type A = 'gate' | 3",
    "import { a } from './a.rule.ts'",
    'const a = { 3: b } as { c: 4 }',
  ]) {
    assert.deepEqual(faultsOf(text), [], text)
  }
})

test('of a long pattern only the place is shown where it was broken', () => {
  const text = `const a = /^${'(?:x|y)'.repeat(20)}[ab]{1,3}${'(?:x|y)'.repeat(20)}/`
  assert.ok(
    mutantsOf({ path: 'a.rule.ts', text })
      .map(({ change }) => change)
      .includes('…:x|y)[ab]{1,3}(?:x|y)(?:x… → …:x|y)[ab]{1,4}(?:x|y)(?:x…'),
  )
})

test('an excuse needs a reason, and says for which line it is', () => {
  const text = [
    'a() // equivalent: nobody sees it',
    '// equivalent: goes on',
    '// over two lines',
    'b()',
    'c() // equivalent:',
  ].join('\n')
  const { excuses, complaints } = excusesOf(text)
  assert.deepEqual([...excuses], [1, 4])
  assert.deepEqual(complaints, ['line 5: equivalent without a reason excuses nothing'])
})

test('paywall and money are held to more than the rest, in whichever room the rule stands', () => {
  assert.equal(leastFor('src/paywall/meter/'), 95)
  assert.equal(leastFor('src/money/plans/'), 95)
  assert.equal(leastFor('src/interchange/'), 85)
  const survivor = { line: 1, column: 1, change: '< → <=', source: '' }
  const tried = (rule: string, killed: number, lived: number) => ({
    rule,
    killed,
    unending: 0,
    survivors: Array.from({ length: lived }, () => survivor),
    equivalent: 0,
    complaints: [],
  })
  assert.deepEqual(
    totalsOf([
      tried('src/paywall/meter/a.rule.ts', 94, 6),
      tried('src/paywall/meter/b.rule.ts', 1, 0),
      tried('src/articles/c.rule.ts', 85, 15),
    ]).map(({ folder, killed, of, met }) => [folder, killed, of, met]),
    [
      ['src/paywall/meter', 95, 101, false],
      ['src/articles', 85, 100, true],
    ],
  )
})

// In the repository, where the libraries are found.
mkdirSync(join(root, '.test-data'), { recursive: true })
const sample = mkdtempSync(join(root, '.test-data', 'mutants-'))
after(() => rmSync(sample, { recursive: true }))

/** What the command says of a repository of these files, and the status it ends with. */
function runOn(files: Record<string, string>): { said: string; status: number } {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(sample, path)), { recursive: true })
    writeFileSync(join(sample, path), text)
  }
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const args = ['--import', import.meta.resolve('#loader'), join(root, 'scripts/mutants.ts'), '--root', sample, 'src']
  try {
    return { said: execFileSync(process.execPath, args, { env, encoding: 'utf8', timeout: 60_000 }), status: 0 }
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number }
    return { said: stdout, status }
  }
}

const rule = `const EDGE = 3
export const mayRead = (reads: number) => reads < EDGE
export function daysOf(count: number): number[] {
  const days: number[] = []
  while (days.length !== count) days.push(days.length + 1)
  return days
}
`
const tests = (cases: string) => `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysOf, mayRead } from './meter.rule.ts'
test('counts', async (t) => {
  assert.deepEqual(daysOf(2), [1, 2])
  await t.test('within', () => { ${cases} })
})
`

test('what no test notices is listed and fails the run; once a test notices, it passes', () => {
  const before = runOn({
    'src/paywall/meter/meter.rule.ts': rule,
    'src/paywall/meter/meter.rule.test.ts': tests('assert.equal(mayRead(0), true); assert.equal(mayRead(9), false)'),
  })
  assert.equal(before.status, 1, before.said)
  assert.match(before.said, /meter\.rule\.ts:1:14 {2}3 → 4/)
  assert.match(before.said, /meter\.rule\.ts:2:49 {2}< → <=/)
  // A fault that never ends is noticed by its time.
  assert.doesNotMatch(before.said, /meter\.rule\.ts:5/)
  const mended = runOn({
    'src/paywall/meter/meter.rule.test.ts': tests('assert.equal(mayRead(2), true); assert.equal(mayRead(3), false)'),
  })
  assert.equal(mended.status, 0, mended.said)
  assert.match(mended.said, /src\/paywall\/meter .* 100\.0 % .* met/)
})

test('a rule without a test of its own, and one whose tests fail as it is, are failures', () => {
  const untested = runOn({ 'src/paywall/meter/other.rule.ts': 'export const most = (a: number) => a > 1\n' })
  assert.equal(untested.status, 1)
  assert.match(untested.said, /no test of its own imports it/)
  const failing = runOn({ 'src/paywall/meter/meter.rule.test.ts': tests('assert.equal(mayRead(3), true)') })
  assert.equal(failing.status, 1)
  assert.match(failing.said, /its tests do not pass: counts/)
})
