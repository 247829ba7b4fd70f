import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { ConfigProblem, readConfig } from './config.ts'
import { findSecret } from './openDatabase.ts'

async function inFolder(work: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-secret-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('processes that start together on a new folder share one secret, which only its owner may read', () =>
  inFolder(async (folder) => {
    const config = readConfig({ DATELINE_DATA: join(folder, 'data') })
    const secrets = await Promise.all(Array.from({ length: 20 }, () => findSecret(config)))
    assert.equal(new Set(secrets).size, 1)
    assert.match(secrets[0] ?? '', /^[\w-]{43}$/)
    assert.deepEqual(await readdir(config.dataFolder), ['secret'])
    assert.equal((await stat(join(config.dataFolder, 'secret'))).mode & 0o777, 0o600)
  }))

test('passes are never signed with the nothing that a crash left in the secret’s file', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'secret'), '')
    await assert.rejects(findSecret(readConfig({ DATELINE_DATA: folder })), ConfigProblem)
  }))
