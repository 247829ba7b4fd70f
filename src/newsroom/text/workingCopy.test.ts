import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { randomDocument } from '../../../tests/support/randomDocument.ts'
import { withUnitedText } from '../../../tests/support/withUnitedText.ts'
import { type ArticleDocument, ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'
import { documentOf } from './documentOf.ts'
import { isIdentified } from './isIdentified.rule.ts'
import { SCHEMA } from './schema.ts'
import { workingCopyOf } from './workingCopyOf.ts'

const opened = (document: ArticleDocument) => {
  const copy = workingCopyOf(document)
  copy.check()
  // What is written down is what is worked on.
  return SCHEMA.nodeFromJSON(JSON.parse(JSON.stringify(copy.toJSON())))
}

test('an editor who opens an article and changes nothing changes nothing', () => {
  fc.assert(
    fc.property(randomDocument, (document) => {
      ArticleDocumentSchema.parse(document)
      assert.deepEqual(documentOf(opened(document)), withUnitedText(document))
    }),
    { numRuns: 400 },
  )
})

test('a working copy comes back from what would be published of it, but for the identifiers of its blocks', () => {
  fc.assert(
    fc.property(randomDocument, (document) => {
      const copy = workingCopyOf(document)
      assert.ok(workingCopyOf(documentOf(copy)).eq(copy))
    }),
    { numRuns: 200 },
  )
})

test('every block has an identifier, and no two have the same', () => {
  fc.assert(
    fc.property(randomDocument, (document) => {
      const ids: unknown[] = []
      workingCopyOf(document).descendants((node) => {
        if (isIdentified(node.type)) ids.push(node.attrs.id)
      })
      assert.ok(ids.every((id) => typeof id === 'string'))
      assert.equal(new Set(ids).size, ids.length)
    }),
    { numRuns: 200 },
  )
})

test('a text with two links at once is not opened with one of them', () => {
  const marks = ['/a', '/b'].map((href) => ({ type: 'link' as const, attrs: { href } }))
  const document: ArticleDocument = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'here', marks }] }],
  }
  assert.throws(() => workingCopyOf(document), { code: 'text-two-links' })
})

const root = fileURLToPath(new URL('../../../', import.meta.url))
for (const [what, folder] of [
  ['the sample', 'sample/articles'],
  ['the corpus beside the project', '../shared/corpus/posts'],
  ['the archives beside the project', '../shared/archives'],
] as const) {
  const files = globSync('**/*.{md,markdown}', { cwd: root + folder })
  const skip = files.length === 0 && `${folder} is not here`
  test(`every article of ${what} can be opened and given back as it was`, { skip }, () => {
    let read = 0
    for (const file of files) {
      const markdown = readMarkdownDocument(readFileSync(`${root}${folder}/${file}`))
      if (markdown.kind === 'unreadable') continue
      read++
      assert.deepEqual(documentOf(opened(markdown.document)), withUnitedText(markdown.document), file)
    }
    assert.ok(read > files.length * 0.9, `${read} of ${files.length}`)
  })
}
