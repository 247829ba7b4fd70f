import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { createSigner } from '../../platform/signing.ts'
import { PASS_COOKIE_SECONDS, readPass, withRead, writePass } from './pass.rule.ts'
import { MAX_ALLOWANCE, type PaywallPolicy, parseWindow } from './policy.rule.ts'

const policy: PaywallPolicy = {
  allowance: MAX_ALLOWANCE,
  registeredBonus: 0,
  networkCap: undefined,
  crawlers: true,
  pools: [],
  window: { kind: 'rolling', days: 30 },
  archiveAfterDays: undefined,
  freeForHours: undefined,
  zone: 'Europe/Paris',
  version: 1,
}
const signer = createSigner('a secret of thirty-two characters!', 'pass')
const start = Temporal.Instant.from('2026-11-23T08:00:00Z')

test('a pass says what was opened and when, to the second', () => {
  const reads = [
    { groupId: 1, openedAt: start },
    { groupId: 5_000_000, openedAt: start.add({ seconds: 61 }) },
  ]
  assert.deepEqual(
    readPass(writePass(reads))?.map(({ groupId, openedAt }) => [groupId, openedAt.toString()]),
    [
      [1, '2026-11-23T08:00:00Z'],
      [5_000_000, '2026-11-23T08:01:01Z'],
    ],
  )
  assert.deepEqual(readPass(writePass([])), [])
})

test('a pass that anybody changed is no pass', () => {
  const signed = signer.sign(writePass([{ groupId: 12, openedAt: start }]))
  assert.ok(signer.verify(signed))
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.constantFrom('0', 'A', 'z', '_', '.', '-'), (index, character) => {
      const changed = signed.slice(0, index) + character + signed.slice(index + 1)
      // Base64 leaves bits unused in its last character; whatever passes must be the very same value.
      const verified = signer.verify(changed)
      assert.ok(verified === undefined || verified === signer.verify(signed))
    }),
  )
  assert.equal(createSigner('a secret of thirty-two characters!', 'gift').verify(signed), undefined)
})

test('whatever stands in the cookie, reading it throws nothing', () => {
  fc.assert(fc.property(fc.string(), (text) => void readPass(text)))
  for (const text of ['', ':', '1', '1:', '2:a-b', '1:a', '1:-', '1:zzzzzzzzzzzzzzzzz-1', '1:a-b-c']) readPass(text)
})

test('at the largest allowance the whole pass fits a cookie and holds every read', () => {
  let reads: ReturnType<typeof withRead> = []
  for (let groupId = 1; groupId <= MAX_ALLOWANCE; groupId++) {
    reads = withRead(
      reads,
      { groupId: 40_000_000 + groupId, openedAt: start.add({ seconds: groupId }), poolId: 32_767 },
      policy,
    )
  }
  const signed = signer.sign(writePass(reads))
  assert.equal(readPass(signer.verify(signed) ?? '')?.length, MAX_ALLOWANCE)
  assert.ok(signed.length < 3_800, `${signed.length} bytes`)
})

test('what no longer counts is left behind, so that nothing of an old visit is kept', () => {
  const reads = withRead(
    [{ groupId: 1, openedAt: start.subtract({ hours: 24 * 31 }) }],
    { groupId: 2, openedAt: start },
    policy,
  )
  assert.deepEqual(
    reads.map((read) => read.groupId),
    [2],
  )
})

test('no window that a publisher may set outlives the pass, and no browser forgets it before its time', () => {
  const days = Array.from({ length: 999 }, (_, day) => day + 1)
  const longest = days.findLast((day) => parseWindow(`rolling:${day}d`)) ?? 0
  const passDays = PASS_COOKIE_SECONDS / (24 * 3600)
  assert.ok(longest > 0 && longest < passDays, `${longest} days`)
  // RFC 6265bis, 5.5: browsers cut a cookie's life at 400 days.
  assert.equal(passDays, 400)
})
