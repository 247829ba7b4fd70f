import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import { articlePath, lookedFor, tagSlug } from './address.rule.ts'
import { mappable, pictureOf, plainHeadline, readingMinutes } from './presentation.rule.ts'
import { tagName } from './tagName.rule.ts'

test('an article stands in its section', () => {
  assert.equal(articlePath({ section: 'borders', slug: 'the-ferry' }), '/borders/the-ferry')
})

test('an address of any script can stand in a header', () => {
  assert.equal(articlePath({ section: 'новости', slug: '第3回会議' }), encodeURI('/новости/第3回会議'))
})

for (const [path, key] of [
  ['/Old//Ferry/', '/old/ferry'],
  [encodeURI('/Новости/Дня'), '/новости/дня'],
  ['/cafe\u0301', '/café'],
  ['/100%/sure', '/100%/sure'],
  ['/css%40media/c%2B%2B%2c%24', '/css@media/c++,$'],
  ['/c%23/why%3F/a%2Fb', '/c%23/why%3f/a%2fb'],
  ['/', '/'],
] as const) {
  test(`the older address ${path} is looked for as ${key}`, () => assert.equal(lookedFor(path), key))
}

for (const [name, slug] of [
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['.NET', 'dot-net'],
  ['Net', 'net'],
  ['#hash', 'hash'],
  ['COVID-19', 'covid-19'],
] as const) {
  test(`the tag ${name} has the address ${slug}`, () => assert.equal(tagSlug(name), slug))
}

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
  for (const name of ['EU', 'COVID-19', 'C++', 'C#', 'sea level', 'iPhone', '중국']) assert.equal(tagName(name), name)
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
