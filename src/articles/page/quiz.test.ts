import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { ArticleDocumentSchema } from '../store/store.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('quiz')
  const line = (text: string) => [{ type: 'text', text }]
  const paragraph = { type: 'paragraph', content: line('A report of the ports, as long as it takes to be read.') }
  const answers = [{ content: line('Lisbon') }, { right: true, content: line('Porto') }]
  const questions = [{ question: line('Which port?'), answers, explanation: line('The name says it.') }]
  const quiz = { type: 'quiz', attrs: { title: 'Of ports' }, questions }
  const body = ArticleDocumentSchema.parse({ type: 'doc', content: [paragraph, paragraph, paragraph, quiz] })
  await site.publish({ slug: 'ports', terms: 'subscribers', body })
})
after(() => site.close())

const OF_QUIZ = /Of ports|Which port|Lisbon|Porto|The name says it/

test('who may not read the article gets neither the questions of its quiz nor the answers, anywhere', async () => {
  const visitor = site.visitor()
  for (const path of ['/world/ports', '/feed.json', '/archive?q=ports', '/latest']) {
    const { status, text } = await visitor.fetch(path)
    assert.equal(status, 200, path)
    assert.doesNotMatch(text, OF_QUIZ, path)
  }
})

test('a subscriber takes the quiz on the page, and reads it to the end in their feed reader', async () => {
  const subscriber = await site.reader({ subscription: 'active' })
  const { text } = await subscriber.fetch('/world/ports')
  const [, quiz = ''] = /<section class="quiz">(.*?)<\/section>/s.exec(text) ?? []
  assert.match(quiz, /<summary>Porto<\/summary><p><strong>Right\.<\/strong> The name says it\.<\/p>/)
  assert.doesNotMatch(quiz, /<form|<script|<input|href=/)
  const made = await subscriber.fetch('/account/feed', { form: { do: 'make' } })
  const path = /value="http:\/\/news\.test(\/feed\/[\w-]{43}\/feed\.json)"/.exec(made.text)?.[1] ?? assert.fail()
  const feed = JSON.parse((await site.visitor().fetch(path)).text) as { items: { content_html: string }[] }
  const html = feed.items[0]?.content_html ?? ''
  assert.match(html, /<li>Lisbon<\/li><li>Porto<\/li>/)
  assert.match(html, /The answers<\/h3><ol class="questions"><li><strong>Porto<\/strong> The name says it\.<\/li>/)
  assert.doesNotMatch(html, /<details/)
})
