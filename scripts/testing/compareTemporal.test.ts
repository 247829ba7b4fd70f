import assert, { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'

const at = (text: string) => Temporal.Instant.from(text)
const noon = () => at('2026-11-23T12:00:00Z')
const later = () => at('2026-11-23T12:00:01Z')

test('a test that compares two instants fails when they are not the same, wherever they stand', () => {
  for (const hold of [
    (value: unknown) => value,
    (value: unknown) => [1, { at: value }],
    (value: unknown) => new Map([['at', value]]),
    (value: unknown) => new Set([value]),
  ]) {
    assert.deepEqual(hold(noon()), hold(noon()))
    assert.throws(() => assert.deepEqual(hold(noon()), hold(later())), /Temporal\.Instant 2026-11-23T12:00:01Z/)
    assert.throws(() => deepEqual(hold(noon()), hold(later())), { code: 'ERR_ASSERTION' })
    assert.throws(() => assert.deepEqual(hold(noon()), hold('2026-11-23T12:00:00Z')))
  }
})

test('so do days, durations and times of a zone', () => {
  const pairs = [
    [Temporal.PlainDate.from('2026-11-23'), Temporal.PlainDate.from('2026-11-24')],
    [Temporal.Duration.from('P1D'), Temporal.Duration.from('P2D')],
    [noon().toZonedDateTimeISO('Europe/Paris'), noon().toZonedDateTimeISO('Africa/Lagos')],
  ]
  for (const [one, other] of pairs) assert.throws(() => assert.deepEqual({ one }, { one: other }))
})
