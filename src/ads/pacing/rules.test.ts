import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { behindBy, blockSize, viewRate } from './behind.rule.ts'
import { type Candidate, chooseNotice, drawAt, fits } from './chooseNotice.rule.ts'
import { mayShow } from './consent.rule.ts'
import { expectedShare, profileOf } from './traffic.rule.ts'

const page = { kind: 'article' as const, section: 'world', tags: ['ferries'], places: ['FR', 'IT'], language: 'en-GB' }
const slot = { placement: 'below' as const, page }

let ids = 0
function candidate(more: Partial<Candidate['campaign']> = {}, behind?: number): Candidate {
  return {
    campaign: {
      ...{ id: ++ids, placements: ['below'], sections: [], countries: [], languages: [], notBeside: [] },
      ...{ rivals: undefined, weight: 1, ...more },
    },
    behind,
  }
}

test('a million decisions keep every weight within one percent, and no booking is exceeded', () => {
  const decisions = 1_000_000
  const weighted = [50, 30, 15, 5].map((weight) => candidate({ weight }))
  const booked = [120_000, 7_001, 90].map((booked) => ({
    booked,
    settled: 0,
    reserved: 0,
    lease: { size: 0, next: 0, seen: 0 },
    one: candidate(),
  }))
  const shown = new Map<number, number>()
  // Two of three are seen, spread evenly; a block is closed as soon as it is used up.
  for (let at = 0; at < decisions; at++) {
    const share = (at + 1) / decisions
    const behind = booked.flatMap((booking) => {
      const { lease, settled } = booking
      const progress = { booked: booking.booked, settled, settledServed: 0, seen: lease.seen, served: lease.seen }
      const due = behindBy(progress, share)
      return due > 0 ? [{ ...booking.one, behind: due }] : []
    })
    const candidates = behind.length > 0 ? [...weighted, ...behind] : weighted
    const chosen = chooseNotice(slot, candidates, [], drawAt(0.37, at))
    if (!chosen) throw new Error('somebody always has booked')
    const booking = booked.find(({ one }) => one.campaign.id === chosen.campaign.id)
    if (!booking) {
      shown.set(chosen.campaign.id, (shown.get(chosen.campaign.id) ?? 0) + 1)
      continue
    }
    if (booking.lease.next >= booking.lease.size) {
      booking.settled += booking.lease.seen
      booking.reserved -= booking.lease.size
      const size = blockSize(booking.booked, booking.settled + booking.reserved, 4_096)
      booking.lease = { size, next: 0, seen: 0 }
      booking.reserved += size
      assert.ok(booking.settled + booking.reserved <= booking.booked, 'more was promised than was booked')
      if (size === 0) continue
    }
    booking.lease.next++
    if (at % 3 !== 0) booking.lease.seen++
    assert.ok(booking.settled + booking.lease.seen <= booking.booked, 'more was seen than was booked')
  }
  const all = [...shown.values()].reduce((sum, one) => sum + one, 0)
  for (const { campaign } of weighted) {
    const part = (shown.get(campaign.id) ?? 0) / all
    const wanted = campaign.weight / 100
    assert.ok(Math.abs(part - wanted) / wanted < 0.01, `${campaign.weight}: ${part}`)
  }
  for (const { booked: number, settled, lease } of booked) {
    assert.ok(settled + lease.seen >= number - lease.size - 1, `${settled + lease.seen} of ${number}`)
  }
})

test('weights hold in a short time, too, and whoever is drawn first', () => {
  const two = [candidate({ weight: 2 }), candidate({ weight: 1 })]
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999_999, noNaN: true }), fc.nat(1_000_000_000), (start, first) => {
      const draws = Array.from({ length: 300 }, (_, at) => chooseNotice(slot, two, [], drawAt(start, first + at)))
      const part = draws.filter((one) => one === two[0]).length / 300
      return Math.abs(part - 2 / 3) < 0.03
    }),
    { numRuns: 30 },
  )
})

test('an advertiser stands only where they booked: place, section, countries of the article, language', () => {
  const on = (more: Partial<Candidate['campaign']>) => fits(candidate(more).campaign, slot)
  assert.equal(on({}), true)
  assert.equal(on({ placements: ['front'] }), false)
  assert.equal(on({ sections: ['world', 'culture'] }), true)
  assert.equal(on({ sections: ['culture'] }), false)
  assert.equal(on({ countries: ['DE', 'IT'] }), true)
  assert.equal(on({ countries: ['DE'] }), false)
  assert.equal(on({ languages: ['en'] }), true)
  assert.equal(on({ languages: ['en-US'] }), false)
  assert.equal(on({ languages: ['fr'] }), false)
})

test('no airline stands beside a crash', () => {
  const airline = candidate({ notBeside: ['plane-crash'] })
  const about = (tags: string[]) => ({ ...slot, page: { ...page, tags } })
  assert.equal(chooseNotice(about(['plane-crash', 'ferries']), [airline], [], 0), undefined)
  assert.equal(chooseNotice(about(['ferries']), [airline], [], 0), airline)
})

test('competitors never share a page, and nobody stands on it twice', () => {
  const [north, south, other] = [candidate({ rivals: 'airlines' }), candidate({ rivals: 'airlines' }), candidate()]
  const all = [north as Candidate, south as Candidate, other as Candidate]
  const second = chooseNotice(slot, all, [north as Candidate], 0)
  assert.equal(second, other)
  assert.equal(chooseNotice(slot, all, [north as Candidate, other as Candidate], 0), undefined)
})

test('what is guaranteed and behind goes before what only has a weight', () => {
  const guaranteed = candidate({}, 3)
  const heavy = candidate({ weight: 1_000 })
  for (const draw of [0, 0.5, 0.999]) assert.equal(chooseNotice(slot, [heavy, guaranteed], [], draw), guaranteed)
})

test('the morning does not take it all: a booking is due as readers come, by the weeks before', () => {
  const zone = 'Europe/Paris'
  const monday = Temporal.ZonedDateTime.from('2026-11-30T00:00[Europe/Paris]')
  const now = monday.add({ hours: 12 }).toInstant()
  // For four weeks: nine in ten come between 18 and 20.
  const rows = Array.from({ length: 24 * 28 }, (_, index) => {
    const at = monday.add({ hours: 12 }).subtract({ hours: index + 1 })
    return { hour: at.toInstant(), asked: at.hour === 18 || at.hour === 19 ? 198 : 2 }
  })
  const profile = profileOf(rows, now, zone)
  const shareAt = (hour: number) =>
    expectedShare(
      { startsOn: '2026-11-30', endsOn: '2026-11-30' },
      profile,
      monday.add({ minutes: hour * 60 }).toInstant(),
      zone,
    )
  assert.equal(shareAt(0), 0)
  assert.ok(Math.abs(shareAt(12) - 24 / 440) < 0.001, `${shareAt(12)}`)
  assert.ok(Math.abs(shareAt(19) - (36 + 198) / 440) < 0.001, `${shareAt(19)}`)
  assert.equal(expectedShare({ startsOn: '2026-12-01', endsOn: '2026-12-02' }, profile, now, zone), 0)
  assert.equal(expectedShare({ startsOn: '2026-11-01', endsOn: '2026-11-29' }, profile, now, zone), 1)
})

test('a booking that begins in the first hour of a publication runs evenly, and never backwards', () => {
  const flight = { startsOn: '2026-03-20', endsOn: '2026-04-10' }
  const start = Temporal.ZonedDateTime.from('2026-03-20T00:00[Europe/Paris]')
  const profile = profileOf([], start.toInstant(), 'Europe/Paris')
  let before = 0
  for (let hour = 0; hour <= 22 * 24; hour += 5) {
    const share = expectedShare(flight, profile, start.add({ hours: hour }).toInstant(), 'Europe/Paris')
    assert.ok(share >= before && share <= 1, `${hour}: ${share} after ${before}`)
    before = share
  }
  const half = expectedShare(flight, profile, start.add({ days: 11 }).toInstant(), 'Europe/Paris')
  assert.ok(Math.abs(half - 0.5) < 0.001)
})

test('what is served and not seen yet counts as far as it usually is, and what is delivered is not behind', () => {
  const progress = { booked: 1_000, settled: 300, settledServed: 600, seen: 10, served: 30 }
  assert.ok(Math.abs(viewRate(progress) - 330 / 650) < 1e-9)
  assert.ok(Math.abs(behindBy(progress, 0.5) - (500 - 310 - (20 * 330) / 650)) < 1e-9)
  assert.equal(behindBy(progress, 0.3), 0)
  assert.equal(behindBy({ ...progress, settled: 1_000 }, 1), 0)
})

test('blocks never promise more than is booked, and are small before the end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 4_096 }),
      (booked, promised, wanted) => {
        const size = blockSize(booked, promised, wanted)
        const left = Math.max(0, booked - promised)
        return size <= left && size <= wanted && (left === 0 ? size === 0 : size >= 1 && size <= Math.ceil(left / 20))
      },
    ),
  )
  assert.equal(blockSize(undefined, 1_000_000, 64), 64)
})

test('nothing is remembered in a browser or asked of others without a consent, and never with Sec-GPC', () => {
  const text = { kind: 'text' as const, headline: '', text: '', button: '', link: '' }
  const capped = { id: 7, cap: 2, creative: text }
  const outside = { id: 8, cap: undefined, creative: { ...text, kind: 'frame' as const, html: '', outside: true } }
  const shown = new Map([[7, 2]])
  const nobody = { consents: false, objects: false, shown }
  assert.equal(mayShow(capped, nobody), true)
  assert.equal(mayShow(outside, nobody), false)
  assert.equal(mayShow(capped, { ...nobody, consents: true }), false)
  assert.equal(mayShow(outside, { ...nobody, consents: true }), true)
  assert.equal(mayShow(outside, { ...nobody, consents: true, objects: true }), false)
  assert.equal(mayShow(capped, { ...nobody, consents: true, objects: true }), true)
})
