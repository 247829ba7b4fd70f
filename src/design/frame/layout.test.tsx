import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../words/english.ts'
import { createWords } from '../words/words.ts'
import { Page } from './layout.view.tsx'
import type { FrameFacts, PageProps } from './page.ts'
import { renderPage } from './renderPage.ts'

const facts: FrameFacts = {
  name: 'The Meridian & Co',
  promise: 'One letter each morning.',
  language: 'en',
  zone: 'Europe/Paris',
  sections: [{ slug: 'earth', name: 'Earth', url: '/section/earth' }],
  aboutPages: [],
  newsletters: [],
  dailyLetter: { name: 'The Daily', url: '/newsletters/daily' },
  clocks: [{ name: 'Lagos', zone: 'Africa/Lagos' }],
}
const assets = { url: (name: string) => `/assets/${name}`, fontPreloads: ['/assets/text.woff2'] }

const words = createWords(en, 'en')

function page(props: Partial<PageProps> = {}): Promise<string> {
  return renderPage(
    <Page words={words} languages={[words]} facts={facts} assets={assets} viewer="visitor" {...props}>
      <p>Text</p>
    </Page>,
  )
}

test('a visitor may sign in and subscribe, and comes back to where they were', async () => {
  const html = await page({ returnTo: '/earth/water' })
  assert.match(html, /href="\/sign-in\?return=%2Fearth%2Fwater"/)
  assert.match(html, /href="\/subscribe\?return=%2Fearth%2Fwater"/)
})

test('a subscriber is not asked to subscribe', async () => {
  const html = await page({ viewer: 'subscriber' })
  assert.match(html, /href="\/account"/)
  assert.doesNotMatch(html, /href="\/subscribe|href="\/sign-in/)
})

test('a reader without a subscription has an account and may subscribe', async () => {
  const html = await page({ viewer: 'reader' })
  assert.match(html, /href="\/account"/)
  assert.match(html, /href="\/subscribe"/)
})

test('nothing on a page needs an inline script or an inline style', async () => {
  const html = await page({ islands: ['stream'], jsonLd: { headline: 'x' } })
  assert.doesNotMatch(html, / style=| on[a-z]+=|<style/)
  const scripts = [...html.matchAll(/<script[^>]*>/g)]
  for (const kind of [/src=/, /application\/ld\+json/]) assert.ok(scripts.some(([script]) => kind.test(script)))
  for (const [script] of scripts) assert.match(script, /src=|application\/ld\+json/)
})

test('a headline cannot break out of the data for machines', async () => {
  const headline = '</script><script>alert(1)</script><!-- & "quoted" \u2028'
  const html = await page({ jsonLd: { headline } })
  const data = html.match(/<script type="application\/ld\+json">(.*?)<\/script>/)?.[1] ?? ''
  assert.doesNotMatch(data, /[<>&\u2028]/)
  assert.equal(JSON.parse(data).headline, headline)
})

test('names from the publication are text, never markup', async () => {
  const html = await page({ title: '<b>Bold</b>' })
  assert.match(html, /The Meridian &amp; Co/)
  assert.doesNotMatch(html, /<b>Bold/)
})

test('pages with one thing to do show no sections and no letter', async () => {
  const html = await page({ look: 'quiet' })
  assert.doesNotMatch(html, /section\/earth|newsletters\/daily|data-zone/)
})

test('a page speaks its article’s language, and everything around the article the reader’s own', async () => {
  assert.match(await page({ language: 'fr' }), /<html lang="fr" dir="ltr"[^>]*>.*<body lang="en">/s)
  assert.match(await page(), /<html lang="en" dir="ltr"[^>]*>.*<body lang="en">/s)
})
