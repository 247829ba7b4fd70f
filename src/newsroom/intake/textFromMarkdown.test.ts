import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Node } from 'prosemirror-model'
import type { ArticleDocument, Block, Inline } from '../../articles/store/store.module.ts'
import { createLanguages } from '../../design/words/languages.ts'
import { say } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { documentOf, workingCopyOf } from '../text/text.module.ts'
import { textFromMarkdown } from './textFromMarkdown.ts'
import { writeMarkdown } from './writeMarkdown.ts'

const languages = await createLanguages({ own: () => 'en', phrase: () => undefined })
const [english, french] = [languages.own(), languages.speak('fr')]
const words = (text: string): Inline => ({ type: 'text', text })
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const PICTURE = 'ab12'.repeat(8)

/** With what Markdown cannot say: two spaces, an empty paragraph, words that only look like marks. */
const ARTICLE: ArticleDocument = {
  type: 'doc',
  content: [
    paragraph(words('The ferry  left.')),
    paragraph(),
    paragraph(words('Nobody waved'), { type: 'footnoteReference', attrs: { id: '1' } }),
    { type: 'picture', attrs: { pictureId: PICTURE, alt: 'A quay' } },
    {
      type: 'factBox',
      attrs: { title: 'In figures' },
      content: [paragraph(words('Ten.')), paragraph(words('Twelve.'))],
    },
  ],
  notes: [{ id: '1', content: [paragraph(words('Said  Ana.'))] }],
}

let last = 0
const deps = {
  db: {} as Database,
  media: { findPictures: async () => new Map() },
  newId: () => `new-${++last}`,
}
const standing = workingCopyOf(ARTICLE)

async function read(markdown: string): Promise<Node> {
  const read = await textFromMarkdown(deps, markdown, standing)
  assert.equal(read.kind, 'text', JSON.stringify(read))
  return read.kind === 'text' ? read.text : standing
}
const idsOf = (node: Node): string[] => {
  const ids: string[] = []
  node.descendants((child) => void (child.type.isInGroup('block') && ids.push(child.attrs.id)))
  return ids
}

describe('an article that somebody saves as Markdown, without JavaScript', () => {
  const markdown = writeMarkdown(ARTICLE)

  test('is the very same when nothing was changed, also what Markdown has no sign for', async () => {
    const text = await read(markdown)
    assert.deepEqual(documentOf(text), ARTICLE)
    assert.deepEqual(idsOf(text), idsOf(standing))
    assert.deepEqual(documentOf(await read(markdown.replaceAll('\n', '\r\n'))), ARTICLE)
  })

  test('changes the block that was changed, which stays that block; others and their identifiers stay', async () => {
    const text = await read(markdown.replace('Nobody waved', 'Nobody **waved**'))
    assert.deepEqual(idsOf(text), idsOf(standing))
    assert.equal(text.child(0).textContent, 'The ferry  left.')
    assert.equal(text.child(2).child(1).marks[0]?.type.name, 'bold')
  })

  test('gives a block that was put in an identifier of its own, and takes one out that was taken out', async () => {
    const [first = '', ...others] = markdown.split('\n\n')
    const more = await read([first, 'A line more.', ...others].join('\n\n'))
    assert.equal(new Set(idsOf(more)).size, idsOf(standing).length + 1)
    for (const id of idsOf(standing)) assert.ok(idsOf(more).includes(id), id)
    const less = await read(others.join('\n\n'))
    assert.ok(!idsOf(less).includes(standing.child(0).attrs.id))
  })

  test('keeps blocks that were moved apart from each other', async () => {
    const parts = markdown.split('\n\n')
    const moved = await read([...parts.slice(1, 3), parts[0] as string, ...parts.slice(3)].join('\n\n'))
    assert.equal(new Set(idsOf(moved)).size, idsOf(moved).length)
    assert.match(moved.textContent, /Nobody waved.*The ferry {1,2}left/)
  })

  test('takes a quiz that somebody pastes, unfinished as it is', async () => {
    const quiz = '::: quiz title="Ports"\n1. Which *one*?\n   - Lisbon\n   - [x] Porto\n\n   It is.\n2. And then?\n:::'
    const text = await read(`${markdown}\n\n${quiz}\n`)
    assert.deepEqual(documentOf(text).content.at(-1), {
      type: 'quiz',
      attrs: { title: 'Ports' },
      questions: [
        {
          question: [words('Which '), { ...words('one'), marks: [{ type: 'italic' }] }, words('?')],
          answers: [{ content: [words('Lisbon')] }, { right: true, content: [words('Porto')] }],
          explanation: [words('It is.')],
        },
        { question: [words('And then?')], answers: [] },
      ],
    })
  })

  const refusals: [what: string, added: string, sentence: RegExp, line: number | undefined][] = [
    ['a script', '<script>alert(1)</script>', /script/, 3],
    ['a link that nobody should follow', '[x](javascript:alert\\(1\\))', /not a link we would follow/, undefined],
    ['a picture that is not there', '::: figure src="dead" alt="x"\n:::', /There is no picture dead in the library/, 3],
    ['a box that nobody knows', '::: carousel\nx\n:::', /The box carousel is not known/, 3],
    ['words in a quiz that are no question', '::: quiz\nWhich?\n:::', /box quiz has something else in it/, 3],
    ['a comment', '<!-- for Ana -->', /comment/, 3],
    ['a note that nothing calls', '[^9]: Lost.', /footnote 9 is called nowhere/, 3],
    ['quotations without end', '> '.repeat(300), /cannot be read/, undefined],
  ]
  for (const [what, added, sentence, line] of refusals) {
    test(`is refused with a sentence and the line for ${what}`, async () => {
      const [first = '', ...others] = markdown.split('\n\n')
      const refused = await textFromMarkdown(deps, [first, added, ...others].join('\n\n'), standing)
      assert.equal(refused.kind, 'refused', JSON.stringify(refused).slice(0, 400))
      if (refused.kind !== 'refused') return
      assert.match(say(english, refused.says), sentence)
      assert.notEqual(say(french, refused.says), say(english, refused.says))
      assert.equal(refused.line, line)
    })
  }
})
