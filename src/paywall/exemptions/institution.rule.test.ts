import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createInstitutionIndex } from './createInstitutionIndex.ts'
import { completeInstitution, INSTITUTION_WORDS, type Institution } from './institution.rule.ts'
import { readInstitutionChange } from './readInstitutionChange.ts'

const library: Institution = {
  slug: 'library',
  name: 'City Library',
  ranges: ['192.0.2.0/24', '2001:db8:12::/48', '198.51.100.7'],
  domains: ['library.example'],
  until: Temporal.PlainDate.from('2027-06-30'),
  daily: 5_000,
}
const index = createInstitutionIndex([library])
const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')

for (const [address, reads] of [
  ['192.0.2.0', true],
  ['192.0.2.255', true],
  ['192.0.3.0', false],
  ['198.51.100.7', true],
  ['198.51.100.8', false],
  ['2001:db8:12:ffff::1', true],
  ['2001:db8:13::1', false],
  ['', false],
  ['library', false],
] as const) {
  test(`the address “${address}” ${reads ? 'is' : 'is not'} in the library’s network`, () => {
    assert.equal(index.ofAddress(address, today)?.slug, reads ? 'library' : undefined)
  })
}

test('a domain stands for its subdomains, and for no other that ends alike', () => {
  assert.equal(index.ofDomain('library.example', today)?.slug, 'library')
  assert.equal(index.ofDomain('branch.library.example', today)?.slug, 'library')
  assert.equal(index.ofDomain('notlibrary.example', today), undefined)
})

test('an institution reads to the end of its last day', () => {
  assert.ok(index.ofAddress('192.0.2.1', day('2027-06-30')))
  assert.equal(index.ofAddress('192.0.2.1', day('2027-07-01')), undefined)
  assert.equal(index.ofDomain('library.example', day('2027-07-01')), undefined)
})

for (const [words, wrong] of [
  [{ ranges: '0.0.0.0/0' }, /larger than any institution/],
  [{ ranges: '10.0.0.0/' }, /no address or network/],
  [{ ranges: '2001:db8::/8' }, /larger than any institution/],
  // The whole of IPv4 in the words of IPv6.
  [{ ranges: '::ffff:0.0.0.0/96' }, /larger than any institution/],
  [{ ranges: '::ffff:808:808/100' }, /larger than any institution/],
  [{ ranges: '::/64' }, /larger than any institution/],
  [{ ranges: 'example.org' }, /no address or network/],
  [{ domains: 'example' }, /no domain/],
  [{ domains: 'a b.example' }, /no domain/],
  [{ until: 'soon' }, /write a day such as/],
  [{ name: ' ' }, /needs a name/],
  [{ daily: '0' }, /how many articles a day/],
  [{ daily: 'many' }, /how many articles a day/],
] as const) {
  test(`${JSON.stringify(words)} is refused`, () => {
    assert.throws(() => readInstitutionChange(words), { message: wrong })
  })
}

test('an institution that nobody could read by is refused; a change keeps the rest', () => {
  assert.throws(() => completeInstitution('school', undefined, { name: 'School' }), { message: /nobody could read/ })
  assert.throws(() => completeInstitution('No Slug', undefined, { domains: ['a.example'] }), {
    message: /small letters/,
  })
  const change = readInstitutionChange({ domains: '@School.Example, other.example', until: 'off' })
  const after = completeInstitution('library', library, change)
  assert.deepEqual(after.domains, ['school.example', 'other.example'])
  assert.deepEqual(after.ranges, library.ranges)
  assert.equal(after.until, undefined)
})

test('a new institution is called after its short name, and its people may open five thousand articles a day', () => {
  assert.deepEqual(completeInstitution('city-library', undefined, { domains: ['library.example'] }), {
    slug: 'city-library',
    name: 'city-library',
    ranges: [],
    domains: ['library.example'],
    until: undefined,
    daily: 5_000,
  })
})

test('an institution may read by its network and by its domain', () => {
  const both = { ranges: ['192.0.2.0/24'], domains: ['library.example'] }
  assert.deepEqual(completeInstitution('library', undefined, both).ranges, both.ranges)
})

test('a publisher who names an institution wrongly, or by nothing, is told which word is wrong', () => {
  const by = { domains: ['a.example'] }
  for (const slug of ['Library', 'city library', 'library!', '-library', 'library-', 'city--library', '']) {
    assert.throws(() => completeInstitution(slug, undefined, by), { code: 'institution' }, slug)
  }
  assert.throws(() => completeInstitution('school', undefined, {}), { code: 'ranges' })
})

test('what a publisher may say of an institution', () => {
  assert.deepEqual(INSTITUTION_WORDS, ['name', 'ranges', 'domains', 'until', 'daily'])
})
