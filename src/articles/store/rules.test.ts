import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import { articlePath, slugFrom, slugOrCode } from './address.rule.ts'
import { pictureOf } from './leadPicture.rule.ts'
import { mappable, plainHeadline, readingMinutes, tagName } from './presentation.rule.ts'

test('an article stands in its section', () => {
  assert.equal(articlePath({ section: 'borders', slug: 'the-ferry' }), '/borders/the-ferry')
})

for (const [name, slug] of [
  ['Crème brûlée, twice', 'creme-brulee-twice'],
  ['  The Ferry  ', 'the-ferry'],
  ['Große Straße', 'grosse-strasse'],
  ['GROẞE STRAẞE', 'grosse-strasse'],
  ["The town's people’s choice", 'the-towns-peoples-choice'],
  ['“Quoted!”', 'quoted'],
  ['Jørgen Łukasz Đoković', 'jorgen-lukasz-dokovic'],
  ['Ｆｕｌｌ ｗｉｄｔｈ', 'full-width'],
  ['2030 — and then', '2030-and-then'],
  ['a'.repeat(200), 'a'.repeat(100)],
  // The cut leaves no hyphen at the end.
  [`${'a'.repeat(98)} - b and more`, `${'a'.repeat(98)}-b`],
  [`${'a'.repeat(99)} b`, 'a'.repeat(99)],
  ['編集部', undefined],
  ['!', undefined],
  ['', undefined],
] as const) {
  test(`the address of “${name.slice(0, 40)}” is ${slug?.slice(0, 40) ?? 'none of Latin letters'}`, () => {
    assert.equal(slugFrom(name), slug)
  })
}

test('a name without Latin letters has an address all the same, the same for every way to write it', () => {
  assert.equal(slugOrCode('The Ferry'), 'the-ferry')
  assert.equal(slugOrCode('編集部'), 'n-e7b7a8e99b86e983a8')
  assert.equal(slugOrCode('か\u3099'), slugOrCode('が'))
  assert.equal(slugOrCode('編'.repeat(50)), `n-${'e7b7a8'.repeat(7).slice(0, 40)}`)
})

test('a soft hyphen of a headline is on no title bar and in no mail', () => {
  assert.equal(plainHeadline('Donau\u00ADdampf\u00ADschiff'), 'Donaudampfschiff')
})

for (const [words, minutes] of [
  [0, 1],
  [238, 1],
  [356, 1],
  [357, 2],
  [2_380, 10],
] as const) {
  test(`${words} words are read in ${minutes} minutes`, () => assert.equal(readingMinutes(words), minutes))
}

test('a tag is written for people with a capital and without hyphens', () => {
  assert.equal(tagName('sea-level-rise'), 'Sea level rise')
  assert.equal(tagName('éclairs'), 'Éclairs')
})

test('a place is on the map where somebody wrote both its degrees, else where its city is', () => {
  const place = { slug: 'suva-fj', country: 'FJ', city: 'Suva', latitude: -18.1, longitude: 178.4 }
  assert.deepEqual(mappable(place), { country: 'FJ', city: 'Suva', point: { latitude: -18.1, longitude: 178.4 } })
  assert.equal(mappable({ ...place, latitude: null }).point, undefined)
  assert.equal(mappable({ ...place, longitude: null }).point, undefined)
  assert.deepEqual(mappable({ ...place, latitude: 0, longitude: 0 }).point, { latitude: 0, longitude: 0 })
})

test('a picture stands with this article’s words; what was left open is not there', () => {
  const stored: StoredPicture = {
    id: 'f'.repeat(32),
    width: 1600,
    height: 900,
    renditions: [{ width: 320, url: '/pictures/f/320.webp' }],
    colour: '#123456',
    credit: 'The file’s own',
  }
  const pictures = new Map([[stored.id, stored]])
  const size = { widths: stored.renditions, width: 1600, height: 900 }
  const lead = { pictureId: stored.id, alt: 'A ferry' }
  assert.deepEqual(pictureOf(lead, pictures), { ...size, alt: 'A ferry' })
  assert.deepEqual(pictureOf({ ...lead, caption: 'At dawn', credit: 'Ana' }, pictures), {
    ...size,
    alt: 'A ferry',
    caption: 'At dawn',
    credit: 'Ana',
  })
  assert.deepEqual(pictureOf({ ...lead, caption: '', credit: '' }, pictures), { ...size, alt: 'A ferry' })
  assert.equal(pictureOf(undefined, pictures), undefined)
  assert.equal(pictureOf(lead, new Map()), undefined)
})
