import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusAt } from './status.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2026-11-23T08:00:00Z')
const [before, after] = [at('2026-11-23T07:59:59Z'), at('2026-11-23T08:00:01Z')]

for (const [what, standing, status] of [
  ['published before', { status: 'published', firstPublished: before }, 'published'],
  ['to be published now', { status: 'published', firstPublished: now }, 'published'],
  ['to be published later', { status: 'published', firstPublished: after }, 'scheduled'],
  ['a draft of before', { status: 'draft', firstPublished: before }, 'draft'],
  ['a draft of later', { status: 'draft', firstPublished: after }, 'draft'],
  ['a draft that would be over', { status: 'draft', firstPublished: before, expires: before }, 'draft'],
  ['over a second ago', { status: 'published', firstPublished: before, expires: before }, 'expired'],
  ['over now', { status: 'published', firstPublished: before, expires: now }, 'expired'],
  ['over later', { status: 'published', firstPublished: before, expires: after }, 'published'],
  ['to be published when it is over', { status: 'published', firstPublished: after, expires: before }, 'expired'],
  ['to be published and over later', { status: 'published', firstPublished: after, expires: after }, 'scheduled'],
] as const) {
  test(`an article that is ${what} is ${status}`, () => assert.equal(statusAt(standing, now), status))
}
