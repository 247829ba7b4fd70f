import assert from 'node:assert/strict'
import { test } from 'node:test'
import { citiesOf, countriesWithCities, findCity } from './gazetteer.rule.ts'
import { countryBySlug, countryName, isCountry, placeSlug, slugOfPlace } from './place.rule.ts'

test('a country is one that the world knows by two capitals', () => {
  for (const code of ['FR', 'JP', 'FJ', 'XK']) assert.equal(isCountry(code), true, code)
  for (const code of ['fr', 'FRA', 'F', 'XFR', 'ZZZ', 'AA', '']) assert.equal(isCountry(code), false, code)
})

test('a country is named in the language of the page', () => {
  assert.equal(countryName('DE', 'en'), 'Germany')
  assert.equal(countryName('DE', 'fr'), 'Allemagne')
  assert.equal(countryName('ZX', 'en'), 'ZX')
})

for (const [country, city, slug] of [
  ['FR', undefined, 'france'],
  ['FR', 'Paris', 'paris-fr'],
  ['CI', undefined, 'cote-d-ivoire'],
  ['BR', 'São Paulo', 'sao-paulo-br'],
  ['NO', 'Tromsø', 'tromso-no'],
  ['CH', 'Großaffoltern', 'grossaffoltern-ch'],
  ['US', 'St. Paul (Minnesota)', 'st-paul-minnesota-us'],
  ['RU', 'Москва', 'москва-ru'],
  ['RU', 'Казань', 'казань-ru'],
  ['CN', '北京', '北京-cn'],
  ['IT', 'L’Aquila', 'l-aquila-it'],
  ['TO', 'Nukuʻalofa', 'nuku-alofa-to'],
  ['AQ', '☀', 'n-e29880-aq'],
  ['AQ', '☁', 'n-e29881-aq'],
] as const) {
  test(`the page of ${city ?? country} is /place/${slug}`, () => assert.equal(placeSlug(country, city), slug))
}

test('a name in an address has no marks, no capitals and no hyphens at its ends', () => {
  assert.equal(slugOfPlace('  Łódź, Zürich!  '), 'lodz-zurich')
  assert.equal(slugOfPlace('(A) – B'), 'a-b')
})

test('a country’s page is found by its address, by the code that it has now', () => {
  assert.equal(countryBySlug('france'), 'FR')
  assert.equal(countryBySlug('cote-d-ivoire'), 'CI')
  // Codes of states that are no more (DD, SU, ZR …) have other names or none of their own.
  assert.equal(countryBySlug('germany'), 'DE')
  assert.equal(countryBySlug('atlantis'), undefined)
  assert.equal(countryBySlug(''), undefined)
})

test('a city of a dateline is found by any of its spellings, to a tenth of a degree', () => {
  assert.deepEqual(findCity('FR', 'Paris'), { latitude: 48.9, longitude: 2.4 })
  assert.deepEqual(findCity('AT', 'Wien'), findCity('AT', 'Vienna'))
  assert.deepEqual(findCity('AR', 'buenos aires'), { latitude: -34.6, longitude: -58.4 })
  assert.equal(findCity('AT', 'Paris'), undefined)
  assert.equal(findCity('ZZ', 'Paris'), undefined)
  assert.equal(citiesOf('ZZ').size, 0)
})

test('every entry of the gazetteer is a name and two numbers', () => {
  for (const country of countriesWithCities) {
    assert.ok(citiesOf(country).size > 0, country)
    for (const [city, { latitude, longitude }] of citiesOf(country))
      assert.ok(
        /^[a-z0-9-]+$/.test(city) && Number.isFinite(latitude) && Number.isFinite(longitude),
        `${city} ${country}`,
      )
  }
})
