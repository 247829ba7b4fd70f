import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepLinksUnder, splitPrefix, withPrefix } from './prefix.ts'

const cases: [path: string, below: string][] = [
  ['/', '/fr'],
  ['/?page=2', '/fr?page=2'],
  ['/subscribe', '/fr/subscribe'],
  ['/world/an-article?part=body', '/fr/world/an-article?part=body'],
  ['/sign-in?return=%2Fworld', '/fr/sign-in?return=%2Fworld'],
  // Already in a language.
  ['/fr', '/fr'],
  ['/fr/latest', '/fr/latest'],
  ['/ar/latest', '/ar/latest'],
  // The same for everybody.
  ['/assets/site-1.css', '/assets/site-1.css'],
  ['/pictures/a/640.webp', '/pictures/a/640.webp'],
  ['/rss.xml', '/rss.xml'],
  ['/section/world/feed.json', '/section/world/feed.json'],
  // Not ours.
  ['//elsewhere.example/x', '//elsewhere.example/x'],
  ['https://elsewhere.example/', 'https://elsewhere.example/'],
  ['#main', '#main'],
]

for (const [path, below] of cases) {
  test(`below /fr, ${path} is ${below}`, () => {
    assert.equal(withPrefix('/fr', path), below)
    assert.equal(withPrefix('', path), path)
  })
}

test('a page is the same without its language', () => {
  assert.deepEqual(splitPrefix('/fr/world/an-article'), { language: 'fr', path: '/world/an-article' })
  assert.deepEqual(splitPrefix('/fr'), { language: 'fr', path: '/' })
  assert.deepEqual(splitPrefix('/france/x'), { language: undefined, path: '/france/x' })
})

test('links and forms go below the prefix, everything else stays', () => {
  const path = (address: string) => withPrefix('/fr', address)
  const kept = (markup: string) => keepLinksUnder(path, markup)
  assert.equal(kept('<a class="x" href="/latest">'), '<a class="x" href="/fr/latest">')
  assert.equal(
    kept('<form method="post" action="/gift" class="y">'),
    '<form method="post" action="/fr/gift" class="y">',
  )
  assert.equal(kept('<link rel="canonical" href="/latest">'), '<link rel="canonical" href="/latest">')
  assert.equal(kept('<article data-url="/world/a"><a href="#n">'), '<article data-url="/fr/world/a"><a href="#n">')
  assert.equal(kept('<abbr title="x" href="/a">'), '<abbr title="x" href="/a">')
  assert.equal(kept('<p>&lt;a href=&quot;/latest&quot;&gt;</p>'), '<p>&lt;a href=&quot;/latest&quot;&gt;</p>')
})
