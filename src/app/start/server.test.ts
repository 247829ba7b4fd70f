import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { ConfigProblem } from './config.ts'
import { serve } from './server.ts'

const listen = (host: string, port: number) =>
  serve(
    () => true,
    () => new Response(),
    { host, port },
  )

test('a host that is no address of this machine is named in one line', async () => {
  for (const host of ['no-such-host.invalid', '192.0.2.1']) {
    await assert.rejects(listen(host, 0), (error: Error) => {
      assert.ok(error instanceof ConfigProblem)
      assert.match(error.message, new RegExp(`^HOST ${host.replaceAll('.', '\\.')} is no address of this machine`))
      return true
    })
  }
})

test('a port that somebody else holds is named in one line', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  const { port } = holder.address() as AddressInfo
  await assert.rejects(listen('127.0.0.1', port), new RegExp(`PORT ${port} is taken`))
  holder.close()
})
