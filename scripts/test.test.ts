import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findBrowser } from './testing/findBrowser.ts'
import { add, describeFile, describeSecondLook, describeTally, noTests } from './testing/report.ts'
import type { FileResult } from './testing/runTestFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'dateline-runner-'))
after(() => rmSync(folder, { recursive: true }))

const head = `import { test, describe, after } from 'node:test'\n`

const files: Record<string, string> = {
  good: `test('a', () => {}); describe('s', () => { test('b', () => {}); test('c', { skip: 'later' }, () => {}) })`,
  nested: `test('p', async (t) => { await t.test('yes', () => {}); await t.test('no', () => { throw new Error('because') }) })`,
  killed: `test('a', () => {}); test('b', () => { process.kill(process.pid, 'SIGKILL') })`,
  leaves: `test('a', () => {}); test('b', () => process.exit(0)); test('c', () => {})`,
  status: `test('a', () => {}); after(() => { process.exitCode = 3 })`,
  empty: `console.log('nothing here')`,
  unloadable: `import './missing.ts'; test('a', () => {})`,
  hook: `test('a', () => {}); after(() => { throw new Error('not tidied') })`,
  late: `test('a', () => { setTimeout(() => { throw new Error('too late') }, 10) }); test('b', () => new Promise((end) => setTimeout(end, 60)))`,
  hangs: `test('a', () => {}); test('b', () => new Promise(() => setInterval(() => {}, 1000)))`,
}

/** In a process of its own: inside a test, the runner refuses to run tests. */
function runAll(): Map<string, FileResult> {
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.mjs`), head + body)
  const driver = join(folder, 'driver.mjs')
  writeFileSync(
    driver,
    `import { runTestFile } from ${JSON.stringify(new URL('./testing/runTestFile.ts', import.meta.url).href)}
    const results = await Promise.all(process.argv.slice(2).map((path) => runTestFile(path, { timeoutMs: /hangs/.test(path) ? 2000 : 25_000 })))
    console.log(JSON.stringify(results))
    process.exit()`,
  )
  const paths = Object.keys(files).map((name) => join(folder, `${name}.test.mjs`))
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const args = ['--import', import.meta.resolve('#loader'), driver, ...paths]
  const said = execFileSync(process.execPath, args, { env, encoding: 'utf8', timeout: 30_000 })
  const results = JSON.parse(said) as FileResult[]
  return new Map(Object.keys(files).map((name, index) => [name, results[index] as FileResult]))
}

const results = runAll()

function countsOf(name: string): string {
  return describeTally(add(noTests, results.get(name) as FileResult))
}

const reasonsOf = (name: string) =>
  (results.get(name) as FileResult).failures.map((failure) => failure.reason).join('\n')

test('only tests that hold no others are counted', () => {
  assert.equal(countsOf('good'), '2 passed, 0 failed, 1 skipped')
  assert.equal(countsOf('nested'), '1 passed, 1 failed')
  assert.equal((results.get('nested') as FileResult).failures[0]?.name, 'p › no')
  assert.match(reasonsOf('nested'), /because/)
})

test('a file that is killed, leaves early, cannot be loaded or hangs is one failure', () => {
  for (const name of ['killed', 'leaves', 'unloadable', 'empty', 'hangs']) {
    assert.equal(countsOf(name), '0 passed, 1 failed', name)
  }
  assert.match(reasonsOf('killed'), /SIGKILL/)
  assert.match(reasonsOf('unloadable'), /exit status 1/)
  assert.match(reasonsOf('hangs'), /not done within 2000 ms/)
})

test('a file whose tests pass fails by its hooks, its exit status or an error after the end of a test', () => {
  assert.equal(countsOf('hook'), '1 passed, 1 failed')
  assert.equal(countsOf('status'), '1 passed, 1 failed')
  assert.equal(countsOf('late'), '2 passed, 1 failed')
})

test('a file that passed is one line, a file that failed shows why and what it printed', () => {
  assert.match(
    describeFile(results.get('good') as FileResult, folder),
    /^ok {6}good\.test\.mjs {2}2 passed, 1 skipped {2}\d+ ms$/,
  )
  const failed = describeFile(results.get('empty') as FileResult, folder)
  assert.match(failed, /^FAILED {2}empty\.test\.mjs/)
  assert.match(failed, /│ nothing here/)
})

test('whoever reads a log finds by one word what failed only in company', () => {
  const [failed, passed] = [results.get('nested'), results.get('good')] as [FileResult, FileResult]
  assert.match(describeSecondLook(failed, passed, folder), /^UNSTEADY {2}nested\.test\.mjs: .* p › no$/)
  assert.match(describeSecondLook(failed, failed, folder), /^CERTAIN {2}nested\.test\.mjs: /)
})

test('the last line names what was skipped only when something was', () => {
  assert.equal(describeTally({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed')
  assert.equal(describeTally({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped')
})

test('a browser is taken from CHROMIUM_PATH, else from the PATH', async () => {
  const programs = join(folder, 'programs')
  mkdirSync(programs)
  const program = join(programs, 'chromium')
  writeFileSync(program, '')
  chmodSync(program, 0o755)
  assert.deepEqual(await findBrowser({ PATH: programs }), { kind: 'found', path: program })
  assert.deepEqual(await findBrowser({ PATH: '', CHROMIUM_PATH: program }), { kind: 'found', path: program })
})

test('a CHROMIUM_PATH that leads nowhere is said so instead of silently taking another browser', async () => {
  const answer = await findBrowser({ PATH: process.env.PATH, CHROMIUM_PATH: join(folder, 'nothing') })
  assert.ok(answer.kind === 'missing' && /CHROMIUM_PATH is .*nothing/.test(answer.remedy))
})
