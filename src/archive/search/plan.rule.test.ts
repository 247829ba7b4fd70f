import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { byYears, expected, newestMonths } from './plan.rule.ts'

const month = (text: string) => `=m:${text}`
const year = (number: number) => `=y:${number}`
const monthsDown = (from: string, many: number) => {
  const first = Temporal.PlainYearMonth.from(from)
  return Array.from({ length: many }, (_, at) => month(first.subtract({ months: at }).toString()))
}
/** What an index has of a moment: the world’s month, and the year in which the publication had it. */
const lexemesOf = (moment: string, zone: string) => [
  month(moment.slice(0, 7)),
  year(Temporal.Instant.from(moment).toZonedDateTimeISO(zone).year),
]

describe('asking for the newest months', () => {
  test('a year of them is asked for month by month', () => {
    const months = monthsDown('2026-11', 12)
    assert.deepEqual(byYears(months, { month, year }), months)
  })

  test('two years take fewer looks than months', () => {
    const asked = byYears(monthsDown('2026-11', 27), { month, year })
    assert.deepEqual(asked, [
      '=m:2024-09',
      '=m:2024-10',
      '=m:2024-11',
      '=m:2024-12',
      '=m:2025-01',
      '=y:2025',
      '=y:2026',
      '=y:2027',
    ])
  })

  test('a report of a new year’s eve is not lost between the world’s months and the publication’s years', () => {
    const asked = new Set(byYears(monthsDown('2026-11', 27), { month, year }))
    for (const zone of ['Pacific/Auckland', 'Europe/Paris', 'UTC', 'America/Los_Angeles', 'Pacific/Pago_Pago'])
      for (const moment of [
        ...['2024-09-01T00:00:00Z', '2024-12-31T23:59:59Z', '2025-01-01T00:00:00Z', '2025-12-31T23:30:00Z'],
        ...['2026-01-01T00:30:00Z', '2026-11-30T23:59:59Z'],
      ])
        assert.ok(
          lexemesOf(moment, zone).some((lexeme) => asked.has(lexeme)),
          `${moment} in ${zone}`,
        )
  })

  test('who wants more than is to be expected is asked for all months', () => {
    const months = monthsDown('2026-11', 24).map((lexeme) => ({ lexeme, documents: 100 }))
    assert.equal(newestMonths({ all: 2_400, months }, { expected: 500, wanted: 600 }), undefined)
    assert.deepEqual(newestMonths({ all: 2_400, months }, { expected: 2_400, wanted: 100 }), monthsDown('2026-11', 2))
  })
})

test('two words that many articles have and few are about are not looked for in the newest months first, where too few would be', () => {
  const time = { all: 100_000, months: monthsDown('2026-11', 200).map((lexeme) => ({ lexeme, documents: 500 })) }
  const wanted = 600
  const inSome = expected(time.all, [30_000, 30_000])
  assert.ok(newestMonths(time, { expected: inSome, wanted }))
  const aboutBoth = expected(time.all, [2_000, 2_000])
  assert.equal(newestMonths(time, { expected: aboutBoth, wanted }), undefined)
})
