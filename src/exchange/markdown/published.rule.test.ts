import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysOf } from './keys.rule.ts'
import { whenPublished } from './published.rule.ts'
import type { FrontMatter } from './saying.rule.ts'

const now = Temporal.Instant.from('2026-11-23T08:00:00Z')

function when(data: FrontMatter, day?: string) {
  const notes: string[] = []
  const found = whenPublished(keysOf(data).pick, day, { zone: 'UTC', now }, notes)
  if (found.kind === 'undated') return { undated: true, ...(notes.length > 0 && { notes }) }
  return {
    at: found.instant.toString().replace('T00:00:00Z', ''),
    ...(found.expires && { expires: found.expires.toString().replace('T00:00:00Z', '') }),
    ...(found.isRelativeToNow && { relative: true }),
    ...(found.unreadable !== undefined && { unreadable: found.unreadable }),
    ...(notes.length > 0 && { notes }),
  }
}

const cases: [what: string, data: FrontMatter, found: object, day?: string][] = [
  ['nothing', {}, { undated: true }],
  ...['date', 'created', 'created_at', 'datetime', 'dateCreated'].map((key): [string, FrontMatter, object] => [
    `its ${key}`,
    { [key]: '2020-01-02' },
    { at: '2020-01-02' },
  ]),
  ...['publishDate', 'publish_at', 'pubDate', 'published_at', 'datePublished', 'published', 'publish'].map(
    (key): [string, FrontMatter, object] => [`its ${key}`, { [key]: '2020-01-02' }, { at: '2020-01-02' }],
  ),
  ...['expiryDate', 'unpublish_date', 'expires', 'expires_at', 'expirationDate'].map(
    (key): [string, FrontMatter, object] => [
      `its ${key}`,
      { date: '2020-01-02', [key]: '2021-01-01' },
      { at: '2020-01-02', expires: '2021-01-01' },
    ],
  ),
  ...[
    ...['publish_on', 'embargo', 'embargo_until', 'embargoDate', 'scheduled', 'scheduled_at'],
    ...['scheduledFor', 'go_live', 'goLiveDate'],
  ].map((key): [string, FrontMatter, object] => [
    `its date and a later ${key}`,
    { date: '2020-01-02', [key]: '2099-01-01' },
    { at: '2099-01-01' },
  ]),
  ['when it was first printed', { publication_date: '2020-01-02' }, { at: '2020-01-02' }],
  ['no embargo', { date: '2020-01-02', embargo: false, scheduled: 'no' }, { at: '2020-01-02' }],
  [
    'an embargo without a date',
    { date: '2020-01-02', embargo: true },
    { at: '2020-01-02', unreadable: 'embargo is no date: true', notes: ['embargo is no date: true'] },
  ],
  ['the day of its name', {}, { at: '2020-03-04' }, '2020-03-04'],
  ['its date before the day of its name', { date: '2020-01-02' }, { at: '2020-01-02' }, '2020-03-04'],
  [
    'since when it may be seen before its date',
    { date: '2020-01-02', publishDate: '2099-01-01' },
    { at: '2099-01-01' },
  ],
  [
    'since when it may be seen before the day of its name',
    { publishDate: '2099-01-01' },
    { at: '2099-01-01' },
    '2020-03-04',
  ],
  [
    'the first of two that say since when',
    { publishDate: '2020-01-02', published_at: '2020-01-03' },
    { at: '2020-01-02' },
  ],
  [
    'a date that nobody can read',
    { date: 'long ago' },
    { at: '2020-03-04', notes: ['date is no date: long ago'] },
    '2020-03-04',
  ],
  ['a date that nobody can read alone', { date: 'long ago' }, { undated: true, notes: ['date is no date: long ago'] }],
  [
    'since when it may be seen, which nobody can read',
    { date: '2020-01-02', publishDate: 'soon' },
    { at: '2020-01-02', unreadable: 'publishDate is no date: soon', notes: ['publishDate is no date: soon'] },
  ],
  [
    'until when it may be seen, which nobody can read',
    { date: '2020-01-02', expires: 'later' },
    { at: '2020-01-02', unreadable: 'expires is no date: later', notes: ['expires is no date: later'] },
  ],
  [
    'that it is published, which is no date',
    { date: '2020-01-02', published: true, publish: 'yes' },
    { at: '2020-01-02' },
  ],
  ['blanks', { date: ' ', publishDate: '', expires: null }, { at: '2020-03-04' }, '2020-03-04'],
  ['how many days ago', { days_ago: 2 }, { at: '2026-11-21T06:00:00Z', relative: true }],
  ['how many days ago as text', { days_ago: '2' }, { at: '2026-11-21T06:00:00Z', relative: true }],
  ['today', { days_ago: 0 }, { at: '2026-11-23T06:00:00Z', relative: true }],
  ['days ago and a date', { days_ago: 2, date: '2020-01-02' }, { at: '2020-01-02' }],
  [
    'days ago and a date that nobody can read',
    { days_ago: 2, date: 'x' },
    { undated: true, notes: ['date is no date: x'] },
  ],
  ['days to come', { days_ago: -1 }, { undated: true }],
  ['more days ago than there were', { days_ago: 100_000 }, { undated: true }],
  ['almost so many', { days_ago: 99_999 }, { at: '1753-02-08T06:00:00Z', relative: true }],
  ['days ago in words', { days_ago: 'two' }, { undated: true }],
  ['days ago as a list', { days_ago: [2] }, { undated: true }],
]

for (const [what, data, found, day] of cases) {
  test(`a file that says ${what}: when it was published`, () => assert.deepEqual(when(data, day), found))
}
