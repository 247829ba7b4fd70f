import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Claim, type CountedBrowsers, decideClaim, MOST_SCANS } from './browsers.rule.ts'

const now = Temporal.Instant.from('2026-11-24T12:00:00Z')
const ago = (seconds: number) => now.subtract({ seconds })
const none: CountedBrowsers = { browsers: [], scans: 0, scannedAt: undefined }
const young = (id: number, seconds: number) => ({ id, since: ago(seconds), kept: false })
const kept = (id: number, seconds = 3_600) => ({ id, since: ago(seconds), kept: true })

const cases: [string, CountedBrowsers, number | undefined, Claim][] = [
  ['the first is counted', none, undefined, { kind: 'take' }],
  ['the second, later', { ...none, browsers: [young(1, 20)] }, undefined, { kind: 'take' }],
  ['the fourth', { ...none, browsers: [kept(1), kept(2), young(3, 60)] }, undefined, { kind: 'refused' }],
  ['one of three comes back', { ...none, browsers: [kept(1), kept(2), young(3, 60)] }, 3, { kind: 'keep', id: 3 }],
  ['one comes back for the tenth time', { ...none, browsers: [kept(1, 1)] }, 1, { kind: 'keep', id: 1 }],
  ['one opens a second article at once', { ...none, browsers: [young(1, 19)] }, 1, { kind: 'young', id: 1 }],
  ['one that was struck comes alone', none, 1, { kind: 'take' }],
  ['another comes at once', { ...none, browsers: [young(1, 19)] }, undefined, { kind: 'scan', strike: [1] }],
  ['a third comes at once', { ...none, scans: 2, scannedAt: ago(19) }, undefined, { kind: 'scan', strike: [] }],
  ['one comes when machines are gone', { ...none, scans: 2, scannedAt: ago(20) }, undefined, { kind: 'take' }],
  ['one comes beside a reader who stays', { ...none, browsers: [kept(1, 1)] }, undefined, { kind: 'take' }],
  [
    'machines come, and somebody came long ago',
    { ...none, browsers: [young(1, 600), young(2, 1)] },
    undefined,
    { kind: 'scan', strike: [2] },
  ],
  [
    'machines have come too often',
    { browsers: [young(1, 1)], scans: MOST_SCANS - 1, scannedAt: ago(300) },
    undefined,
    { kind: 'refused' },
  ],
  ['one of another process’s clock', { ...none, browsers: [young(1, -5)] }, undefined, { kind: 'scan', strike: [1] }],
]

for (const [what, counted, held, expected] of cases) {
  test(`${what}: ${expected.kind}`, () => assert.deepEqual(decideClaim(counted, held, 3, now), expected))
}

/** What `claimBrowser` stores. */
function after(counted: CountedBrowsers, claim: Claim, id: number, at: Temporal.Instant): CountedBrowsers {
  const { browsers, scans } = counted
  switch (claim.kind) {
    case 'take':
      return { ...counted, browsers: [...browsers, { id, since: at, kept: false }] }
    case 'keep':
      return { ...counted, browsers: browsers.map((one) => (one.id === claim.id ? { ...one, kept: true } : one)) }
    case 'scan':
      return {
        browsers: browsers.filter((one) => !claim.strike.includes(one.id)),
        scans: scans + claim.strike.length + 1,
        scannedAt: at,
      }
    default:
      return counted
  }
}

test('machines that come in twos and more take no browser from the reader, until they have come sixty times', () => {
  const bursts = fc.array(
    fc.record({ size: fc.integer({ min: 2, max: 9 }), pause: fc.integer({ min: 20, max: 90_000 }) }),
  )
  fc.assert(
    fc.property(bursts, (all) => {
      let counted = none
      let at = now
      let id = 0
      for (const { size, pause } of all) {
        for (let machine = 0; machine < size; machine++) {
          counted = after(counted, decideClaim(counted, undefined, 3, at), ++id, at)
        }
        if (counted.scans < MOST_SCANS - 1) assert.equal(counted.browsers.length, 0)
        at = at.add({ seconds: pause })
      }
      assert.ok(counted.scans <= MOST_SCANS)
    }),
  )
})

test('a forwarded mail is kept in no more browsers than it may be, whoever comes when', () => {
  const comes = fc.array(fc.record({ browser: fc.nat(12), pause: fc.constantFrom(0, 1, 19, 20, 21, 500) }), {
    maxLength: 120,
  })
  fc.assert(
    fc.property(comes, fc.integer({ min: 1, max: 5 }), (all, most) => {
      const rows = new Map<number, number>()
      let counted = none
      let at = now
      let id = 0
      for (const { browser, pause } of all) {
        at = at.add({ seconds: pause })
        const claim = decideClaim(counted, rows.get(browser), most, at)
        counted = after(counted, claim, ++id, at)
        if (claim.kind === 'take') rows.set(browser, id)
        assert.ok(counted.browsers.length <= most)
      }
    }),
  )
})
