import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Candidate, propose } from './propose.rule.ts'

const SECTIONS = ['borders', 'cities', 'earth']

/** `borders 1200 ZM lead`: a section, its words, where it is from. */
function candidates(...lines: string[]): Candidate[] {
  return lines.map((line, at) => {
    const [section = '', words = '', country = '', lead] = line.split(' ')
    return {
      groupId: at + 1,
      language: 'en',
      section,
      words: Number(words),
      country: country === '-' ? undefined : country,
      isLead: lead === 'lead',
      published: Temporal.Instant.from('2026-11-25T00:00:00Z'),
    }
  })
}

const NINE = [
  ...['borders 1200 ZM', 'borders 600 BE', 'borders 1100 ZM lead', 'borders 900 ES', 'borders 300 KI'],
  ...['cities 1300 JP', 'cities 700 IT', 'earth 500 NO', 'trade 800 PA'],
]

const cases: [
  what: string,
  given: { of: string[]; read?: number[]; most: number },
  pieces: number[],
  world: number[],
][] = [
  ['nothing was published', { of: [], most: 10 }, [], []],
  [
    'all of a quiet week has room, in the order of the sections',
    { of: ['earth 500 NO', 'borders 600 BE'], most: 10 },
    [2, 1],
    [],
  ],
  [
    'the lead opens its section, the long before the short',
    { of: ['borders 1200 BE', 'borders 300 ES lead'], most: 2 },
    [2, 1],
    [],
  ],
  [
    'what was read most comes before what is longer',
    { of: ['cities 1200 JP', 'cities 800 IT'], read: [2], most: 2 },
    [2, 1],
    [],
  ],
  [
    'of two from one country the second makes way',
    { of: ['earth 900 NO', 'earth 890 NO', 'earth 700 CL'], most: 2 },
    [1, 3],
    [2],
  ],
  [
    'each section has one, the rest goes where most was published',
    { of: NINE, most: 6 },
    [3, 4, 2, 6, 8, 9],
    [1, 7, 5],
  ],
  ['with less room than sections the first ones have it', { of: NINE, most: 2 }, [3, 6], [1, 4, 9, 7, 2, 8, 5]],
]

for (const [what, { of, read = [], most }, pieces, world] of cases)
  test(`${what}`, () => {
    const proposed = propose(candidates(...of), { read, sections: SECTIONS, most })
    assert.deepEqual(
      proposed.pieces.map(({ groupId }) => groupId),
      pieces,
    )
    assert.deepEqual(
      proposed.world.map(({ groupId }) => groupId),
      world,
    )
  })

test('“The week in the world” has twelve sentences at most, and nothing stands twice', () => {
  const many = candidates(...Array.from({ length: 40 }, (_, at) => `cities ${500 + at} -`))
  const { pieces, world } = propose(many, { read: [], sections: SECTIONS, most: 10 })
  assert.equal(pieces.length, 10)
  assert.equal(world.length, 12)
  assert.equal(new Set([...pieces, ...world]).size, 22)
})
