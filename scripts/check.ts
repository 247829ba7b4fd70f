import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopTestServer } from '../tests/support/database.ts'

export type CheckResult = { name: string; ms: number; ok: boolean; details: string }

type Check = { name: string; script: string; args: string[]; typescript?: true }

const root = fileURLToPath(new URL('..', import.meta.url))
const inPackage = (name: string, file: string) => join(root, 'node_modules', name, file)

const tsc = inPackage('typescript', 'bin/tsc')

/** In the order in which they are worth reading; none may warn, all are errors. */
const checks: Check[] = [
  {
    name: 'biome (format, lint, cycles)',
    script: inPackage('@biomejs/biome', 'bin/biome'),
    args: [
      'ci',
      '.',
      '--colors=off',
      '--error-on-warnings',
      '--diagnostic-level=warn',
      '--max-diagnostics=200',
      '--reporter=concise',
    ],
  },
  { name: 'types', script: tsc, args: ['-p', 'tsconfig.json', '--pretty', 'false'] },
  { name: 'types in the browser', script: tsc, args: ['-p', 'tsconfig.browser.json', '--pretty', 'false'] },
  { name: 'types of the journeys', script: tsc, args: ['-p', 'tsconfig.journeys.json', '--pretty', 'false'] },
  { name: 'house (levels, roles, names)', script: 'scripts/houseCheck.ts', args: [], typescript: true },
  { name: 'schema.sql', script: 'scripts/schemaCheck.ts', args: [], typescript: true },
  {
    name: 'knip (unused code)',
    script: inPackage('knip', 'bin/knip.js'),
    args: ['--no-progress', '--no-config-hints'],
  },
]

/** Each keeps a core busy. Every result is handed on as soon as it is known. */
export async function runChecks(atOnce: number, report: (result: CheckResult) => void): Promise<CheckResult[]> {
  const waiting = [...checks]
  const results: CheckResult[] = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check)
      results.push(result)
      report(result)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

export function describeCheck(result: CheckResult): string {
  const line = `${result.ok ? 'ok    ' : 'FAILED'}  ${result.name}  ${result.ms} ms`
  return result.ok || result.details === '' ? line : `${line}\n${result.details.replace(/^(?=.)/gm, '        ')}`
}

function runCheck(check: Check): Promise<CheckResult> {
  const started = performance.now()
  const loader = check.typescript ? ['--import', import.meta.resolve('#loader')] : []
  // What a build server sets must not change what is said: GITHUB_ACTIONS makes biome print for GitHub.
  const { GITHUB_ACTIONS: _, FORCE_COLOR: __, ...env } = process.env
  const child = spawn(process.execPath, [...loader, check.script, ...check.args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NO_COLOR: '1' },
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve) => {
    const end = (ok: boolean, extra = '') => {
      const ms = Math.round(performance.now() - started)
      resolve({ name: check.name, ms, ok, details: `${said.trim()}${extra}` })
    }
    child.on('error', (error) => end(false, error.message))
    child.on('close', (code, signal) => end(code === 0, signal ? `\nended by ${signal}` : ''))
  })
}

if (import.meta.main) {
  const results = await runChecks(2, (result) => console.log(describeCheck(result)))
  await stopTestServer()
  const failed = results.filter((result) => !result.ok).length
  console.log(failed === 0 ? `${results.length} checks passed` : `${failed} of ${results.length} checks failed`)
  process.exit(failed === 0 ? 0 : 1)
}
