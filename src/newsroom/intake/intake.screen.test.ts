import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { type Client, createSite, ORIGIN, type TestSite } from '../../../tests/support/site.ts'
import { wordFile, wordParagraph, wordPicture, wordRun } from '../../../tests/support/wordFile.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { listFacts, openWorkingCopy } from '../editor/editor.module.ts'
import { documentOf, readText } from '../text/text.module.ts'
import { writeMarkdown } from './writeMarkdown.ts'

const FOOTNOTED: ArticleDocument = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Old words' },
        { type: 'footnoteReference', attrs: { id: '1' } },
      ],
    },
  ],
  notes: [{ id: '1', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'An old note.' }] }] }],
}

describe('a file that is brought into an article', () => {
  let site: TestSite
  let editor: Client
  let contributor: Client
  before(async () => {
    site = await createSite('intake')
    editor = await site.reader({ role: 'editor', email: 'editor@news.test' })
    contributor = await site.reader({ role: 'contributor', email: 'contributor@news.test' })
  })
  after(() => site?.close())

  const article = (slug: string, body: ArticleDocument = FOOTNOTED) => site.publish({ slug, body })
  const now = () => site.dateline.clock.now()
  const markdownOf = async (id: number) =>
    writeMarkdown(documentOf(readText((await openWorkingCopy(site.dateline.db, id, now())).text)))

  async function send(client: Client, id: number, fields: Record<string, string | File>) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const body = new Response(form)
    const answer = await site.dateline.app.fetch(
      new Request(`${ORIGIN}/desk/articles/${id}/intake`, {
        method: 'POST',
        body: await body.arrayBuffer(),
        headers: {
          'content-type': body.headers.get('content-type') ?? '',
          'sec-fetch-site': 'same-origin',
          cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      }),
    )
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
  }
  const file = (content: string | Uint8Array, name: string) => new File([new Uint8Array(Buffer.from(content))], name)
  const documentIn = (page: string) =>
    (/name="document" value="([^"]*)"/.exec(page)?.[1] ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')

  test('is shown first, and changes nothing; then it stands in place of the text, which the history keeps', async () => {
    const id = await article('a-word-file')
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#06c' } })
      .png()
      .toBuffer()
    const word = wordFile(
      wordParagraph(wordRun('The last ferry'), 'Title') +
        wordParagraph(wordRun('It left at six.')) +
        wordPicture('rId4', 'A quay'),
      { 'word/media/image1.png': png },
    )
    const shown = await send(editor, id, { file: file(word, 'ferry.docx') })
    assert.equal(shown.status, 200, shown.text.slice(0, 2000))
    assert.match(shown.text, /What ferry\.docx would bring in/)
    assert.match(shown.text, /<p[^>]*>It left at six\.<\/p>/)
    assert.match(shown.text, /<img[^>]+alt="A quay"/)
    assert.match(shown.text, /The last ferry/)
    assert.match(await markdownOf(id), /Old words/)

    const document = documentIn(shown.text)
    const taken = await send(editor, id, { document, how: 'replace', headline: 'The last ferry' })
    assert.deepEqual([taken.status, taken.location], [303, `/desk/articles/${id}`], taken.text.slice(0, 500))
    assert.match(await markdownOf(id), /^It left at six\.\n\n::: figure src="[0-9a-f]{32}" alt="A quay"\n:::\n$/)
    assert.equal((await listFacts(site.dateline.db, id)).headline.value, 'The last ferry')
    const { rows } = await sql<{ text: string }>`select text::text as text from article_revisions
      where article_id = ${id}`.execute(site.dateline.db)
    assert.equal(rows.length, 1)
    assert.match(rows[0]?.text ?? '', /Old words/)
  })

  test('at the end of the text leaves what is there alone, and its notes get names of their own', async () => {
    const id = await article('at-the-end')
    const shown = await send(editor, id, { file: file('More[^1].\n\n[^1]: A new note.\n', 'more.md') })
    await send(editor, id, { document: documentIn(shown.text), how: 'append' })
    assert.equal(await markdownOf(id), 'Old words[^1]\n\nMore[^2].\n\n[^1]: An old note.\n\n[^2]: A new note.\n')
    const copy = readText((await openWorkingCopy(site.dateline.db, id, now())).text)
    const ids = new Set<string>()
    let blocks = 0
    copy.descendants((node) => {
      if (!node.type.isInGroup('block')) return
      blocks++
      ids.add(node.attrs.id)
    })
    assert.equal(ids.size, blocks)
  })

  test('that cannot be read says what happened, what is safe and what to do', async () => {
    const id = await article('refused')
    for (const [given, sentence] of [
      [file('%PDF-1.7', 'a.docx'), /kind PDF, whatever it is called\. The article is unchanged\. Save it as/],
      [file('', ''), /There is nothing in this file/],
      [file(new Uint8Array(11 * 1024 * 1024).fill(97), 'a.txt'), /larger than 10 MB/],
      [file(new Uint8Array(40 * 1024 * 1024).fill(97), 'a.txt'), /larger than 10 MB/],
    ] as const) {
      const answer = await send(editor, id, { file: given })
      assert.equal(answer.status, 422)
      assert.match(answer.text, sentence)
      assert.match(answer.text, /aria-invalid="true"/)
    }
    assert.match(await markdownOf(id), /Old words/)
  })

  test('whose pictures somebody only looks at is not left in the library, where one that was taken in stays', async () => {
    const { db } = site.dateline
    const [looked, taken] = [await article('looked-at'), await article('taken')]
    const wordWith = async (colour: string) => {
      const create = { width: 40, height: 30, channels: 3, background: colour } as const
      const png = await sharp({ create }).png().toBuffer()
      return wordFile(wordParagraph(wordRun('Text.')) + wordPicture('rId4', 'A quay'), { 'word/media/image1.png': png })
    }
    const count = async () => (await sql`select from pictures`.execute(db)).rows.length
    const grid = async () =>
      ((await editor.fetch('/desk/media')).text.match(/href="\/desk\/media\/[0-9a-f]{32}"/g) ?? []).length
    const [before, shownBefore] = [await count(), await grid()]
    await send(editor, looked, { file: file(await wordWith('#c00'), 'a.docx') })
    const kept = await send(editor, taken, { file: file(await wordWith('#0c0'), 'b.docx') })
    assert.deepEqual([await count(), await grid()], [before + 2, shownBefore])
    await send(editor, taken, { document: documentIn(kept.text), how: 'append' })
    assert.equal(await grid(), shownBefore + 1)
    // A day later somebody looks at the same picture in another file: it waits for them, too.
    await site.pass({ hours: 23 })
    await send(editor, looked, { file: file(await wordWith('#c00'), 'again.docx') })
    await site.pass({ hours: 2 })
    const forgetting = dueWorkNamed(site.dateline, 'forget-looked-at-pictures')
    await forgetting.runDue(db, now())
    assert.equal(await count(), before + 2)
    await site.pass({ hours: 25 })
    const forget = dueWorkNamed(site.dateline, 'forget-looked-at-pictures')
    await forget.runDue(db, now())
    assert.deepEqual([await count(), await grid()], [before + 1, shownBefore + 1])
    assert.equal(await forget.nextDue(db), undefined)
  })

  test('and cannot be is said in the language of the desk', async () => {
    const id = await article('in-french')
    const deep = `${'>'.repeat(400)} words`
    const speaks = async (language: string) => {
      await sql`update publication set language = ${language}`.execute(site.dateline.db)
      await site.dateline.publication.reload()
    }
    for (const [language, sentence] of [
      ['fr', /imbriqués trop profondément\. L’article est inchangé\./],
      ['ar', /متداخلة أعمق مما يمكن قراءته/],
      ['en', /more deeply than can be read\. The article is unchanged\./],
    ] as const) {
      await speaks(language)
      assert.match((await send(editor, id, { file: file(deep, 'deep.md') })).text, sentence)
    }
  })

  test('is refused to whoever may not write there, and what was made up is no document', async () => {
    const id = await article('closed')
    await sql`update staff set author = 'the-test-desk' where email = 'contributor@news.test'`.execute(site.dateline.db)
    const shown = await contributor.fetch(`/desk/articles/${id}/intake`)
    assert.equal(shown.status, 200)
    assert.doesNotMatch(shown.text, /type="file"/)
    const document = JSON.stringify({ type: 'doc', content: [] })
    assert.equal((await send(contributor, id, { document, how: 'replace' })).status, 403)
    const forged = { type: 'doc', content: [{ type: 'embed', attrs: { url: 'javascript:alert(1)', title: 'x' } }] }
    assert.equal((await send(editor, id, { document: JSON.stringify(forged), how: 'replace' })).status, 422)
    assert.equal((await send(editor, id, { document: 'x', how: 'replace' })).status, 422)
    const deep = `${'{"type":"quotation","content":['.repeat(5_000)}${']}'.repeat(5_000)}`
    const bottomless = `{"type":"doc","content":[${deep}]}`
    assert.equal((await send(editor, id, { document: bottomless, how: 'replace' })).status, 422)
    const fields = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`x${at}`, '']))
    assert.equal((await send(editor, id, { ...fields, document, how: 'append' })).status, 422)
    assert.equal((await send(editor, 999_999, { document, how: 'replace' })).status, 404)
    assert.match(await markdownOf(id), /Old words/)
  })
})
