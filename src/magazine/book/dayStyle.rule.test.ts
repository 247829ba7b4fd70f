import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayStyle } from './dayStyle.rule.ts'

const cases: [what: string, day: string, style: ReturnType<typeof dayStyle>][] = [
  ['of its own week needs no year', '2026-11-12', 'dayMonth'],
  ['of a year ago has it: without, it would be from after the issue', '2025-11-29', 'long'],
]
for (const [what, day, style] of cases)
  test(`the dateline of a report ${what}`, () => assert.equal(dayStyle(day, '2026-11-14'), style))

test('the dateline of a report from the old year says so in the first issue of the new one', () =>
  assert.equal(dayStyle('2026-12-30', '2027-01-01'), 'long'))
