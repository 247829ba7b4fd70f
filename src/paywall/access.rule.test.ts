import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Access, type ArticleTerms, decideAccess, type Standing } from './access.rule.ts'
import { accessHeader } from './accessHeader.rule.ts'
import type { Read } from './meter.rule.ts'
import type { PaywallPolicy } from './policy.rule.ts'

const now = Temporal.Instant.from('2026-11-23T08:00:00Z')
const days = (count: number) => now.toZonedDateTimeISO('Europe/Paris').subtract({ days: count }).toInstant()
const policy: PaywallPolicy = {
  allowance: 1,
  window: { kind: 'rolling', days: 30 },
  archiveAfterDays: undefined,
  freeForHours: undefined,
  zone: 'Europe/Paris',
  version: 1,
}
const visitor: Standing = { kind: 'visitor' }
const preview: Standing = { kind: 'link-preview' }
const reader: Standing = { kind: 'reader', readerId: 1, subscriberUntil: undefined }
const subscriber: Standing = { kind: 'reader', readerId: 1, subscriberUntil: now.add({ hours: 1 }) }
const lapsed: Standing = { kind: 'reader', readerId: 1, subscriberUntil: now }
const standings = { visitor, preview, reader, subscriber, lapsed }
const spent: Read[] = [{ groupId: 99, openedAt: days(1) }]
const opened: Read[] = [{ groupId: 7, openedAt: days(1) }]

type Case = [keyof typeof standings, ArticleTerms, readonly Read[], Partial<PaywallPolicy>, number, string]

const cases: Case[] = [
  ['visitor', 'free', spent, {}, 1, 'open; reason=free'],
  ['preview', 'free', [], {}, 1, 'open; reason=free'],
  ['subscriber', 'free', [], {}, 1, 'open; reason=free'],
  ['visitor', 'metered', [], {}, 1, 'metered; reason=new; left=0'],
  ['visitor', 'metered', [], { allowance: 3 }, 1, 'metered; reason=new; left=2'],
  ['visitor', 'metered', opened, {}, 1, 'metered; reason=reread; left=0'],
  ['visitor', 'metered', spent, {}, 1, 'gate; reason=allowance-spent; gate=subscribe'],
  ['visitor', 'metered', [], { allowance: 0 }, 1, 'gate; reason=allowance-spent; gate=subscribe'],
  ['reader', 'metered', [], {}, 1, 'metered; reason=new; left=0'],
  ['reader', 'metered', spent, {}, 1, 'gate; reason=allowance-spent; gate=subscribe'],
  ['lapsed', 'metered', spent, {}, 1, 'gate; reason=allowance-spent; gate=subscribe'],
  ['subscriber', 'metered', spent, {}, 1, 'open; reason=subscriber'],
  ['preview', 'metered', [], {}, 1, 'gate; reason=preview; gate=subscribe'],
  ['visitor', 'registered', [], {}, 1, 'gate; reason=account-required; gate=register'],
  ['visitor', 'registered', opened, {}, 1, 'gate; reason=account-required; gate=register'],
  ['reader', 'registered', [], {}, 1, 'metered; reason=new; left=0'],
  ['reader', 'registered', spent, {}, 1, 'gate; reason=allowance-spent; gate=subscribe'],
  ['subscriber', 'registered', spent, {}, 1, 'open; reason=subscriber'],
  ['preview', 'registered', [], {}, 1, 'gate; reason=preview; gate=subscribe'],
  ['visitor', 'subscribers', [], {}, 1, 'gate; reason=subscribers-only; gate=subscribe'],
  ['reader', 'subscribers', opened, {}, 1, 'gate; reason=subscribers-only; gate=subscribe'],
  ['lapsed', 'subscribers', [], {}, 1, 'gate; reason=subscribers-only; gate=subscribe'],
  ['subscriber', 'subscribers', [], {}, 1, 'open; reason=subscriber'],
  ['visitor', 'metered', [], { archiveAfterDays: 90 }, 89, 'metered; reason=new; left=0'],
  ['visitor', 'metered', [], { archiveAfterDays: 90 }, 90, 'gate; reason=archive; gate=subscribe'],
  ['reader', 'registered', [], { archiveAfterDays: 90 }, 91, 'gate; reason=archive; gate=subscribe'],
  ['subscriber', 'metered', [], { archiveAfterDays: 90 }, 91, 'open; reason=subscriber'],
  ['visitor', 'free', [], { archiveAfterDays: 90 }, 91, 'open; reason=free'],
  ['visitor', 'subscribers', [], { archiveAfterDays: 90 }, 91, 'gate; reason=subscribers-only; gate=subscribe'],
  ['visitor', 'metered', spent, { freeForHours: 48 }, 1, 'open; reason=free'],
  ['visitor', 'metered', spent, { freeForHours: 24 }, 1, 'gate; reason=allowance-spent; gate=subscribe'],
  ['visitor', 'registered', spent, { freeForHours: 48 }, 1, 'open; reason=free'],
  ['visitor', 'subscribers', spent, { freeForHours: 48 }, 1, 'gate; reason=subscribers-only; gate=subscribe'],
]

for (const [who, terms, reads, change, age, expected] of cases) {
  const rules = Object.keys(change).length > 0 ? ` under ${JSON.stringify(change)}` : ''
  const history = reads === spent ? 'one other article read' : reads === opened ? 'this article read' : 'nothing read'
  test(`${who}, ${terms} article ${age} days old, ${history}${rules}: ${expected}`, () => {
    const article = { groupId: 7, terms, firstPublished: days(age) }
    const access = decideAccess(standings[who], article, reads, { ...policy, ...change }, now)
    assert.equal(accessHeader(access), expected)
  })
}

test('more restriction never opens more', () => {
  const rank = (access: Access) => (access.kind === 'gate' ? 0 : 1)
  const strictness: ArticleTerms[] = ['free', 'metered', 'registered', 'subscribers']
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(standings)),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 200 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 60 })), { maxLength: 6 }),
      fc.integer({ min: 0, max: 5 }),
      fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
      (standing, terms, age, history, allowance, archiveAfterDays) => {
        const reads = history.map(([groupId, ago]) => ({ groupId, openedAt: days(ago) }))
        const article = { groupId: 7, terms: strictness[terms] ?? 'free', firstPublished: days(age) }
        const loose = decideAccess(standing, article, reads, { ...policy, allowance: allowance + 1 }, now)
        const stricter = { ...policy, allowance, archiveAfterDays }
        assert.ok(rank(decideAccess(standing, article, reads, stricter, now)) <= rank(loose))
        const next = strictness[Math.min(3, terms + 1)] ?? 'subscribers'
        const narrower = decideAccess(standing, { ...article, terms: next }, reads, stricter, now)
        assert.ok(rank(narrower) <= rank(decideAccess(standing, article, reads, stricter, now)))
      },
    ),
    { numRuns: 3_000 },
  )
})
