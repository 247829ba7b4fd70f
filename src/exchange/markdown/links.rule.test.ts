import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FileName, readFileNames } from '../archives/archives.module.ts'
import { addressesOf } from './addresses.rule.ts'
import { type FactsContext, factsOf } from './articleFacts.rule.ts'
import { type Addresses, resolveLink } from './links.rule.ts'
import type { FrontMatter } from './saying.rule.ts'

function file(path: string, data: FrontMatter = {}) {
  const context: FactsContext = {
    path,
    name: readFileNames([path], 'archive').get(path) as FileName,
    options: { section: 'sea' },
    zone: 'UTC',
    language: 'en',
    now: Temporal.Instant.from('2026-11-23T08:00:00Z'),
    words: (line) => line,
  }
  const read = factsOf({ title: 'T', date: '2026-11-23', ...data }, context)
  if (read.kind !== 'facts') return assert.fail(read.reason)
  const { section, slug, redirectFrom, status, tags, authors } = read.facts
  return { path, section, slug, wantedSlug: slug, redirectFrom, isPublic: status === 'published', tags, authors }
}

const pagesOf = (files: readonly ReturnType<typeof file>[]) => ({
  tags: files.flatMap(({ tags }) => tags),
  authors: files.flatMap(({ authors }) => authors),
})
const addressesOfAll = (files: readonly ReturnType<typeof file>[]) => addressesOf(files, pagesOf(files))
const addresses = addressesOfAll([
  file('posts/2014-03-01-ferry.md', { tags: ['High Water'], author: 'Ada Lovelace' }),
  file('posts/deep/Tide.md', { redirect_from: ['/Old/Tide/', '/sea/ferry'] }),
  file('posts/twice.md', { section: 'one' }),
  { ...file('other/twice.md', { section: 'two' }), slug: 'twice-2' },
  file('posts/hidden.md', { draft: true }),
  { ...file('posts/2015-05-05-ebb.md', { slug: 'ebb-2015-05-05' }), wantedSlug: 'ebb' },
])

const from = 'posts/deep/tide.md'
const nowhere = (link: string) => `the link to ${link} leads nowhere here; its words stay`
const x = (count: number) => 'x'.repeat(count)

const cases: [href: string, to: string][] = [
  // Articles of the import, by whatever they are called
  ['/sea/ferry', '/sea/ferry'],
  ['/sea/ferry/', '/sea/ferry'],
  ['/SEA//Ferry.html', '/sea/ferry'],
  ['/sea/ferry/index.html#part', '/sea/ferry#part'],
  ['/sea/ferry?utm=1#part', '/sea/ferry#part'],
  ['/sea/ferry?utm=1', '/sea/ferry'],
  ['/2014/03/01/ferry/', '/sea/ferry'],
  ['/2014/03/01/ferry.htm', '/sea/ferry'],
  // The day is wrong, or missing in part
  ['/2014/4/2/ferry', '/sea/ferry'],
  ['/2014/04/ferry', '/sea/ferry'],
  ['/2014/ferry', '/sea/ferry'],
  ['/blog/2014-04-02-ferry', '/sea/ferry'],
  ['/2014-04-02-ferry.md', '/sea/ferry'],
  ['/a/b/2014-04-02-ferry', '/sea/ferry'],
  ['/2015/ebb', '/sea/ebb-2015-05-05'],
  ['/20145/04/ferry', nowhere('/20145/04/ferry')],
  ['/x/2014/04/ferry', nowhere('/x/2014/04/ferry')],
  ['/2014/04/ferry/more', nowhere('/2014/04/ferry/more')],
  ['/2014/111/ferry', nowhere('/2014/111/ferry')],
  ['/2014/ferry!', nowhere('/2014/ferry!')],
  ['/x2014-04-02-ferry', nowhere('/x2014-04-02-ferry')],
  ['/old/tide', '/sea/tide'],
  ['/OLD/TIDE.markdown', '/sea/tide'],
  ['/old/tide.mdx', nowhere('/old/tide.mdx')],
  // Files, from the file that links
  ['../2014-03-01-ferry.md', '/sea/ferry'],
  ['../2014-03-01-ferry.md#part', '/sea/ferry#part'],
  ['../2014-03-01-ferry', '/sea/ferry'],
  ['../2014-03-01-ferry/', '/sea/ferry'],
  ['Tide.md', '/sea/tide'],
  ['./TIDE.md', '/sea/tide'],
  ['/posts/deep/tide.md', '/sea/tide'],
  ['%74ide.md', '/sea/tide'],
  ['../sea/ferry', '/sea/ferry'],
  ['../../sea/ferry.html', '/sea/ferry'],
  ['sea/ferry', '/sea/ferry'],
  ['posts/deep/tide.md', '/sea/tide'],
  // Two have the name, or nobody may read it
  ['/2014/twice', nowhere('/2014/twice')],
  ['/one/twice', '/one/twice'],
  ['/two/twice-2', '/two/twice-2'],
  ['/two/twice', nowhere('/two/twice')],
  ['/sea/hidden', nowhere('/sea/hidden')],
  // Pages that the articles make
  ['/tag/high-water', '/tag/high-water'],
  ['/tags/high-water/', '/tag/high-water'],
  ['/author/ada-lovelace', '/author/ada-lovelace'],
  ['/author/nobody', nowhere('/author/nobody')],
  // Pages of the site itself
  ['/', '/'],
  ['/latest/', '/latest'],
  ['/subscribe?plan=year', '/subscribe?plan=year'],
  ['/subscribe? plan', nowhere('/subscribe? plan')],
  ['/account#mail', '/account#mail'],
  ['/section/sea', '/section/sea'],
  ['/section/sea/more', nowhere('/section/sea/more')],
  ['/newsletters', '/newsletters'],
  ['/newsletters/daily', '/newsletters/daily'],
  ['latest', nowhere('latest')],
  ['/old/subscribe', nowhere('/old/subscribe')],
  // Elsewhere
  ['https://example.org', 'https://example.org'],
  ['HTTPS://Example.org/%aa', 'HTTPS://Example.org/%aa'],
  ['https://example.org/a b', 'https://example.org/a%20b'],
  ['https://example.org/"', 'https://example.org/%22'],
  ['//example.org/a', 'https://example.org/a'],
  [' https://example.org/\u0000a\n', 'https://example.org/a'],
  ['mailto:ana@example.org', 'mailto:ana@example.org'],
  ['tel:+123', 'tel:+123'],
  ['http://example.org', 'http://example.org'],
  ['ana@example.org', 'mailto:ana@example.org'],
  ['ANA@EXAMPLE.ORG', 'mailto:ANA@EXAMPLE.ORG'],
  ['ana@example', nowhere('ana@example')],
  ['see/ana@example.org', nowhere('see/ana@example.org')],
  ['ana@example.org/x', nowhere('ana@example.org/x')],
  ['ana@example.o', nowhere('ana@example.o')],
  // What nobody should follow
  ['javascript:alert(1)', 'dropped a link that nobody should follow: javascript:alert(1)'],
  ['JAVA\tSCRIPT:alert(1)', 'dropped a link that nobody should follow: JAVASCRIPT:alert(1)'],
  ['data:text/html,x', 'dropped a link that nobody should follow: data:text/html,x'],
  ['ftp://example.org', 'dropped a link that nobody should follow: ftp://example.org'],
  ['https://', 'dropped a link that nobody should follow: https://'],
  // Within the article, or nowhere
  ['#part', '#part'],
  ['#', 'a link to nothing (#)'],
  ['', 'a link without an address'],
  [' \n ', 'a link without an address'],
  ['?page=2', 'the link ?page=2 leads nowhere here'],
  ['/%E0%A4%A', nowhere('/%E0%A4%A')],
  [`/${x(119)}`, nowhere(`/${x(119)}`)],
  [`/${x(120)}`, nowhere(`/${x(118)}…`)],
]

for (const [href, to] of cases) {
  test(`in an archive’s article “${href.slice(0, 60)}” leads to ${to.slice(0, 60)}`, () => {
    const answer = resolveLink(href, from, addresses)
    assert.equal(answer.kind === 'link' ? answer.href : answer.reason, to)
    assert.equal(answer.kind, /^(?:[/#]|https?:|mailto:|tel:)/i.test(to) ? 'link' : 'nowhere')
  })
}

test('a file at the top of the archive links to its neighbors', () => {
  const flat: Addresses = addressesOfAll([file('a.md'), file('b.md')])
  assert.deepEqual(resolveLink('b.md', 'a.md', flat), { kind: 'link', href: '/sea/b' })
})

test('an article’s own address wins over what another was called before', () => {
  assert.equal(addresses.byPath.get('/sea/ferry'), '/sea/ferry')
})

test('an article that took its day into its address is found without it, another that ends alike is not', () => {
  const { bySlug } = addressesOfAll([
    { ...file('2015-05-05-ebb.md', { slug: 'ebb-2015-05-05' }), wantedSlug: 'ebb' },
    file('2016-06-06-flow.md', { slug: 'flow-2015-05-05' }),
    file('x.md', { slug: 'x-2015-05-05' }),
  ])
  assert.deepEqual(
    ['ebb', 'ebb-2015-05-05', 'flow', 'flow-2015-05-05', 'x', 'x-2015-05-05'].filter((slug) => bySlug.get(slug)),
    ['ebb', 'flow-2015-05-05', 'x-2015-05-05'],
  )
})
