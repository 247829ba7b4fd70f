import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leaseEnd } from './lease.rule.ts'
import { type IssueHolder, type IssueMatter, mayHave } from './mayHave.rule.ts'
import { readRange } from './range.rule.ts'

const part = (kind: 'letter' | 'piece' | 'opener' | 'world' | 'quiz' | 'colophon', isSample = false): IssueMatter => ({
  kind: 'part',
  part: { kind, isSample },
})

const holders: readonly IssueHolder[] = ['visitor', 'subscriber', 'staff', 'token']

/** Who has it, in the order of `holders`. */
const table: readonly [what: string, matter: IssueMatter, who: string][] = [
  ['the cover', { kind: 'cover' }, 'yes yes yes yes'],
  ['the contents', { kind: 'contents' }, 'yes yes yes yes'],
  ['what changed', { kind: 'notes' }, 'yes yes yes yes'],
  ['the letter', part('letter'), 'yes yes yes yes'],
  ['the piece of the sample', part('piece', true), 'yes yes yes yes'],
  ['another piece', part('piece'), 'no yes yes yes'],
  ['an opener', part('opener'), 'no yes yes yes'],
  ['the week in the world', part('world'), 'no yes yes yes'],
  ['the quiz', part('quiz'), 'no yes yes yes'],
  ['the colophon', part('colophon'), 'no yes yes yes'],
  ['the file', { kind: 'file' }, 'no yes yes yes'],
  ['the sample as a file', { kind: 'sample-file' }, 'yes yes yes yes'],
  ['a copy in the browser', { kind: 'offline' }, 'no yes yes no'],
]

for (const [what, matter, who] of table) {
  test(`${what}: ${who} for ${holders.join(', ')}`, () => {
    const answers = holders.map((holder) => (mayHave(matter, holder).kind === 'open' ? 'yes' : 'no'))
    assert.equal(answers.join(' '), who)
  })
}

test('the answer says by what right', () => {
  assert.deepEqual(mayHave(part('piece'), 'staff'), { kind: 'open', because: 'staff' })
  assert.deepEqual(mayHave(part('letter'), 'subscriber'), { kind: 'open', because: 'everybody' })
  assert.deepEqual(mayHave({ kind: 'file' }, 'visitor'), { kind: 'gate', gate: 'subscribe' })
})

test('a copy may be read for fourteen days, across the change of the clocks too', () => {
  const now = Temporal.Instant.from('2026-10-20T08:00:00Z')
  assert.equal(leaseEnd(now).toString(), '2026-11-03T08:00:00Z')
})

const ranges: readonly [header: string | undefined, asked: unknown][] = [
  [undefined, 'all'],
  ['', 'all'],
  ['bytes=0-', [0, 99]],
  ['bytes=0-0', [0, 0]],
  ['bytes=10-19', [10, 19]],
  ['bytes=90-1000', [90, 99]],
  ['bytes=-10', [90, 99]],
  ['bytes=-1000', [0, 99]],
  ['bytes=-0', 'none'],
  ['bytes=100-', 'none'],
  ['bytes=20-10', 'all'],
  ['bytes=-', 'all'],
  ['bytes=0-9,20-29', 'all'],
  ['pages=1-2', 'all'],
  ['bytes=a-b', 'all'],
]
for (const [header, expected] of ranges) {
  test(`of 100 bytes, “${header}” asks for ${JSON.stringify(expected)}`, () => {
    const asked = readRange(header, 100)
    assert.deepEqual(asked.kind === 'part' ? [asked.from, asked.to] : asked.kind, expected)
  })
}
