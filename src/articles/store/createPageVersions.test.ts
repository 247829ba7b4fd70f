import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPageVersions } from './createPageVersions.ts'

const at = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)
const change = (shelves: string[], ...days: string[]) => ({
  slugs: ['some-article'],
  shelves: ['all', ...shelves],
  countries: [],
  from: at(days[0] ?? '').toString(),
  to: at(days.at(-1) ?? '').toString(),
})

const cases: [string, { shelf: string; from?: string; to?: string }, ReturnType<typeof change> | undefined, boolean][] =
  [
    ['the front, by today’s report', { shelf: 'all', from: '2026-11-20' }, change([], '2026-11-28'), true],
    ['the front, by one of years ago', { shelf: 'all', from: '2026-11-20' }, change([], '2009-01-01'), false],
    ['the front, by the one at its end', { shelf: 'all', from: '2026-11-20' }, change([], '2026-11-20'), true],
    [
      'the front, by one that moved from it into the past',
      { shelf: 'all', from: '2026-11-20' },
      change([], '2009-01-01', '2026-11-25'),
      true,
    ],
    ['a list without an end', { shelf: 'tag sea' }, change(['tag sea'], '2009-01-01'), true],
    ['a list of another tag', { shelf: 'tag sea' }, change(['tag land'], '2009-01-01'), false],
    [
      'a page deep in a list, by a newer one',
      { shelf: 'all', from: '2010-01-01', to: '2010-02-01' },
      change([], '2026-11-28'),
      false,
    ],
    [
      'a page deep in a list, by one between',
      { shelf: 'all', from: '2010-01-01', to: '2010-02-01' },
      change([], '2010-01-15'),
      true,
    ],
    ['whatever there is, when nobody knows what has changed', { shelf: 'tag sea' }, undefined, true],
  ]

test('a change makes stale only what shows it', () => {
  for (const [name, { shelf, from, to }, changed, stale] of cases) {
    const pages = createPageVersions()
    const version = pages.versionOf('page', shelf)
    pages.shows('page', version, { from: from ? at(from) : undefined, to: to ? at(to) : undefined })
    pages.touch(changed)
    assert.equal(pages.versionOf('page', shelf) !== version, stale, name)
  }
})

test('what changed while a page was being made makes it stale, however little of the shelf it shows', () => {
  const pages = createPageVersions()
  const version = pages.versionOf('page', 'all')
  pages.touch(change([], '2009-01-01'))
  pages.shows('page', version, { from: at('2026-11-20') })
  assert.notEqual(pages.versionOf('page', 'all'), version)
  // The page that is made next says for itself what it shows.
  const next = pages.versionOf('page', 'all')
  pages.touch(change([], '2009-01-01'))
  assert.notEqual(pages.versionOf('page', 'all'), next)
})
