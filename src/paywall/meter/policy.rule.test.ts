import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from '../../../tests/support/policies.ts'
import { earliestCounting, isInWindow, type PaywallPolicy, parseWindow, windowInText } from './policy.rule.ts'

const policy: PaywallPolicy = { ...defaultPolicy, allowance: 2, registeredBonus: 3 }

for (const [text, window] of [
  ['rolling:1d', { kind: 'rolling', days: 1 }],
  ['rolling:30d', { kind: 'rolling', days: 30 }],
  ['rolling:366d', { kind: 'rolling', days: 366 }],
  ['calendar:day', { kind: 'calendar', unit: 'day' }],
  ['calendar:week', { kind: 'calendar', unit: 'week' }],
  ['calendar:month', { kind: 'calendar', unit: 'month' }],
] as const) {
  test(`a publisher types the window ${text} and is shown the same`, () => {
    assert.deepEqual(parseWindow(text), window)
    assert.equal(windowInText(window), text)
  })
}

for (const text of [
  'rolling:0d',
  'rolling:367d',
  'rolling:0030d',
  'a rolling:30d',
  'rolling:30d more',
  'rolling:d',
  'rolling:30h',
  'calendar:year',
  'a calendar:day',
  'calendar:days',
  '',
]) {
  test(`“${text}” is no window`, () => assert.equal(parseWindow(text), undefined))
}

const now = Temporal.Instant.from('2026-11-23T08:00:00Z')

test('near the end of a rolling window the calendar decides, to the hour that a clock change moves it', () => {
  // Paris leaves summer time in the window: thirty days are 721 hours.
  const opened = Temporal.Instant.from('2026-10-24T08:00:00Z')
  const end = Temporal.Instant.from('2026-11-23T09:00:00Z')
  assert.equal(isInWindow(opened, policy, end.subtract({ milliseconds: 1 })), true)
  assert.equal(isInWindow(opened, policy, end), false)
})

test('a day that a zone leaves out still counts as one of the thirty', () => {
  // Samoa had no 30 December 2011: a day later by its clocks came within the hour.
  const samoa = { ...policy, zone: 'Pacific/Apia', window: { kind: 'rolling', days: 1 } as const }
  const opened = Temporal.Instant.from('2011-12-29T12:00:00-10:00')
  assert.equal(isInWindow(opened, samoa, Temporal.Instant.from('2011-12-31T11:59:59+14:00')), true)
  assert.equal(isInWindow(opened, samoa, Temporal.Instant.from('2011-12-31T12:00:00+14:00')), false)
})

test('what is looked for in the store is whatever may still count, and a little more', () => {
  assert.equal(earliestCounting(policy, now).toString(), '2026-10-22T08:00:00Z')
  const month = { ...policy, window: { kind: 'calendar', unit: 'month' } as const }
  assert.equal(earliestCounting(month, now).toString(), '2026-10-31T23:00:00Z')
  assert.equal(isInWindow(Temporal.Instant.from('2026-10-31T23:00:00Z'), month, now), true)
  assert.equal(isInWindow(Temporal.Instant.from('2026-10-31T22:59:59Z'), month, now), false)
})
