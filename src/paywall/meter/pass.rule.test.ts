import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { defaultPolicy } from '../../../tests/support/policies.ts'
import { createSigner } from '../../platform/signing.ts'
import { MAX_ALLOWANCE } from './allowance.rule.ts'
import { PASS_COOKIE_SECONDS, readPass, withRead, writePass } from './pass.rule.ts'
import { type PaywallPolicy, parseWindow } from './policy.rule.ts'

const policy: PaywallPolicy = { ...defaultPolicy, allowance: MAX_ALLOWANCE }
const signer = createSigner('a secret of thirty-two characters!', 'pass')
const start = Temporal.Instant.from('2026-11-23T08:00:00Z')

/** As text, in which what is undefined is not there. */
const inText = (value: unknown) => JSON.parse(JSON.stringify(value) ?? 'null')

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

test('a pass says in which pool an article counted, and reads the same', () => {
  const reads = [
    { groupId: 12, openedAt: start, poolId: 3 },
    { groupId: 13, openedAt: start },
    { groupId: 14, openedAt: start, poolId: 0 },
  ]
  const read = readPass(writePass(reads))
  assert.deepEqual(inText(read), inText(reads))
  assert.deepEqual(
    read?.map((one) => 'poolId' in one),
    [true, false, true],
  )
})

test('whatever was opened, the pass that is written is the pass that is read', () => {
  const read = fc.record(
    {
      groupId: fc.integer({ min: 0, max: 2 ** 40 }),
      openedAt: fc
        .integer({ min: 0, max: 4_000_000_000 })
        .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000)),
      poolId: fc.integer({ min: 0, max: 32_767 }),
    },
    { requiredKeys: ['groupId', 'openedAt'], noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(read, { maxLength: MAX_ALLOWANCE }), (reads) => {
      assert.deepEqual(inText(readPass(writePass(reads))), inText(reads))
    }),
  )
})

test('the moment of a read is written to the second that had begun', () => {
  const [read] = readPass(writePass([{ groupId: 1, openedAt: start.add({ milliseconds: 999 }) }])) ?? []
  assert.equal(read?.openedAt.toString(), start.toString())
})

test('a pass holds one more than any allowance, the newest', () => {
  const reads = Array.from({ length: MAX_ALLOWANCE + 5 }, (_, index) => ({ groupId: index, openedAt: start }))
  const kept = readPass(writePass(reads)) ?? []
  assert.equal(kept.length, MAX_ALLOWANCE + 1)
  assert.equal(kept.at(-1)?.groupId, MAX_ALLOWANCE + 4)
})

test('a read of the last second that there is is read, one after it makes the pass none', () => {
  const last = 8_640_000_000_000
  assert.equal(readPass(`1:a-${last.toString(36)}`)?.[0]?.openedAt.epochMilliseconds, last * 1000)
  assert.equal(readPass(`1:a-${(last + 1).toString(36)}`), undefined)
})

for (const value of [
  '',
  '1',
  'a-b',
  '2:a-b',
  '0:a-b',
  '1:a',
  '1:-',
  '1:-b',
  '1:a-',
  '1:a-b-',
  '1:a-b_c',
  '1:a--c',
  '1:a-b-c-d',
  '1:zzzzzzzzzzzzzzzzz-1',
  // The neighbors of the digits and letters.
  ...[...'/:@A[`{'].flatMap((character) => [`1:1${character}-b`, `1:a-1${character}`, `1:a-b-1${character}`]),
]) {
  test(`“${value}” is no pass, so the visitor starts over`, () => {
    assert.equal(readPass(value), undefined)
  })
}

test('an article that is opened once more stands in the pass once, with its new moment', () => {
  const first = withRead(withRead([], { groupId: 1, openedAt: start }, policy), { groupId: 2, openedAt: start }, policy)
  const later = start.add({ hours: 1 })
  assert.deepEqual(inText(withRead(first, { groupId: 1, openedAt: later }, policy)), [
    { groupId: 2, openedAt: start.toString() },
    { groupId: 1, openedAt: later.toString() },
  ])
})

test('no window that a publisher may set outlives the pass, and no browser forgets it before its time', () => {
  const days = Array.from({ length: 999 }, (_, day) => day + 1)
  const longest = days.findLast((day) => parseWindow(`rolling:${day}d`)) ?? 0
  const passDays = PASS_COOKIE_SECONDS / (24 * 3600)
  assert.ok(longest > 0 && longest < passDays, `${longest} days`)
  // RFC 6265bis, 5.5: browsers cut a cookie's life at 400 days.
  assert.equal(passDays, 400)
})
