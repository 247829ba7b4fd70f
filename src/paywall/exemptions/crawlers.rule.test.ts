import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CRAWLER_SNAPSHOT } from './crawlerSnapshot.ts'
import { CRAWLER_ARTICLES_A_DAY, CRAWLERS, claimedCrawler, isNameOf, isPlausibleList } from './crawlers.rule.ts'

const named = (name: string) => {
  const found = CRAWLERS.find((crawler) => crawler.name === name)
  assert.ok(found, name)
  return found
}

for (const [userAgent, name] of [
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Googlebot'],
  ['GOOGLEBOT', 'Googlebot'],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'Bingbot'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (Applebot/0.1)', 'Applebot'],
  ['APPLEBOT/0.1', 'Applebot'],
  ['BINGBOT', 'Bingbot'],
  ['DUCKDUCKBOT', 'DuckDuckBot'],
  ['DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)', 'DuckDuckBot'],
  // Reads for a language model, and says so.
  ['Mozilla/5.0 (compatible; Applebot-Extended/0.1)', undefined],
  ['GPTBot/1.2', undefined],
  ['Mozilla/5.0 (X11; Linux) Firefox/150', undefined],
  ['', undefined],
  [undefined, undefined],
] as const) {
  test(`a request that calls itself “${userAgent}” claims to be ${name ?? 'no search engine'}`, () => {
    assert.equal(claimedCrawler(userAgent)?.name, name)
  })
}

for (const [name, host, belongs] of [
  ['Googlebot', 'crawl-66-249-66-1.googlebot.com', true],
  ['Googlebot', 'crawl-66-249-66-1.GoogleBot.com.', true],
  // The last dot belongs to the name, the others part it.
  ['Googlebot', 'crawl.googlebot.com.evil.example', false],
  ['Googlebot', 'googlebot.com', false],
  ['Googlebot', 'evilgooglebot.com', false],
  ['Googlebot', 'google-proxy-1.google.com', false],
  ['Bingbot', 'msnbot-157-55-39-1.search.msn.com', true],
  ['Bingbot', 'crawl-1.googlebot.com', false],
  ['Applebot', '17-58-101-179.applebot.apple.com', true],
  ['DuckDuckBot', 'bot.duckduckgo.com', false],
] as const) {
  test(`the host ${host} ${belongs ? 'is' : 'is not'} one of ${name}’s`, () => {
    assert.equal(isNameOf(named(name), host), belongs)
  })
}

test('one of several names is enough', () => {
  const crawler = { ...named('Googlebot'), domains: ['a.example', 'b.example'] }
  assert.equal(isNameOf(crawler, 'x.b.example'), true)
})

const many = (count: number) => Array.from({ length: count }, (_, index) => `20.0.${index % 256}.0/24`)

for (const [what, fetched, before, taken] of [
  ['a first one', ['203.0.113.0/28'], [], true],
  ['an empty one', [], [], false],
  ['one with a quarter of what was there', many(25), many(100), true],
  ['one with less than a quarter', many(24), many(100), false],
  ['ten thousand ranges', many(10_000), [], true],
  ['more than ten thousand', many(10_001), [], false],
  ['the widest that a crawler may have', ['20.0.0.0/16', '2001:4860::/40'], [], true],
  ['one as wide as a cloud', ['20.0.0.0/15'], [], false],
  ['one as wide as a cloud of IPv6', ['2001:4800::/39'], [], false],
  ['one with a single wide range among good ones', ['203.0.113.0/28', '0.0.0.0/0'], [], false],
  ['one with an address that is no range', ['203.0.113.1'], [], false],
  ['one with words behind the stroke', ['203.0.113.0/28x'], [], false],
  ['one with words before the number', ['203.0.113.0/x28'], [], false],
  ['one with a number that no address has', ['203.0.113.0/1028'], [], false],
  ['an address of IPv6 by itself', ['2001:4860:4801:10::7/128'], [], true],
] as const) {
  test(`a list of a search engine’s addresses is ${taken ? 'taken' : 'refused'}: ${what}`, () => {
    assert.equal(isPlausibleList(fetched, before), taken)
  })
}

for (const range of [
  '0.0.0.0/16',
  '10.1.0.0/16',
  '127.0.0.0/24',
  '192.168.0.0/24',
  '169.254.0.0/24',
  '172.16.0.0/16',
  '172.20.0.0/16',
  '172.31.0.0/16',
  'fc00::/64',
  'FD12::/64',
  'FE80::/64',
  '::1/128',
]) {
  test(`${range} is nobody’s in public, so no search engine’s`, () => {
    assert.equal(isPlausibleList([range], []), false)
  })
}

test('addresses that only look like private ones are a search engine’s as any other', () => {
  assert.equal(isPlausibleList(['172.15.0.0/16', '172.32.0.0/16', '100.10.0.0/16', '20.192.168.0/24'], []), true)
})

test('what is bundled are lists that would be taken', () => {
  for (const [name, ranges] of Object.entries(CRAWLER_SNAPSHOT)) {
    assert.ok(CRAWLERS.some((crawler) => crawler.name === name))
    assert.ok(isPlausibleList(ranges, []), name)
  }
})

test('each search engine’s list is fetched from its operator', () => {
  assert.deepEqual(
    CRAWLERS.map(({ name, ranges }) => [name, new URL(ranges).host]),
    [
      ['Googlebot', 'developers.google.com'],
      ['Bingbot', 'www.bing.com'],
      ['Applebot', 'search.developer.apple.com'],
      ['DuckDuckBot', 'duckduckgo.com'],
    ],
  )
})

test('a search engine may open twenty thousand articles a day', () => {
  assert.equal(CRAWLER_ARTICLES_A_DAY, 20_000)
})
