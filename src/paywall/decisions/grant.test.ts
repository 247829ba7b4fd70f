import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { Grant, Sealed } from './grant.ts'

const open = { kind: 'open', reason: 'subscriber', rule: 'subscriber-reads-all' } as const
const gated = { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter' } as const

test('a decision that is a gate gives no grant', () => {
  assert.equal(Grant.forReading(gated, 7), undefined)
})

test('a grant opens the article it was given for, and no other', () => {
  const grant = Grant.forReading(open, 7)
  assert.ok(grant)
  assert.equal(new Sealed('the body', 7).open(grant), 'the body')
  assert.throws(() => new Sealed('another body', 8).open(grant))
})

test('a grant says why the body may be had', () => {
  assert.equal(Grant.forReading(open, 7)?.reason, 'subscriber')
})

test('a sealed body prints, logs and serialises as nothing', () => {
  const sealed = { body: new Sealed('sentinel', 7) }
  assert.doesNotMatch(
    JSON.stringify(sealed) + inspect(sealed, { depth: 9, showHidden: true }) + String(sealed.body),
    /sentinel/,
  )
  assert.equal(JSON.stringify(sealed), '{"body":"[sealed]"}')
})

test('code that takes a body without a grant, or makes a grant of its own, does not compile', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const compiler = `${root}node_modules/typescript/bin/tsc`
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', `${root}tests/types`, '--pretty', 'false'], {
    encoding: 'utf8',
  })
  assert.notEqual(status, 0)
  const refusals = stdout.split('\n').flatMap((line) => /^\S+?(?=\(\d)/.exec(line)?.[0].split('/').at(-1) ?? [])
  assert.deepEqual(refusals, Array(4).fill('ungranted.ts'), stdout)
})
