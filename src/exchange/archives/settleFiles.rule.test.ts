import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Given } from './addressGiving.rule.ts'
import type { FileRecord } from './fileRecord.ts'
import { settleFiles } from './settleFiles.rule.ts'

const file = (path: string, wantedSlug: string, facts: Partial<FileRecord> = {}): FileRecord => ({
  path,
  wantedSlug,
  slug: wantedSlug,
  headline: path,
  text: '',
  source: '',
  section: 'sea',
  language: 'en',
  day: '2026-01-01',
  twinKey: `/${path}`,
  variantOf: undefined,
  isTwin: false,
  redirectFrom: [],
  isPublic: true,
  ...facts,
})
const settle = (files: FileRecord[], given: Record<string, Given> = {}) => {
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
    files.map(({ slug }) => slug),
    ['ferry', 'ferry-2', 'pier-2'],
  )
})

test('whoever names the original of a variant by the address that it asked for is led to the one it was given', () => {
  const [, variant, stranger] = settle(
    [file('a', 'ferry'), file('b', 'bac', { variantOf: 'ferry' }), file('c', 'c', { variantOf: 'elsewhere' })],
    { a: { slug: 'ferry-2', holder: '' } },
  ).files
  assert.deepEqual([variant?.variantOf, variant?.isTwin], ['ferry-2', false])
  // Perhaps it came with an earlier import.
  assert.equal(stranger?.variantOf, 'elsewhere')
})

test('of two that asked for one address, the first is the one that is meant', () => {
  const { files } = settle([file('a', 'ferry'), file('b', 'ferry'), file('c', 'bac', { variantOf: 'ferry' })], {
    b: { slug: 'ferry-2', holder: 'a' },
  })
  assert.equal(files[2]?.variantOf, 'ferry')
})

test('twins are variants of the original, at the address that it was given', () => {
  const { files } = settle([file('a', 'bac', { language: 'fr', twinKey: 'k' }), file('b', 'ferry', { twinKey: 'k' })], {
    b: { slug: 'ferry-2', holder: '' },
  })
  assert.deepEqual(
    files.map(({ variantOf, isTwin }) => [variantOf, isTwin]),
    [
      ['ferry-2', true],
      [undefined, false],
    ],
  )
})

test('an old address of several leads to the original, and the others say so', () => {
  const addresses = { redirectFrom: ['/Old', '/old', '/own'] }
  const { notes, files } = settle([
    file('a', 'a', { ...addresses, variantOf: 'b' }),
    file('b', 'b', { redirectFrom: ['/Old', '/old'] }),
    file('c', 'c', { redirectFrom: ['/old', '/c'] }),
  ])
  assert.deepEqual(
    files.map(({ redirectFrom }) => redirectFrom),
    [['/own'], ['/Old', '/old'], ['/c']],
  )
  assert.deepEqual(notes, ['c: its old address /old leads to b', 'a: its old address /old leads to b'])
})
