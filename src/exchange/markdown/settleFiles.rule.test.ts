import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Given } from '../archives/archives.module.ts'
import { type Settled, settleFiles } from './settleFiles.rule.ts'

type Facts = Partial<Settled['facts']>

const file = (path: string, wantedSlug: string, facts: Facts = {}): Settled => ({
  path,
  wantedSlug,
  facts: {
    slug: wantedSlug,
    language: 'en',
    twinKey: `/${path}`,
    redirectFrom: [],
    olderAddresses: [],
    ...facts,
  } as unknown as Settled['facts'],
})
const settle = (files: Settled[], given: Record<string, Given> = {}) => {
  const notes = settleFiles(files, new Map(Object.entries(given)), 'en').map(({ file, note }) => `${file}: ${note}`)
  return { notes, files }
}

test('an article that could not have its address says which it has, and whose the other is', () => {
  const { notes, files } = settle([file('a', 'ferry'), file('b', 'ferry'), file('c', 'pier')], {
    a: { slug: 'ferry' },
    b: { slug: 'ferry-2', holder: 'a' },
    c: { slug: 'pier-2', holder: '' },
  })
  assert.deepEqual(notes, [
    'b: its address is …/ferry-2, as …/ferry is that of a',
    'c: its address is …/pier-2, as …/pier is that of another article',
  ])
  assert.deepEqual(
    files.map(({ facts }) => facts.slug),
    ['ferry', 'ferry-2', 'pier-2'],
  )
})

test('whoever names the original of a variant by the address that it asked for is led to the one it was given', () => {
  const [, variant, stranger] = settle(
    [file('a', 'ferry'), file('b', 'bac', { variantOf: 'ferry' }), file('c', 'c', { variantOf: 'elsewhere' })],
    { a: { slug: 'ferry-2', holder: '' } },
  ).files
  assert.deepEqual([variant?.facts.variantOf, variant?.isTwin], ['ferry-2', undefined])
  // Perhaps it came with an earlier import.
  assert.equal(stranger?.facts.variantOf, 'elsewhere')
})

test('of two that asked for one address, the first is the one that is meant', () => {
  const { files } = settle([file('a', 'ferry'), file('b', 'ferry'), file('c', 'bac', { variantOf: 'ferry' })], {
    b: { slug: 'ferry-2', holder: 'a' },
  })
  assert.equal(files[2]?.facts.variantOf, 'ferry')
})

test('twins are variants of the original, at the address that it was given', () => {
  const { files } = settle([file('a', 'bac', { language: 'fr', twinKey: 'k' }), file('b', 'ferry', { twinKey: 'k' })], {
    b: { slug: 'ferry-2', holder: '' },
  })
  assert.deepEqual(
    files.map(({ facts, isTwin }) => [facts.variantOf, isTwin]),
    [
      ['ferry-2', true],
      [undefined, undefined],
    ],
  )
})

test('an old address of several leads to the original, and the others say so', () => {
  const addresses = { redirectFrom: ['/Old', '/old', '/own'], olderAddresses: ['/old', '/own'] }
  const { notes, files } = settle([
    file('a', 'a', { ...addresses, variantOf: 'b' }),
    file('b', 'b', { redirectFrom: ['/Old', '/old'], olderAddresses: ['/old'] }),
    file('c', 'c', { redirectFrom: ['/old', '/c'], olderAddresses: ['/old', '/c'] }),
  ])
  assert.deepEqual(
    files.map(({ facts }) => [facts.redirectFrom, facts.olderAddresses]),
    [
      [['/own'], ['/own']],
      [['/Old', '/old'], ['/old']],
      [['/c'], ['/c']],
    ],
  )
  assert.deepEqual(notes, ['c: its old address /old leads to b', 'a: its old address /old leads to b'])
})
