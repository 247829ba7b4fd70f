import { CommanderError } from 'commander'
import { createProgram } from './app/commands/program.ts'
import { ConfigProblem, isDebugging } from './app/start/config.ts'
import { Fault, isUnwritable } from './platform/errors.ts'
import { StartProblem } from './platform/postgres/startProblem.ts'

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 26) {
  process.stderr.write(`Dateline needs Node 26 or newer; this is ${process.version}. Run it with: npm start\n`)
  process.exit(2)
}

// What is said to a terminal that is gone, or a file on a full disk, is lost and ends nothing.
process.stderr.on('error', () => {})

/** Exit status 0: done, 1: failed, 2: wrong usage or environment. */
try {
  const program = await createProgram(process.argv.slice(2))
  await program.parseAsync(process.argv)
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { message } = error as Error
  if (error instanceof ConfigProblem) {
    process.stderr.write(`dateline: ${message}\n`)
    return 2
  }
  if (error instanceof Fault) {
    const details = Object.entries(error.fields).map(([field, problem]) => `\n  ${field}: ${problem}`)
    process.stderr.write(`dateline: ${message}${details.join('')}\n`)
    return error.kind === 'invalid' ? 2 : 1
  }
  if (error instanceof StartProblem) {
    process.stderr.write(`dateline: ${message}\n`)
    return 1
  }
  if (isUnwritable(error) && !isDebugging()) {
    process.stderr.write(
      `dateline: ${error.path ?? 'a file'} cannot be used (${message}); make room, or let this account write there, and try again\n`,
    )
    return 1
  }
  process.stderr.write(`dateline: ${isDebugging() ? (error as Error).stack : message}\n`)
  return 1
}
