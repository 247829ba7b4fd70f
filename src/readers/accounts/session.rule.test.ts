import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isSessionAlive,
  needsRenewal,
  oldestFresh,
  SESSION_COOKIE_SECONDS,
  SESSION_HOURS,
  shortUserAgent,
} from './session.rule.ts'

const lastUsedAt = Temporal.Instant.from('2026-11-23T07:00:00Z')

for (const [later, renewed] of [
  ['PT0S', false],
  ['PT59M59.999S', false],
  ['PT1H', true],
  ['PT1H0.001S', true],
  ['P90D', true],
] as const) {
  test(`a session used again after ${later} is ${renewed ? 'written down again' : 'left as it is'}`, () => {
    const now = lastUsedAt.add(Temporal.Duration.from(later).round({ largestUnit: 'hours' }))
    assert.equal(needsRenewal(lastUsedAt.epochMilliseconds, now), renewed)
    // The database looks for the same ones.
    assert.equal(Temporal.Instant.compare(lastUsedAt, oldestFresh(now)) <= 0, renewed)
  })
}

test('a browser keeps its session’s cookie as long as the session lives: 90 days', () => {
  assert.equal(SESSION_COOKIE_SECONDS, SESSION_HOURS * 3600)
  assert.equal(SESSION_COOKIE_SECONDS, 7_776_000)
})

const at = (text: string) => Temporal.Instant.from(text)

test('a session lives 90 days from its last use, unless it was ended', () => {
  const lastUsedAt = at('2026-01-01T00:00:00Z')
  assert.equal(isSessionAlive({ lastUsedAt, endedAt: null }, at('2026-03-31T23:59:59Z')), true)
  assert.equal(isSessionAlive({ lastUsedAt, endedAt: null }, at('2026-04-01T00:00:00Z')), false)
  assert.equal(isSessionAlive({ lastUsedAt, endedAt: lastUsedAt }, at('2026-01-01T00:00:01Z')), false)
})

test('of a browser only a short line is kept', () => {
  assert.equal(shortUserAgent(undefined), '')
  assert.equal(shortUserAgent(`Mozilla\u0000/5.0\n${'x'.repeat(500)}`).length, 200)
  assert.doesNotMatch(shortUserAgent('a\u0000b\nc'), /\p{C}/u)
})
