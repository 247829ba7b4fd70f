import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createNetworkCap } from '../exemptions/exemptions.module.ts'
import { underNetworkCap } from './decisions.module.ts'

const DAY = '2026-11-24'

test('a network at its cap opens nothing new, and goes on with what it opened', () => {
  const cap = createNetworkCap()
  for (const groupId of [1, 2, 2, 3]) cap.note('192.0.2.7', groupId, DAY)
  assert.equal(cap.isSpent('192.0.2.7', 4, 4, DAY), false)
  assert.equal(cap.isSpent('192.0.2.7', 4, 3, DAY), true)
  assert.equal(cap.isSpent('192.0.2.7', 2, 3, DAY), false)
  assert.equal(cap.isSpent('192.0.2.8', 4, 3, DAY), false, 'a neighbor is another network')
})

test('one customer’s IPv6 addresses are one network', () => {
  const cap = createNetworkCap()
  cap.note('2001:db8:1:2::a', 1, DAY)
  assert.equal(cap.isSpent('2001:db8:1:2:ffff::b', 2, 1, DAY), true)
  assert.equal(cap.isSpent('2001:db8:1:3::a', 2, 1, DAY), false)
})

test('with the day everything is forgotten', () => {
  const cap = createNetworkCap()
  cap.note('192.0.2.7', 1, DAY)
  assert.equal(cap.isSpent('192.0.2.7', 2, 1, DAY), true)
  assert.equal(cap.isSpent('192.0.2.7', 2, 1, '2026-11-25'), false)
})

test('the cap takes away only what would be new, and says why', () => {
  const policy = {
    allowance: 1,
    registeredBonus: 0,
    networkCap: 3,
    crawlers: true,
    letterPasses: undefined,
    letterPassesCount: false,
    pools: [],
    window: { kind: 'rolling', days: 30 },
    archiveAfterDays: undefined,
    freeForHours: undefined,
    zone: 'UTC',
    version: 1,
  } as const
  const opened = { kind: 'metered', reason: 'new', left: 0, rule: 'meter' } as const
  const again = { ...opened, reason: 'reread' } as const
  assert.deepEqual(underNetworkCap(again, policy), again)
  assert.deepEqual(underNetworkCap(opened, policy), {
    kind: 'gate',
    gate: 'subscribe',
    reason: 'allowance-spent',
    rule: 'network-cap',
    allowance: 1,
  })
  const ladder = underNetworkCap(opened, { ...policy, registeredBonus: 2 })
  assert.equal(ladder.kind === 'gate' && ladder.gate, 'register')
})
