import { run } from 'node:test'
import { inspect } from 'node:util'

export type Failure = { name: string; reason: string }

export type FileResult = {
  path: string
  ms: number
  passed: number
  skipped: number
  failures: Failure[]
  /** What the file printed, both streams as they came. */
  output: string
}

export type FileLimits = { timeoutMs: number; signal?: AbortSignal }

/**
 * Runs one file in a process of its own. Only tests that hold no others are counted. A file that ends before it has
 * given its account (killed, exited, never loaded, holding no test) is one failure, whatever it reported before: what
 * it would have said is lost.
 */
export async function runTestFile(path: string, { timeoutMs, signal }: FileLimits): Promise<FileResult> {
  const started = performance.now()
  const result: FileResult = { path, ms: 0, passed: 0, skipped: 0, failures: [], output: '' }
  const names = new Map<number, { name: string; parent: number | undefined }>()
  const parents = new Set<number | undefined>()
  const complaints: string[] = []
  let account: { success: boolean } | undefined
  let fileFailure: string | undefined

  const nameOf = (id: number | undefined): string => {
    const known = id === undefined ? undefined : names.get(id)
    return known ? [nameOf(known.parent), known.name].filter(Boolean).join(' › ') : ''
  }

  // A timeout of the runner's own ends a test but leaves a process that a timer or a socket keeps alive.
  const patience = AbortSignal.timeout(timeoutMs)
  const stream = run({
    files: [path],
    concurrency: false,
    isolation: 'process',
    execArgv: ['--import', new URL('compareTemporal.ts', import.meta.url).href],
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  })
  stream.on('test:dequeue', (event) => {
    if (event.entryFile !== undefined) names.set(event.testId, { name: event.name, parent: event.parentId })
  })
  stream.on('test:pass', (event) => {
    if (event.entryFile === undefined) return
    parents.add(event.parentId)
    if (event.skip !== undefined && event.skip !== false) result.skipped++
    else if (event.details.type !== 'suite' && !parents.has(event.testId)) result.passed++
  })
  stream.on('test:fail', (event) => {
    const error = event.details.error as Error & { failureType?: string }
    if (event.entryFile === undefined) {
      if (signal?.aborted) fileFailure = 'the run was stopped'
      else fileFailure = patience.aborted ? `not done within ${timeoutMs} ms` : sayEnd(error)
      return
    }
    parents.add(event.parentId)
    // Its children are counted, each with its own reason.
    if (error.failureType === 'subtestsFailed') return
    result.failures.push({
      name: nameOf(event.testId) || event.name,
      reason: sayWhy(error),
    })
  })
  stream.on('test:diagnostic', (event) => {
    if (event.entryFile !== undefined && /asynchronous activity after the test ended/.test(event.message)) {
      complaints.push(event.message)
    }
  })
  stream.on('test:summary', (event) => {
    if (event.file !== undefined) account = { success: event.success }
  })
  stream.on('test:stdout', (event) => {
    result.output += event.message
  })
  stream.on('test:stderr', (event) => {
    result.output += event.message
  })
  // Without a reader the stream would wait for one.
  for await (const _ of stream);

  const failFile = (reason: string) => result.failures.push({ name: '(the whole file)', reason })
  if (!account) {
    failFile(fileFailure ? `ended before its tests had: ${fileFailure}` : 'ended without holding a test')
    // What came through by then is no account of the file.
    result.failures.splice(0, result.failures.length - 1)
    result.passed = 0
    result.skipped = 0
  } else if (complaints.length > 0) failFile(complaints.join('\n'))
  else if (result.failures.length === 0 && (!account.success || fileFailure)) failFile(fileFailure ?? 'failed')
  else if (result.passed + result.skipped + result.failures.length === 0) failFile('holds no test')
  result.ms = Math.round(performance.now() - started)
  return result
}

function sayWhy(error: Error & { failureType?: string }): string {
  if (error.failureType === 'testTimeoutFailure') return error.message
  const cause = error.cause
  if (cause instanceof Error) {
    const deeper = cause.cause instanceof Error ? `\ncaused by ${sayStack(cause.cause)}` : ''
    return sayStack(cause) + deeper
  }
  return typeof cause === 'string' ? cause : inspect(cause ?? error)
}

function sayEnd(error: Error & { exitCode?: number | null; signal?: string | null; failureType?: string }): string {
  if (error.signal) return `killed by ${error.signal}`
  return error.exitCode ? `exit status ${error.exitCode}` : sayWhy(error)
}

/** The stack without the lines of Node's own machinery, which say the same every time. */
function sayStack(error: Error): string {
  return (error.stack ?? error.message)
    .split('\n')
    .filter((line) => !/^\s+at .*(\(|\s)node:/.test(line))
    .join('\n')
}
