import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relyingParty } from './relyingParty.rule.ts'

test('passkeys are for a host with a name', () => {
  assert.equal(relyingParty('https://news.example.org'), 'news.example.org')
  assert.equal(relyingParty('http://localhost:3000'), 'localhost')
  for (const origin of ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://0x7f.1:3000'])
    assert.equal(relyingParty(origin), undefined, origin)
})
