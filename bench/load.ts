import { execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { haveProgram, LOAD_CORE, onCore } from './machine.ts'

export type Load = {
  port: number
  connections: number
  seconds: number
  /** Whole request heads, asked in turn; each connection waits for its answer before it asks again. */
  requests: readonly string[]
  /** Each request is asked once, and the load ends with them. */
  once?: boolean
}

export type LoadResult = {
  answers: number
  seconds: number
  /** Answers by status and what the paywall said, `200 metered; reason=new`. */
  kinds: Record<string, number>
  bytes: number
  latencyMs: { p50: number; p99: number; max: number }
}

/** Runs the load in a process and on a core of its own. */
export function runLoad(load: Load): Promise<LoadResult> {
  const generator = fileURLToPath(new URL('loadGenerator.js', import.meta.url))
  const { program, args } = onCore(LOAD_CORE, [process.execPath, generator])
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(load))
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as LoadResult)
      else reject(new Error(`the load generator ended with ${code}`))
    })
  })
}

export const haveWrk = haveProgram('wrk')

/** The load of a foreign generator, wrk: all connections send one request. It does not look at what the answers say. */
export function runWrk(load: {
  port: number
  connections: number
  seconds: number
  path: string
  headers: Record<string, string>
}): Promise<LoadResult> {
  const headers = Object.entries(load.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const url = `http://127.0.0.1:${load.port}${load.path}`
  const numbers = ['-t1', `-c${load.connections}`, `-d${load.seconds}s`, '--latency']
  const { program, args } = onCore(LOAD_CORE, ['wrk', ...numbers, ...headers, url])
  return new Promise((resolve, reject) => {
    execFile(program, args, (error, out) => {
      if (error) return reject(error)
      // A line only where there is one to tell of.
      const failed = /^ {2}(?:Socket errors|Non-2xx).*$/m.exec(out)?.[0]
      if (failed) return reject(new Error(`wrk:${failed}`))
      const [, answers = '', seconds = ''] = /(\d+) requests in ([\d.]+)s/.exec(out) ?? []
      resolve({
        answers: Number(answers),
        seconds: Number(seconds),
        kinds: {},
        bytes: 0,
        latencyMs: { p50: milliseconds(out, '50%'), p99: milliseconds(out, '99%'), max: Number.NaN },
      })
    })
  })
}

/** wrk says `1.23ms`, `870.00us` or `1.02s`. */
function milliseconds(said: string, line: string): number {
  const [, number = '', unit = ''] = new RegExp(`^ +${line} +([\\d.]+)(us|ms|s)`, 'm').exec(said) ?? []
  return Number(number) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN)
}

export function requestHead(path: string, headers: Record<string, string>): string {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}
