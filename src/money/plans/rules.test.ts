import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestValue } from './bestValue.rule.ts'
import { offersOf, shownBenefits } from './offers.rule.ts'
import { isSlug, type ParsedPlanChange, parsePlanFields } from './planFields.rule.ts'
import type { Plan } from './plans.sql.ts'
import { savingOfYear } from './saving.rule.ts'

const usd = (amountMinor: number) => ({ amountMinor, currency: 'usd' })
const now = Temporal.Instant.from('2026-11-23T08:00:00Z')
const zone = 'Europe/Paris'

const monthly: Plan = {
  id: 1,
  slug: 'monthly',
  name: 'Monthly',
  interval: 'month',
  trialDays: 30,
  position: 1,
  prices: [usd(290), { amountMinor: 450, currency: 'jpy' }],
}
const annual: Plan = {
  id: 2,
  slug: 'annual',
  name: 'Annual',
  interval: 'year',
  trialDays: 0,
  position: 2,
  prices: [usd(1990)],
}

test('what a year saves is computed against twelve months, never more than it is', () => {
  for (const [yearly, month, saving] of [
    [1990, 290, { amountMinor: 1490, percent: 42 }],
    [3480, 290, undefined],
    [3481, 290, undefined],
    [3479, 290, { amountMinor: 1, percent: 0 }],
    [1, 1, { amountMinor: 11, percent: 91 }],
  ] as const) {
    assert.deepEqual(savingOfYear(usd(yearly), usd(month)), saving, `${yearly} a year, ${month} a month`)
  }
  assert.equal(savingOfYear(usd(1990), { amountMinor: 290, currency: 'eur' }), undefined)
})

test('best value is the one plan whose time costs least; a tie has none', () => {
  const plan = (slug: string, interval: 'month' | 'year', amount: number) => ({ slug, interval, price: usd(amount) })
  for (const [plans, best] of [
    [[plan('monthly', 'month', 290), plan('annual', 'year', 1990)], 'annual'],
    [[plan('monthly', 'month', 100), plan('annual', 'year', 1990)], 'monthly'],
    [[plan('monthly', 'month', 290), plan('annual', 'year', 3480)], undefined],
    [[plan('monthly', 'month', 290)], undefined],
    [[], undefined],
  ] as const) {
    assert.equal(bestValue(plans), best)
  }
})

test('the gate shows both plans with trial, day of the first charge, saving and best value', () => {
  const offers = offersOf([monthly, annual], { currency: 'usd', now, zone, trialAvailable: true })
  assert.deepEqual(
    offers.map((offer) => ({ ...offer, firstChargeOn: offer.firstChargeOn?.toString() })),
    [
      {
        slug: 'monthly',
        name: 'Monthly',
        interval: 'month',
        price: usd(290),
        trialDays: 30,
        firstChargeOn: '2026-12-23',
        bestValue: false,
      },
      {
        slug: 'annual',
        name: 'Annual',
        interval: 'year',
        price: usd(1990),
        trialDays: 0,
        firstChargeOn: undefined,
        saving: { amountMinor: 1490, percent: 42 },
        bestValue: true,
      },
    ],
  )
})

test('a reader who had their trial is offered the same plans without one', () => {
  const [offer] = offersOf([monthly], { currency: 'usd', now, zone, trialAvailable: false })
  assert.equal(offer?.trialDays, 0)
  assert.equal(offer?.firstChargeOn, undefined)
})

test('a plan without a price in the currency is not on offer, nor is anything compared with it', () => {
  const offers = offersOf([monthly, annual], { currency: 'jpy', now, zone, trialAvailable: true })
  assert.deepEqual(
    offers.map((offer) => [offer.slug, offer.bestValue]),
    [['monthly', false]],
  )
  assert.deepEqual(offersOf([monthly, annual], { currency: 'chf', now, zone, trialAvailable: true }), [])
})

test('whatever the prices, an offer never promises a saving that twelve months do not show', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (year, month) => {
      const saving = savingOfYear(usd(year), usd(month))
      if (!saving) return year >= 12 * month
      return saving.amountMinor + year === 12 * month && saving.percent <= (100 * saving.amountMinor) / (12 * month)
    }),
  )
})

test('a benefit is new for ninety days, not before it is there', () => {
  const at = (text: string) => Temporal.Instant.from(text)
  const benefit = { slug: 'ad-free', name: 'Ad-free', newSince: at('2026-11-03T08:00:00Z') }
  for (const [when, isNew] of [
    ['2026-11-03T07:59:59Z', false],
    ['2026-11-03T08:00:00Z', true],
    ['2027-02-01T07:59:59Z', true],
    ['2027-02-01T08:00:00Z', false],
  ] as const) {
    assert.deepEqual(shownBenefits([benefit], at(when), zone), [{ name: 'Ad-free', isNew }], when)
  }
  assert.deepEqual(shownBenefits([{ ...benefit, newSince: undefined }], now, zone), [{ name: 'Ad-free', isNew: false }])
})

test('an address of a plan is of small letters, digits and single hyphens, at most sixty', () => {
  for (const [text, is] of [
    ['monthly', true],
    ['two-years-2027', true],
    ['a'.repeat(60), true],
    ['a'.repeat(61), false],
    ['Monthly', false],
    ['-monthly', false],
    ['monthly-', false],
    ['two--years', false],
    ['two years', false],
    ['', false],
  ] as const) {
    assert.equal(isSlug(text), is, text)
  }
})

test('a trial of a single day says when it is charged', () => {
  const [offer] = offersOf([{ ...monthly, trialDays: 1 }], { currency: 'usd', now, zone, trialAvailable: true })
  assert.equal(offer?.firstChargeOn?.toString(), '2026-11-24')
})

test('what a publisher types becomes a change, or a reason why not', () => {
  const change = (fields: Record<string, string>) => parsePlanFields(fields, [], now)
  assert.deepEqual(change({ interval: 'year', trial: '14d', name: ' Yearly ' }), {
    kind: 'change',
    change: { interval: 'year', trialDays: 14, name: 'Yearly' },
  })
  assert.deepEqual(change({ trial: 'none' }), { kind: 'change', change: { trialDays: 0 } })
  assert.deepEqual(change({ trial: '730d' }), { kind: 'change', change: { trialDays: 730 } })
  assert.deepEqual(change({ interval: 'month' }), { kind: 'change', change: { interval: 'month' } })
  assert.deepEqual(change({ name: 'A'.repeat(80) }), { kind: 'change', change: { name: 'A'.repeat(80) } })
  const refusedFields = [
    {},
    { interval: 'week' },
    { interval: '' },
    { trial: '30' },
    { trial: '30days' },
    { trial: '0030d' },
    { trial: '' },
    { trial: '731d' },
    { trial: '-1d' },
    { name: ' ' },
    { name: 'A'.repeat(81) },
    { benefits: ' ; ' },
    { benefits: 'A; a' },
    { price: '3' },
  ]
  for (const fields of refusedFields) {
    assert.equal(change(fields as Record<string, string>).kind, 'refused', JSON.stringify(fields))
  }
})

test('a benefit that was new stays new since then, one without the mark is not', () => {
  const since = Temporal.Instant.from('2026-10-01T00:00:00Z')
  const known = [{ slug: 'ad-free', name: 'Ad-free', newSince: since }]
  const parsed = parsePlanFields({ benefits: 'Ad-free (new); The archives; Tote bag (new)' }, known, now)
  assert.deepEqual(benefitsIn(parsed), [
    ['ad-free', 'Ad-free', since.toString()],
    ['the-archives', 'The archives', undefined],
    ['tote-bag', 'Tote bag', now.toString()],
  ])
})

/** As text: `deepEqual` takes any two instants for equal. */
const benefitsIn = (parsed: ParsedPlanChange) =>
  parsed.kind === 'change'
    ? parsed.change.benefits?.map(({ slug, name, newSince }) => [slug, name, newSince?.toString()])
    : parsed.reason

test('a benefit is known by its name or by what its address would be, however the publisher types it', () => {
  const since = Temporal.Instant.from('2026-10-01T00:00:00Z')
  const known = [
    { slug: 'tote-bag', name: 'Tote bag', newSince: Temporal.Instant.from('2026-09-01T00:00:00Z') },
    { slug: 'no-ads', name: 'Ad-free', newSince: since },
  ]
  const benefits = (text: string) => benefitsIn(parsePlanFields({ benefits: text }, known, now))
  assert.deepEqual(benefits('Ad-free (new)'), [['ad-free', 'Ad-free', since.toString()]])
  assert.deepEqual(benefits('NO ADS (NEW)'), [['no-ads', 'NO ADS', since.toString()]])
  assert.deepEqual(benefits('Le Cœur élargi (new)'), [['le-coeur-elargi', 'Le Cœur élargi', now.toString()]])
  assert.deepEqual(benefits('Puzzles (new)'), [['puzzles', 'Puzzles', now.toString()]])
})

test('benefits may be many, with marks in their names, and nothing between two semicolons', () => {
  const benefits = (text: string) => benefitsIn(parsePlanFields({ benefits: text }, [], now))
  assert.deepEqual(benefits('A; ;B;'), [
    ['a', 'A', undefined],
    ['b', 'B', undefined],
  ])
  assert.deepEqual(benefits('A (new) letter'), [['a-new-letter', 'A (new) letter', undefined]])
  assert.deepEqual(benefits('«Été», every day!'), [['ete-every-day', '«Été», every day!', undefined]])
  const longest = 'A'.padEnd(120, '!')
  assert.deepEqual(benefits(longest), [['a', longest, undefined]])
  assert.match(String(benefits(`${longest}!`)), /^benefits= takes names/)
  assert.match(String(benefits('!!!')), /^benefits= takes names/)
})

test('a benefit leads to the page behind its name, on this site and nowhere else', () => {
  const leads = (text: string) => {
    const parsed = parsePlanFields({ benefits: text }, [], now)
    return parsed.kind === 'change'
      ? parsed.change.benefits?.map(({ name, leadsTo }) => [name, leadsTo])
      : parsed.reason
  }
  assert.deepEqual(leads('Weekly magazine (new) /magazine; The archives /archive; Ad-free'), [
    ['Weekly magazine', '/magazine'],
    ['The archives', '/archive'],
    ['Ad-free', undefined],
  ])
  assert.deepEqual(leads('Letters and/or leaves'), [['Letters and/or leaves', undefined]])
  assert.deepEqual(leads('The archives //elsewhere.example'), [['The archives //elsewhere.example', undefined]])
})
