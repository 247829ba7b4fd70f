import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CRAWLER_LICENSES, writeLicense } from './license.rule.ts'
import { isFixedPath, sectionSlugProblem } from './reserved.rule.ts'

/** What CONTRACT's table of addresses begins with; a section of one of these names would hide it. */
const SITE_ITSELF =
  'latest section place author source tag subscribe sign-in sign-out language account confirm about gift withdraw ' +
  'redeem desk this-happened newsletters unsubscribe magazine opds archive ad webhooks healthz readyz metrics assets ' +
  'pictures search feed oembed rss sitemap robots ads well-known'

test('no section takes the name of a page that the site has', () => {
  for (const slug of SITE_ITSELF.split(' ')) {
    assert.match(sectionSlugProblem(slug)?.reason ?? '', /is reserved/, slug)
    assert.equal(isFixedPath(`/${slug}/x`), true, slug)
  }
})

for (const [slug, reason] of [
  ['borders', undefined],
  ['life-2030', undefined],
  ['abc', undefined],
  ['a', undefined],
  ['fr', /two letters are a language's pages/],
  ['a1', undefined],
  ['Borders', /use lower-case letters/],
  ['our borders', /use lower-case letters/],
  ['-borders', /use lower-case letters/],
  ['borders-', /use lower-case letters/],
  ['our--borders', /use lower-case letters/],
  ['', /use lower-case letters/],
] as const) {
  test(`a publisher calls a section “${slug}”: ${reason ? 'refused' : 'taken'}`, () => {
    const problem = sectionSlugProblem(slug)
    if (reason) assert.match(problem?.reason ?? '', reason)
    else assert.equal(problem, undefined)
  })
}

for (const [path, fixed] of [
  ['/', true],
  ['', true],
  ['/subscribe', true],
  ['/fr', true],
  ['/fr/', true],
  ['/fr/latest', true],
  ['/en/section/world', true],
  ['/.well-known/security.txt', true],
  ['/robots.txt', true],
  ['/feed.xml', true],
  ['/app.json', true],
  ['/borders', false],
  // An older site's languages.
  ['/fr/borders', false],
  ['/en/blog/2014/ferry', false],
  ['/abc/x', false],
  ['/a1', false],
  ['/old-page.html', false],
  ['/robots.txt.html', false],
  ['/old.xml/page', false],
  ['/2019/old.xml', false],
  ['/old/subscribe', false],
] as const) {
  test(`a redirect ${fixed ? 'cannot' : 'can'} be made for ${path || 'nothing'}`, () => {
    assert.equal(isFixedPath(path), fixed)
  })
}

test('what crawlers are told that they may do', () => {
  const usages = (license: (typeof CRAWLER_LICENSES)[number]) =>
    [...(writeLicense(license)?.matchAll(/<(permits|prohibits) type="usage">([^<]*)</g) ?? [])].map(
      ([, kind, words]) => `${kind} ${words}`,
    )
  assert.deepEqual(CRAWLER_LICENSES.map(usages), [
    [],
    ['permits search', 'prohibits ai-train,ai-input'],
    ['permits search,ai-input', 'prohibits ai-train'],
    ['permits all'],
  ])
  assert.deepEqual(CRAWLER_LICENSES, ['none', 'search', 'search-and-answers', 'all'])
  assert.equal(writeLicense('none'), undefined)
})
