import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planWeek } from './week.rule.ts'

const zone = 'Asia/Tokyo'
const today = Temporal.PlainDate.from('2026-11-24')
const report = (published: string) => ({ teaser: { published: Temporal.Instant.from(published) } })
const plan = (...published: string[]) => {
  const week = planWeek(published.map(report), { today, zone })
  const days = (reports: typeof week.today) => reports.map(({ teaser }) => teaser.published.toString())
  return [days(week.today), days(week.week)]
}

test('today begins and ends at the publication’s midnight', () => {
  assert.deepEqual(plan('2026-11-23T15:00:00Z', '2026-11-23T14:59:59Z'), [
    ['2026-11-23T15:00:00Z'],
    ['2026-11-23T14:59:59Z'],
  ])
})

test('the week is today and the six days before', () => {
  assert.deepEqual(plan('2026-11-17T15:00:00Z', '2026-11-17T14:59:59Z'), [[], ['2026-11-17T15:00:00Z']])
})

test('what was dated ahead of today is today’s', () => {
  assert.deepEqual(plan('2026-11-25T03:00:00Z'), [['2026-11-25T03:00:00Z'], []])
})

test('of many reports the newest are on the map', () => {
  const many = Array.from({ length: 30 }, (_, at) => `2026-11-24T00:${String(59 - at).padStart(2, '0')}:00Z`)
  assert.deepEqual(plan(...many)[0], many.slice(0, 12))
})
