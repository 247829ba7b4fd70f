import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../support/freePorts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('a supervisor that ends `npm start` leaves no site running that nobody knows of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-npm-'))
  const [port, simulatorPort] = await freePorts()
  const npm = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      DATELINE_DATA: folder,
      DATELINE_SAMPLE: 'off',
      DATABASE_URL: '',
    },
  })
  try {
    let said = ''
    const announced = Promise.withResolvers<void>()
    npm.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Your publication')) announced.resolve()
    })
    npm.once('exit', () => announced.reject(new Error(`npm start ended:\n${said}`)))
    npm.stdout.resume()
    await announced.promise
    // A publication of one's own is entered by invitation.
    assert.match(said, /The desk +npx dateline staff invite you@example\.org --role publisher/)
    const ended = once(npm, 'close')
    npm.removeAllListeners('exit')
    npm.kill('SIGTERM')
    // Both its outputs are closed once the last process that writes to them has ended.
    await ended
    await assert.rejects(fetch(`http://127.0.0.1:${port}/readyz`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
