import { type DestinationStream, destination, type Logger, pino } from 'pino'

export type Log = Logger

/** What waits of a log that cannot be written; what comes then is dropped. */
const MOST_WAITING_BYTES = 256 * 1024

/**
 * One JSON line per event on standard output. Secrets and addresses are cut out by name, wherever they stand. A log on a
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
  return pino(options, toStandardOutput())
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
