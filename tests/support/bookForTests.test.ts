import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ArticleDocumentSchema } from '../../src/articles/store/store.module.ts'
import { bookForTests, picturesOf, piecesForTests } from './bookForTests.ts'

test('the hand-made issue holds only articles that could be stored, and every picture that it names', async () => {
  const book = bookForTests(piecesForTests(5, ['latin', 'french', 'arabic', 'japanese', 'cyrillic']))
  const read = picturesOf(book)
  for (const part of book.parts) {
    if (part.kind !== 'piece') continue
    assert.deepEqual(ArticleDocumentSchema.parse(part.document), part.document)
    assert.ok(part.leadPicture && (await read(part.leadPicture.pictureId, { format: 'jpeg', width: 160 })))
  }
})
