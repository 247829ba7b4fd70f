import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfWeek, isToday } from './week.rule.ts'

const calendar = { zone: 'Asia/Tokyo', today: Temporal.PlainDate.from('2026-11-24') }

for (const [published, today, week] of [
  ['2026-11-23T15:00:00Z', true, true],
  ['2026-11-23T14:59:59Z', false, true],
  ['2026-11-17T15:00:00Z', false, true],
  ['2026-11-17T14:59:59Z', false, false],
  // What was dated ahead of today is today's.
  ['2026-11-25T03:00:00Z', true, true],
] as const) {
  test(`by the publication’s midnight ${published} is ${today ? 'today' : week ? 'this week' : 'before this week'}`, () => {
    const report = { published: Temporal.Instant.from(published) }
    assert.equal(isToday(report, calendar), today)
    assert.equal(isOfWeek(report, calendar), week)
  })
}
