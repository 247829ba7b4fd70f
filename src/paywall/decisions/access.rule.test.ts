import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { defaultPolicy } from '../../../tests/support/policies.ts'
import type { PaywallPolicy, Pool, PoolAllowance, Read } from '../meter/meter.module.ts'
import {
  type Access,
  type ArticleTerms,
  type ArticleToDecide,
  decideAccess,
  isAccessibleForFree,
  readOf,
  type Standing,
  underNetworkCap,
} from './access.rule.ts'
import { accessHeader } from './accessHeader.rule.ts'

const now = Temporal.Instant.from('2026-11-23T08:00:00Z')
const days = (count: number) => now.toZonedDateTimeISO('Europe/Paris').subtract({ days: count }).toInstant()
const policy = defaultPolicy
const plain: ArticleToDecide = {
  groupId: 7,
  terms: 'metered',
  firstPublished: days(1),
  openToAll: false,
  section: { slug: 'cities' },
  tags: ['water'],
  places: [{ country: 'JP' }],
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
    const article = { ...plain, terms, firstPublished: days(age) }
    const access = decideAccess(standings[who], article, reads, { ...policy, ...change }, now)
    assert.equal(accessHeader(access), expected)
  })
}

/**
 * Every pair of terms, pool and standing, with and without a registered bonus of 1; the site and the pool allow 1 each.
 * The four columns of a standing are what was read before: nothing, this article, another of the site's, another of the
 * pool's.
 *
 * f free · s subscriber · n0 n1 new with so many left · r0 r1 reread · g spent, subscribe · x spent, register ·
 * o for subscribers · a account required · p preview
 */
const TRUTH = `
  bonus terms       pool      | visitor     | preview | reader      | lapsed      | subscriber
  0     free        none      | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  0     free        share     | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  0     free        own       | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  0     free        unlimited | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  0     free        hard      | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  0     metered     none      | n0 r0 g  n0 | p p p p | n0 r0 g  n0 | n0 r0 g  n0 | s s s s
  0     metered     share     | n0 r0 g  n0 | p p p p | n0 r0 g  n0 | n0 r0 g  n0 | s s s s
  0     metered     own       | n0 r0 n0 g  | p p p p | n0 r0 n0 g  | n0 r0 n0 g  | s s s s
  0     metered     unlimited | f  f  f  f  | p p p p | f  f  f  f  | f  f  f  f  | s s s s
  0     metered     hard      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  0     registered  none      | a  a  a  a  | p p p p | n0 r0 g  n0 | n0 r0 g  n0 | s s s s
  0     registered  share     | a  a  a  a  | p p p p | n0 r0 g  n0 | n0 r0 g  n0 | s s s s
  0     registered  own       | a  a  a  a  | p p p p | n0 r0 n0 g  | n0 r0 n0 g  | s s s s
  0     registered  unlimited | a  a  a  a  | p p p p | f  f  f  f  | f  f  f  f  | s s s s
  0     registered  hard      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  0     subscribers none      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  0     subscribers share     | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  0     subscribers own       | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  0     subscribers unlimited | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  0     subscribers hard      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     free        none      | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  1     free        share     | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  1     free        own       | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  1     free        unlimited | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  1     free        hard      | f  f  f  f  | f f f f | f  f  f  f  | f  f  f  f  | f f f f
  1     metered     none      | n0 r0 x  n0 | p p p p | n1 r1 n0 n1 | n1 r1 n0 n1 | s s s s
  1     metered     share     | n0 r0 x  n0 | p p p p | n1 r1 n0 n1 | n1 r1 n0 n1 | s s s s
  1     metered     own       | n0 r0 n0 g  | p p p p | n0 r0 n0 g  | n0 r0 n0 g  | s s s s
  1     metered     unlimited | f  f  f  f  | p p p p | f  f  f  f  | f  f  f  f  | s s s s
  1     metered     hard      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     registered  none      | a  a  a  a  | p p p p | n1 r1 n0 n1 | n1 r1 n0 n1 | s s s s
  1     registered  share     | a  a  a  a  | p p p p | n1 r1 n0 n1 | n1 r1 n0 n1 | s s s s
  1     registered  own       | a  a  a  a  | p p p p | n0 r0 n0 g  | n0 r0 n0 g  | s s s s
  1     registered  unlimited | a  a  a  a  | p p p p | f  f  f  f  | f  f  f  f  | s s s s
  1     registered  hard      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     subscribers none      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     subscribers share     | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     subscribers own       | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     subscribers unlimited | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
  1     subscribers hard      | o  o  o  o  | p p p p | o  o  o  o  | o  o  o  o  | s s s s
`
const MEANING: Record<string, string> = {
  f: 'open; reason=free',
  s: 'open; reason=subscriber',
  n0: 'metered; reason=new; left=0',
  n1: 'metered; reason=new; left=1',
  r0: 'metered; reason=reread; left=0',
  r1: 'metered; reason=reread; left=1',
  g: 'gate; reason=allowance-spent; gate=subscribe',
  x: 'gate; reason=allowance-spent; gate=register',
  o: 'gate; reason=subscribers-only; gate=subscribe',
  a: 'gate; reason=account-required; gate=register',
  p: 'gate; reason=preview; gate=subscribe',
}
const POOL_ALLOWANCES = { none: undefined, share: 'share', own: 1, unlimited: 'unlimited', hard: 0 } as const
const HISTORIES = ['nothing', 'this', 'another', 'another of the pool'] as const

const pooled = (allowance: PoolAllowance | undefined): Pool[] =>
  allowance === undefined
    ? []
    : [{ id: 3, name: 'towns', match: { by: 'section', value: 'cities' }, allowance, order: 1 }]

test('the truth table: every pair of terms, pool and standing', async (t) => {
  const [head = '', ...lines] = TRUTH.trim().split('\n')
  const who = head
    .split('|')
    .slice(1)
    .map((name) => name.trim() as keyof typeof standings)
  let rows = 0
  for (const line of lines) {
    const [key = '', ...cells] = line.split('|')
    const [bonus, terms, pool] = key.trim().split(/\s+/) as [string, ArticleTerms, keyof typeof POOL_ALLOWANCES]
    await t.test(`${terms}, pool ${pool}, bonus ${bonus}`, () => {
      const allowance = POOL_ALLOWANCES[pool]
      const rules = { ...policy, registeredBonus: Number(bonus), pools: pooled(allowance) }
      const histories: Read[][] = [
        [],
        [{ groupId: 7, openedAt: days(1), ...(allowance === 1 && { poolId: 3 }) }],
        [{ groupId: 98, openedAt: days(1) }],
        [{ groupId: 99, openedAt: days(1), poolId: 3 }],
      ]
      for (const [column, standing] of who.entries()) {
        const codes = (cells[column] ?? '').trim().split(/\s+/)
        for (const [index, reads] of histories.entries()) {
          const access = decideAccess(standings[standing], { ...plain, terms }, reads, rules, now)
          assert.equal(accessHeader(access), MEANING[codes[index] ?? ''], `${standing}, ${HISTORIES[index]} read`)
          rows++
        }
      }
    })
  }
  assert.equal(rows, 800)
})

test('what is open to all is open to everybody, whatever else holds', () => {
  for (const standing of Object.values(standings)) {
    for (const terms of ['free', 'metered', 'registered', 'subscribers'] as const) {
      const article = { ...plain, terms, openToAll: true, firstPublished: days(500) }
      const access = decideAccess(standing, article, spent, { ...policy, archiveAfterDays: 90, pools: pooled(0) }, now)
      assert.equal(accessHeader(access), 'open; reason=open-to-all')
    }
  }
})

test('the first pool in the publisher’s order decides, whichever way the article is in it', () => {
  const pool = (id: number, match: Pool['match'], allowance: PoolAllowance): Pool => ({
    id,
    name: `pool-${id}`,
    match,
    allowance,
    order: id,
  })
  const bySection = pool(1, { by: 'section', value: 'cities' }, 5)
  const byTag = pool(2, { by: 'tag', value: 'water' }, 0)
  const byCountry = pool(3, { by: 'country', value: 'JP' }, 'unlimited')
  const elsewhere = pool(4, { by: 'section', value: 'trade' }, 0)
  const decide = (...pools: Pool[]) => accessHeader(decideAccess(visitor, plain, [], { ...policy, pools }, now))
  assert.equal(decide(bySection, byTag, byCountry), 'metered; reason=new; left=4')
  assert.equal(decide(byTag, bySection, byCountry), 'gate; reason=subscribers-only; gate=subscribe')
  assert.equal(decide(elsewhere, byCountry, bySection), 'open; reason=free')
  assert.equal(decide(elsewhere), 'metered; reason=new; left=0')
})

test('more restriction never opens more', () => {
  const rank = (access: Access) => (access.kind === 'gate' ? 0 : 1)
  const strictness: ArticleTerms[] = ['free', 'metered', 'registered', 'subscribers']
  /** Each stricter than the one before. */
  const POOL_STRICTNESS: PoolAllowance[] = ['unlimited', 3, 2, 1, 0]
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(standings)),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 200 }),
      fc.array(
        fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 60 }), fc.constantFrom(undefined, 3)),
        { maxLength: 6 },
      ),
      fc.record({
        allowance: fc.integer({ min: 0, max: 5 }),
        bonus: fc.integer({ min: 0, max: 3 }),
        pool: fc.integer({ min: -1, max: 3 }),
        archiveAfterDays: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
        openToAll: fc.boolean(),
      }),
      (standing, terms, age, history, { allowance, bonus, pool, archiveAfterDays, openToAll }) => {
        const reads = history.map(([groupId, ago, poolId]) => ({
          groupId,
          openedAt: days(ago),
          ...(poolId !== undefined && { poolId }),
        }))
        const article = { ...plain, terms: strictness[terms] ?? 'free', firstPublished: days(age), openToAll }
        const rules = { ...policy, allowance, registeredBonus: bonus, pools: pooled(POOL_STRICTNESS[pool]) }
        const opens = (change: Partial<PaywallPolicy>, other: Partial<ArticleToDecide> = {}) =>
          rank(decideAccess(standing, { ...article, ...other }, reads, { ...rules, ...change }, now))
        const before = opens({})
        assert.ok(opens({ archiveAfterDays }) <= before, 'an archive that closes')
        if (allowance > 0) assert.ok(opens({ allowance: allowance - 1 }) <= before, 'a smaller allowance')
        if (bonus > 0) assert.ok(opens({ registeredBonus: bonus - 1 }) <= before, 'a smaller bonus')
        if (pool >= 0) assert.ok(opens({ pools: pooled(POOL_STRICTNESS[pool + 1]) }) <= before, 'a narrower pool')
        assert.ok(opens({ pools: pooled(0) }) <= before, 'a pool for subscribers')
        assert.ok(opens({}, { terms: strictness[Math.min(3, terms + 1)] ?? 'subscribers' }) <= before, 'narrower terms')
        assert.ok(opens({}, { openToAll: false }) <= before, 'no longer open to all')
      },
    ),
    { numRuns: 3_000 },
  )
})

/** What is kept of a decision, and shown to whoever asks why. */
const named: [string, Standing, Partial<ArticleToDecide>, readonly Read[], Partial<PaywallPolicy>, Access][] = [
  ['open to all', visitor, { openToAll: true }, [], {}, { kind: 'open', reason: 'open-to-all', rule: 'open-to-all' }],
  ['free', visitor, { terms: 'free' }, [], {}, { kind: 'open', reason: 'free', rule: 'article-is-free' }],
  ['new', visitor, {}, spent, { freeForHours: 48 }, { kind: 'open', reason: 'free', rule: 'free-while-new' }],
  ['paid for', subscriber, {}, [], {}, { kind: 'open', reason: 'subscriber', rule: 'subscriber-reads-all' }],
  [
    'in a library',
    { ...visitor, exemptions: [{ kind: 'institution', name: 'City Library' }] },
    { terms: 'subscribers' },
    spent,
    {},
    { kind: 'open', reason: 'institution', rule: 'exempted', by: 'City Library' },
  ],
  [
    'at the desk',
    { ...reader, exemptions: [{ kind: 'staff' }] },
    {},
    spent,
    {},
    { kind: 'open', reason: 'staff', rule: 'exempted' },
  ],
  [
    'given another article',
    { ...visitor, exemptions: [{ kind: 'gift', groupId: 8 }] },
    {},
    spent,
    {},
    { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter', allowance: 1 },
  ],
  ['a preview', preview, {}, [], {}, { kind: 'gate', gate: 'subscribe', reason: 'preview', rule: 'preview-agent' }],
  [
    'for subscribers',
    reader,
    { terms: 'subscribers' },
    [],
    {},
    { kind: 'gate', gate: 'subscribe', reason: 'subscribers-only', rule: 'for-subscribers' },
  ],
  [
    'in a pool for subscribers',
    reader,
    {},
    [],
    { pools: pooled(0) },
    { kind: 'gate', gate: 'subscribe', reason: 'subscribers-only', rule: 'pool-for-subscribers' },
  ],
  [
    'archive',
    reader,
    { firstPublished: days(90) },
    [],
    { archiveAfterDays: 90 },
    { kind: 'gate', gate: 'subscribe', reason: 'archive', rule: 'archive-is-for-subscribers' },
  ],
  [
    'without an account',
    visitor,
    { terms: 'registered' },
    [],
    {},
    { kind: 'gate', gate: 'register', reason: 'account-required', rule: 'account-needed' },
  ],
  [
    'in a pool without a meter',
    visitor,
    {},
    spent,
    { pools: pooled('unlimited') },
    { kind: 'open', reason: 'free', rule: 'pool-unlimited' },
  ],
  ['on the meter', visitor, {}, [], {}, { kind: 'metered', reason: 'new', left: 0, rule: 'meter' }],
  [
    'on a pool’s own meter',
    visitor,
    {},
    spent,
    { pools: pooled(2) },
    { kind: 'metered', reason: 'new', left: 1, rule: 'pool', poolId: 3 },
  ],
  [
    'past the meter',
    reader,
    {},
    spent,
    {},
    { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter', allowance: 1 },
  ],
  [
    'past a pool’s own meter',
    visitor,
    {},
    [{ groupId: 98, openedAt: days(1), poolId: 3 }],
    { pools: pooled(1), registeredBonus: 5 },
    { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'pool', allowance: 1 },
  ],
]

for (const [what, standing, article, reads, change, access] of named) {
  test(`a decision names the rule that spoke, and what it went by: ${what}`, () => {
    assert.deepEqual(decideAccess(standing, { ...plain, ...article }, reads, { ...policy, ...change }, now), access)
  })
}

test('only what opens something new is recorded as a read, in the pool where it counts', () => {
  const decided = (reads: readonly Read[], change: Partial<PaywallPolicy> = {}) =>
    readOf(decideAccess(visitor, plain, reads, { ...policy, ...change }, now), plain, now)
  const here = { groupId: 7, openedAt: now }
  assert.deepEqual(decided([]), here)
  assert.deepEqual(decided([], { pools: pooled(1) }), { ...here, poolId: 3 })
  assert.equal(decided(opened), undefined)
  assert.equal(decided(spent), undefined)
  assert.equal(decided(spent, { pools: pooled('unlimited') }), undefined)
})

test('past the cap of its network a visitor is shown the gate by its rule, or asked to register where that helps', () => {
  const fresh: Access = { kind: 'metered', reason: 'new', left: 0, rule: 'meter' }
  const gated = { kind: 'gate', reason: 'allowance-spent', rule: 'network-cap', allowance: 1 }
  assert.deepEqual(underNetworkCap(fresh, policy), { ...gated, gate: 'subscribe' })
  const bonus = { ...policy, registeredBonus: 1 }
  assert.deepEqual(underNetworkCap(fresh, bonus), { ...gated, gate: 'register' })
  assert.deepEqual(underNetworkCap({ ...fresh, poolId: 3 }, bonus), { ...gated, gate: 'subscribe' })
  for (const kept of [
    { ...fresh, reason: 'reread' },
    { kind: 'open', reason: 'free', rule: 'article-is-free' },
    { kind: 'gate', gate: 'subscribe', reason: 'archive', rule: 'archive-is-for-subscribers' },
  ] as Access[]) {
    assert.deepEqual(underNetworkCap(kept, bonus), kept)
  }
})

test('machines are told that an article is free where everybody may have it', () => {
  assert.equal(isAccessibleForFree(plain), false)
  assert.equal(isAccessibleForFree({ ...plain, terms: 'free' }), true)
  assert.equal(isAccessibleForFree({ ...plain, openToAll: true }), true)
  assert.equal(isAccessibleForFree({ ...plain, terms: 'subscribers' }), false)
})

/** A letter that names the article, and the browser holds its pass. */
const letter = { kind: 'newsletter', groupId: 7, forSubscribers: false, counts: false } as const
const byLetter = { kind: 'open', reason: 'newsletter', rule: 'exempted' } as const
const subscribersOnly = { kind: 'gate', gate: 'subscribe', reason: 'subscribers-only' } as const

const byLetters: [
  string,
  Partial<typeof letter> | { forSubscribers: true } | { counts: true } | { groupId: number },
  Standing,
  Partial<ArticleToDecide>,
  readonly Read[],
  Partial<PaywallPolicy>,
  Access,
][] = [
  ['a visitor at the limit', {}, visitor, {}, spent, {}, byLetter],
  ['a visitor with one left', {}, visitor, {}, [], {}, byLetter],
  ['a reader at the limit', {}, reader, {}, spent, {}, byLetter],
  ['a subscriber', {}, subscriber, {}, spent, {}, { kind: 'open', reason: 'subscriber', rule: 'subscriber-reads-all' }],
  ['a free article', {}, visitor, { terms: 'free' }, [], {}, { kind: 'open', reason: 'free', rule: 'article-is-free' }],
  ['an article that needs an account', {}, visitor, { terms: 'registered' }, [], {}, byLetter],
  ['an article of the archive', {}, visitor, { firstPublished: days(90) }, [], { archiveAfterDays: 90 }, byLetter],
  [
    'an article for subscribers, in a letter to a reader',
    {},
    visitor,
    { terms: 'subscribers' },
    [],
    {},
    { ...subscribersOnly, rule: 'for-subscribers' },
  ],
  [
    'an article of a pool for subscribers, in a letter to a reader',
    {},
    visitor,
    {},
    [],
    { pools: pooled(0) },
    { ...subscribersOnly, rule: 'pool-for-subscribers' },
  ],
  ['a letter to a subscriber', { forSubscribers: true }, visitor, { terms: 'subscribers' }, [], {}, byLetter],
  ['a letter to a subscriber, of a pool', { forSubscribers: true }, visitor, {}, [], { pools: pooled(0) }, byLetter],
  [
    'a letter that names another article',
    { groupId: 8 },
    visitor,
    {},
    spent,
    {},
    { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter', allowance: 1 },
  ],
  ['a letter that counts, with one left', { counts: true }, visitor, {}, [], {}, { ...byLetter, counted: null }],
  ['a letter that counts, with none left', { counts: true }, visitor, {}, spent, {}, byLetter],
  ['a letter that counts, of what was opened before', { counts: true }, reader, {}, opened, {}, byLetter],
  [
    'a letter that counts, of a pool',
    { counts: true },
    visitor,
    {},
    spent,
    { pools: pooled(2) },
    { ...byLetter, counted: 3 },
  ],
  [
    'a letter that counts, without a meter',
    { counts: true },
    visitor,
    {},
    [],
    { pools: pooled('unlimited') },
    byLetter,
  ],
]

for (const [what, change, standing, article, reads, rules, expected] of byLetters) {
  test(`by a letter reads: ${what}`, () => {
    const held = { ...standing, exemptions: [{ ...letter, ...change }] }
    const access = decideAccess(held, { ...plain, ...article }, reads, { ...policy, ...rules }, now)
    assert.deepEqual(access, expected)
    if (access.kind !== 'open' || access.reason !== 'newsletter') return
    assert.equal(accessHeader(access), 'open; reason=newsletter')
    const { counted } = access
    const read = { groupId: 7, openedAt: now, ...(typeof counted === 'number' && { poolId: counted }) }
    assert.deepEqual(readOf(access, plain, now), counted === undefined ? undefined : read)
  })
}
