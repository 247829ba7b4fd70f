import { styleText } from 'node:util'
import { type DestinationStream, destination, type Logger, pino } from 'pino'

export type Log = Logger

/** What waits of a log that cannot be written; what comes then is dropped. */
const MOST_WAITING_BYTES = 256 * 1024

/**
 * One JSON line per event on standard output, or words where that is a terminal. Secrets and addresses are cut out by name, wherever they stand. A log on a
 * full disk is no reason to end: its newest lines are lost, and it goes on when there is room.
 */
export function createLog(level: string): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'email',
        '*.email',
        'token',
        '*.token',
        'code',
        '*.cookie',
        'cookie',
        'authorization',
        '*.authorization',
        'secret',
        '*.secret',
      ],
      censor: '[cut]',
    },
  }
  return pino(options, process.stdout.isTTY ? terminal : toStandardOutput())
}

/** A person reads along; programs never see this. */
const terminal: DestinationStream = { write: (line) => void process.stdout.write(logLineInWords(line)) }

/** Longer lists are counted. */
const MOST_NAMED = 3
const STYLES = { 40: 'yellow', 50: 'red', 60: 'red' } as const

/** `14:02:11  making the sample publication  articles 44`, of a line of JSON as the log writes it. */
export function logLineInWords(line: string): string {
  const { level, time, pid: _pid, msg, err, ...facts } = JSON.parse(line) as LogLine
  const named = Object.entries({ ...facts, ...(err?.message && { because: err.message }) })
  const said = named.map(([name, value]) => `${name} ${factInWords(value)}`)
  const style = STYLES[level as keyof typeof STYLES]
  const words = `${new Date(time).toTimeString().slice(0, 8)}  ${[msg, ...said].filter(Boolean).join('  ')}`
  return `  ${style ? styleText(style, words) : words}\n`
}

type LogLine = { level: number; time: string; pid: number; msg?: string; err?: { message?: string } }

function factInWords(value: unknown): string {
  if (Array.isArray(value)) return value.length > MOST_NAMED ? String(value.length) : value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

let standardOutput: DestinationStream | undefined

/** One for all logs of a process. */
function toStandardOutput(): DestinationStream {
  if (standardOutput) return standardOutput
  const opened = destination({ fd: 1, sync: true, maxLength: MOST_WAITING_BYTES })
  opened.on('error', () => {})
  standardOutput = opened
  return opened
}
