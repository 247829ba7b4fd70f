import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LetterBlock, LetterState } from '../drawing/drawing.module.ts'
import { cutLetterFile } from './cutLetterFile.rule.ts'
import { describeLetter, saysAnything } from './describeLetter.rule.ts'
import { decideState, type LetterOrder, mayCorrect } from './letterState.rule.ts'

const begun = Temporal.Instant.from('2026-11-28T06:00:00Z')

for (const [state, order, startedAt, expected] of [
  ['scheduled', 'hold', undefined, 'held'],
  ['waiting', 'hold', undefined, 'held'],
  ['held', 'hold', undefined, 'stays'],
  ['sending', 'hold', begun, 'refused'],
  ['stopped', 'hold', begun, 'refused'],
  ['waiting', 'release', undefined, 'scheduled'],
  ['held', 'release', undefined, 'scheduled'],
  ['stopped', 'release', begun, 'sending'],
  ['stopped', 'release', undefined, 'scheduled'],
  ['scheduled', 'release', undefined, 'stays'],
  ['sending', 'release', begun, 'stays'],
  ['sending', 'stop', begun, 'stopped'],
  ['scheduled', 'stop', undefined, 'stopped'],
  ['stopped', 'stop', begun, 'stays'],
  ['sent', 'release', begun, 'refused'],
  ['sent', 'hold', begun, 'refused'],
  ['sent', 'stop', begun, 'refused'],
  ['empty', 'release', undefined, 'refused'],
] as const satisfies readonly [LetterState, LetterOrder, Temporal.Instant | undefined, string][]) {
  test(`whoever says ${order} of a letter that is ${state}${startedAt ? ' and has begun to go' : ''}: ${expected}`, () => {
    const decision = decideState({ state, startedAt }, order)
    assert.equal(decision.kind === 'to' ? decision.state : decision.kind, expected)
  })
}

test('a correction reaches somebody until everybody has the letter', () => {
  const states: LetterState[] = ['waiting', 'scheduled', 'held', 'sending', 'stopped', 'sent', 'empty']
  assert.deepEqual(states.filter(mayCorrect), ['waiting', 'scheduled', 'held', 'sending', 'stopped'])
})

test('a written letter is cut into its front matter, its text and its blocks, each with its line', () => {
  const cut = cutLetterFile(
    '---\nsubject: x\n---\nOne.\n\n::: lead article="a"\n:::\n\nTwo.\n::: quiz title="Q"\n1. a\n:::\n:::\n::: text for="trial"\nOpen\n',
  )
  assert.equal(cut.kind, 'cut')
  if (cut.kind !== 'cut') return
  assert.equal(cut.matter, 'subject: x')
  assert.deepEqual(
    cut.pieces.map((piece) => [piece.kind === 'block' ? piece.name : 'written', piece.line, piece.text.trim()]),
    [
      ['written', 4, 'One.'],
      ['lead', 6, ''],
      ['written', 8, 'Two.'],
      ['quiz', 10, '1. a'],
      ['text', 14, 'Open'],
    ],
  )
  assert.deepEqual(cut.notes, ['line 13: ::: closes nothing', 'line 14: the block text is not closed by a line of :::'])
})

test('a letter written on Windows, or without front matter', () => {
  assert.equal(cutLetterFile('\uFEFF---\r\nsubject: x\r\n---\r\nText\r\n').kind, 'cut')
  assert.equal(cutLetterFile('Text').kind, 'refused')
  assert.equal(cutLetterFile('---\nsubject: x\n').kind, 'refused')
})

const article = { groupId: 1, slug: 'a', section: 's', sectionName: 'S', published: '', language: 'en', minutes: 1 }
const lead = (headline: string, standfirst?: string): LetterBlock => ({
  type: 'lead',
  article: { ...article, headline, ...(standfirst && { standfirst }) },
})

for (const [what, blocks, subject, previewText] of [
  ['its lead', [lead('One', 'Two')], 'One', 'Two'],
  ['the newsletter, if it tells of nothing', [{ type: 'box' }], 'Mark', ''],
  [
    'what its list begins with, if it has no lead',
    [
      {
        type: 'list',
        of: 'new',
        articles: [
          { ...article, headline: 'A' },
          { ...article, headline: 'B' },
        ],
      },
    ],
    'A',
    'B',
  ],
  [
    'the year and the fact, in the almanac’s',
    [
      {
        type: 'almanac',
        day: '11-28',
        year: 1520,
        headline: 'A strait',
        paragraphs: ['Text'],
        language: 'en',
        path: '/x',
      },
    ],
    '1520: A strait',
    'Text',
  ],
  ['as much of a long headline as one reads', [lead(`${'word '.repeat(30)}`)], `${'word '.repeat(17)}word…`, ''],
] as const satisfies readonly [string, LetterBlock[], string, string][]) {
  test(`an automatic letter is called after ${what}`, () => {
    assert.deepEqual(describeLetter(blocks, 'Mark'), { subject, previewText })
  })
}

test('a greeting and a box alone are no letter', () => {
  const greeting: LetterBlock = { type: 'greeting', language: 'fi', country: 'FI', words: 'x', said: 'y' }
  assert.equal(saysAnything([greeting, { type: 'box' }]), false)
  assert.equal(saysAnything([greeting, lead('A')]), true)
})
