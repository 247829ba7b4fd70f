import { relative } from 'node:path'
import type { FileResult } from './runTestFile.ts'

export type Tally = { passed: number; failed: number; skipped: number }

export const noTests: Tally = { passed: 0, failed: 0, skipped: 0 }

export function add(tally: Tally, result: FileResult): Tally {
  return {
    passed: tally.passed + result.passed,
    failed: tally.failed + result.failures.length,
    skipped: tally.skipped + result.skipped,
  }
}

/** The last line of every run; other programs read it. */
export function describeTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

const keptOutput = 60

/** One line for a file that passed; for one that failed every reason, then the end of what it printed. */
export function describeFile(result: FileResult, root: string): string {
  const name = relative(root, result.path)
  const counts = describeTally(add(noTests, result)).replace(', 0 failed', '')
  const line = `${result.failures.length === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${counts}  ${result.ms} ms`
  if (result.failures.length === 0) return line
  const failures = result.failures.map(
    (failure) => `\n  ✗ ${shorten(failure.name, root)}\n${indent(shorten(failure.reason, root), '    ')}`,
  )
  const output = result.output.trim().split('\n')
  const tail = output.slice(-keptOutput).join('\n')
  const left = output.length > keptOutput ? `the last ${keptOutput} of ${output.length} lines` : 'all'
  const printed = tail === '' ? '' : `\n  it printed (${left}):\n${indent(tail, '    │ ')}`
  return `${line}${failures.join('')}${printed}`
}

/** What a second look at a file alone told, in one line that can be searched for. */
export function describeSecondLook(first: FileResult, second: FileResult, root: string): string {
  const name = relative(root, first.path)
  const names = first.failures.map((failure) => failure.name).join('; ')
  return second.failures.length === 0
    ? `UNSTEADY  ${name}: failed beside others, passed alone, and is to be mended: ${names}`
    : `CERTAIN  ${name}: failed beside others and alone`
}

const shorten = (text: string, root: string) => text.replaceAll(`file://${root}`, '').replaceAll(root, '')

const indent = (text: string, by: string) => text.replace(/^/gm, by)
