import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Files } from '../../src/platform/files/files.ts'
import type { RunningCommand } from './runningSite.ts'

export const BUCKET = 'news-files'
/** The only account that this server has. */
const ACCOUNT = 'S3RVER'
const program = fileURLToPath(new URL('./s3Process.ts', import.meta.url))

export type S3Server = {
  readonly url: string
  readonly port: number
  /** S3_URL; `through`: by way of another server, `folder`: below one of the bucket. */
  addressOf(wishes?: { through?: string; bucket?: string; secret?: string; key?: string; folder?: string }): string
  /** Other bytes in its place, with everything that was said of the file. */
  alter(key: string, bytes: string): Promise<void>
  /** As if its machine had gone. */
  kill(): Promise<void>
  /** The same once more, with what it has stored, on the same port. */
  startAgain(): Promise<void>
  discard(): Promise<void>
}

/**
 * An S3-compatible server as it comes from the registry, in a process of its own. It checks signatures and keeps what it
 * is given on disk.
 */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-s3-'))
  let server: ChildProcess

  async function open(port: number): Promise<number> {
    server = fork(program, [directory, String(port), BUCKET], {
      // The marks by which its lists go on are made with a cipher that OpenSSL calls one of the past.
      execArgv: ['--openssl-legacy-provider'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const [answer] = await Promise.race([once(server, 'message'), once(server, 'exit').then(() => [undefined])])
    if (typeof answer !== 'number') throw new Error('the S3 server did not start')
    server.unref()
    server.channel?.unref()
    return answer
  }

  async function kill() {
    if (server.exitCode !== null || server.signalCode !== null) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }

  const port = await open(0)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    port,
    addressOf({ through = url, bucket = BUCKET, key = ACCOUNT, secret = ACCOUNT, folder = '' } = {}) {
      return `${through.replace('://', `://${key}:${secret}@`)}/${bucket}${folder && `/${folder}`}`
    },
    alter: (key, bytes) => writeFile(join(directory, BUCKET, `${key}._S3rver_object`), bytes),
    kill,
    startAgain: async () => void (await open(port)),
    async discard() {
      await kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** For who wants to kill a command in the middle; returns, too, when it has ended by itself. */
export async function untilFilesArrive(files: Files, count: number, { ended }: RunningCommand): Promise<void> {
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  while (!isOver && (await files.list()).length < count) await pause(5)
}
