import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IssueFile } from '../book/book.module.ts'
import { COVER_WIDTHS, coverOf } from './cover.rule.ts'

const file = (kind: IssueFile['kind'], etag: string): IssueFile => ({
  ...{ kind, etag, bytes: 10, fileName: `${kind}.epub`, mediaType: 'application/epub+zip', key: kind },
})
const whole = file('epub', '"AB12cd34ef56ab12cd34ef56ab12cd34"')
const sample = file('sample-epub', '"0123456789abcdef0123456789abcdef"')

test('a cover is taken out of the sample, which everybody may have, else out of the whole', () => {
  const path = '/pictures/magazine/2026-11-28/0123456789abcdef01234567-1200.jpg'
  assert.deepEqual(coverOf({ date: '2026-11-28', files: [whole, sample] }, COVER_WIDTHS.whole), {
    ...{ path, width: 1200, height: 1600 },
  })
  const other = coverOf({ date: '2026-11-28', files: [whole] }, COVER_WIDTHS.thumbnail)
  assert.deepEqual(other, {
    path: '/pictures/magazine/2026-11-28/ab12cd34ef56ab12cd34ef56-320.jpg',
    width: 320,
    height: 427,
  })
})

test('an issue without files has no cover that could be taken out of one', () => {
  assert.equal(coverOf({ date: '2026-11-28', files: [file('pdf-a4', '"1"')] }, COVER_WIDTHS.mail), undefined)
})
