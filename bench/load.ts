import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LOAD_CORE, onCore } from './machine.ts'

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

export function requestHead(path: string, headers: Record<string, string>): string {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}
