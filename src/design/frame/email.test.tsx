import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../words/english.ts'
import { loadCatalogues } from '../words/languages.ts'
import { createWords } from '../words/words.ts'
import { type EmailProps, writeEmail } from './email.view.tsx'

const props: EmailProps = {
  words: createWords(en, 'en'),
  publication: { name: 'The Meridian', url: 'https://meridian.example.org' },
  subject: 'Your sign-in link',
  heading: 'Sign in',
  parts: [
    { kind: 'paragraph', text: 'Water & <stone>' },
    { kind: 'button', label: 'Sign in', url: 'https://meridian.example.org/sign-in/x?a=1&b=2' },
    { kind: 'link', label: 'Cancel', url: 'https://meridian.example.org/account' },
    { kind: 'code', code: '123456' },
    { kind: 'facts', facts: [{ name: 'Price', value: '$2.90 per month' }] },
    { kind: 'note', text: 'If this was not you, do nothing.' },
  ],
  footer: ['Sent to reader@example.org'],
}

test('who reads mail as text is told everything the other face says', () => {
  const { html, text } = writeEmail(props)
  const unescaped = html.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  for (const said of [
    'Water & <stone>',
    'https://meridian.example.org/sign-in/x?a=1&b=2',
    'https://meridian.example.org/account',
    '123456',
    '$2.90 per month',
    'If this was not you, do nothing.',
    'Sent to reader@example.org',
  ]) {
    assert.ok(text.includes(said), said)
    assert.ok(unescaped.includes(said), said)
  }
  assert.doesNotMatch(html, /<stone>/)
})

test('a French mail that is read as text has its space before the colon', async () => {
  const french = new Map(await loadCatalogues()).get('fr')
  const { text } = writeEmail({ ...props, words: createWords(french ?? en, 'fr') })
  assert.match(text, /Price\u00a0: \$2\.90/)
  assert.match(text, /Cancel\u00a0: https:/)
})

test('a mail asks nothing of other servers', () => {
  assert.doesNotMatch(writeEmail(props).html, /<img|<link|@import|url\(/)
})

test('an Arabic mail says where a French publisher lives with the number before the street', async () => {
  const arabic = new Map(await loadCatalogues()).get('ar')
  const footer = ['Noonmark Association\n12 Example Street']
  const { html } = writeEmail({ ...props, words: createWords(arabic ?? en, 'ar'), footer })
  // Digits at a line's beginning go where the paragraph runs to, unless the line stands for itself.
  assert.match(html, /<html lang="ar" dir="rtl">/)
  assert.match(html, /<bdi>Noonmark Association<\/bdi><br\/><bdi>12\sExample Street<\/bdi>/)
})
