import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON line per event on standard output. Secrets and addresses are cut out by name, wherever they stand. */
export function createLog(level: string): Log {
  return pino({
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
  })
}
