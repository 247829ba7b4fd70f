import assert from 'node:assert/strict'
import { test } from 'node:test'
import { geoContains } from 'd3-geo'
import { drawLocator, type LocatorMap } from './drawLocator.ts'
import { citiesOf, countriesWithCities, findCity } from './gazetteer.rule.ts'
import { locatePlace } from './locatePlace.ts'
import { openAtlas } from './openAtlas.ts'
import { degreesBetween, type LongLat } from './sphere.rule.ts'

const atlas = openAtlas()

function draw(country: string, city?: string): LocatorMap {
  const map = drawLocator(atlas, { country, city })
  assert.ok(map, `${city ?? ''} ${country} has no map`)
  return map
}

/** The corners that a path turns, in the sheet's half pixels, line by line. */
function cornersOf(path: string): [number, number][][] {
  return (path.match(/M[^M]+/g) ?? []).map((line) => {
    const numbers = (line.match(/-?\d+/g) ?? []).map(Number)
    let [x, y] = [0, 0]
    const corners: [number, number][] = []
    for (let at = 0; at < numbers.length; at += 2) {
      x += numbers[at] ?? 0
      y += numbers[at + 1] ?? 0
      corners.push([x, y])
    }
    return corners
  })
}

const nearestTo = ([x, y]: [number, number], path: string) =>
  Math.min(...cornersOf(path).flatMap((line) => line.map((corner) => Math.hypot(corner[0] - x, corner[1] - y))))

const middleOf = (map: LocatorMap): [number, number] => [map.width / 2, map.height / 2]

test('the mark stands in the middle of the sheet, and the place’s own land is under it', () => {
  for (const [country, city, within] of [
    ['JP', 'Tokyo', 20],
    ['MR', 'Zouérat', 20],
    ['NO', 'Longyearbyen', 40],
    ['PA', 'Colón', 20],
  ] as const) {
    const map = draw(country, city)
    assert.deepEqual(map.mark, { kind: 'point', x: map.width / 2, y: map.height / 2 })
    const away = nearestTo(middleOf(map), map.country)
    assert.ok(away < within, `${city} is ${away} half pixels away from its own country`)
  }
})

test('Norway is below Longyearbyen, and the pole above it', () => {
  const map = draw('NO', 'Longyearbyen')
  const corners = cornersOf(map.country).flat()
  assert.ok(corners.some(([, y]) => y > map.height * 0.85))
  assert.ok(corners.every(([, y]) => y > map.height * 0.3))
})

test('the map of Suva runs across the 180th meridian without a seam', () => {
  const map = draw('FJ', 'Suva')
  const islands = cornersOf(map.country).flat()
  assert.ok(islands.length > 0, 'Fiji is not on its own map')
  for (const [x, y] of islands)
    assert.ok(Math.hypot(x - map.width / 2, y - map.height / 2) < 60, `Fiji reaches to ${x}, ${y}`)
  // New Zealand lies south of it, Samoa's side of the line to the east: shores on both halves of the sheet.
  const shores = cornersOf(map.coast).flat()
  assert.ok(shores.some(([x]) => x < map.width * 0.4) && shores.some(([x]) => x > map.width * 0.6))
})

test('no small country is drawn as everything but itself', () => {
  const drawn = ['BH', 'BS', 'FJ', 'PW', 'SC', 'SG']
  // Their islands are smaller than the pen: a circle says where they are.
  const circled = ['FM', 'KI', 'MH', 'MT', 'MV', 'TO']
  for (const country of [...drawn, ...circled]) {
    const map = draw(country)
    const corners = cornersOf(map.country).flat()
    assert.equal(corners.length > 0, drawn.includes(country), `${country} has ${corners.length} corners`)
    assert.deepEqual(map.mark, { kind: 'around', x: 280, y: 210 }, country)
    for (const [x, y] of corners)
      assert.ok(x > 0 && y > 0 && x < 560 && y < 420, `${country} reaches the edge of the sheet`)
  }
})

test('a place whose city nobody knows is marked by its country alone', () => {
  const unknown = draw('FR', 'Nowhere-sur-Rien')
  assert.equal(unknown.mark, undefined)
  assert.equal(unknown.point, undefined)
  assert.equal(unknown.cross, '')
  assert.notEqual(unknown.country, '')
})

test('a country too small to be seen has a ring around it', () => {
  assert.equal(draw('TV').mark?.kind, 'around')
  assert.equal(draw('SG').mark?.kind, 'around')
  assert.equal(draw('DE').mark, undefined)
})

test('a point that the newsroom wrote wins over the gazetteer’s', () => {
  const point = { latitude: 10, longitude: 20 }
  assert.deepEqual(locatePlace(atlas, { country: 'FR', city: 'Paris', point }), { point, exact: true })
  assert.deepEqual(locatePlace(atlas, { country: 'FR', city: 'Paris' })?.point, findCity('FR', 'Paris'))
})

test('letters of no land have no map', () => {
  assert.equal(drawLocator(atlas, { country: 'ZZ', city: 'Atlantis' }), undefined)
})

test('a map is light, however broken the shore', () => {
  for (const country of 'RU CA NO GR PH ID CL US CN JP GB SE FI HR TR BS FJ KI TV DE AU BR IN ZA AQ'.split(' ')) {
    const { graticule, coast, borders, country: shape, cross } = draw(country, citiesOf(country).keys().next().value)
    const bytes = [graticule, coast, borders, shape, cross].join('').length
    assert.ok(bytes < 5_600, `the map of ${country} has ${bytes} bytes of paths`)
  }
})

test('every city of the gazetteer lies in its country, as far as the atlas is fine enough to say', () => {
  const farther = new Set<string>()
  for (const country of countriesWithCities) {
    const pieces = atlas.countries.get(country)
    for (const [city, { latitude, longitude }] of citiesOf(country)) {
      assert.ok(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, `${city} is nowhere`)
      const at: LongLat = [longitude, latitude]
      const near = pieces?.filter(({ around }) => degreesBetween(around.centre, at) < around.radius + 0.5)
      const within = near?.some(
        ({ rings }) =>
          geoContains({ type: 'Polygon', coordinates: rings }, at) ||
          rings.flat().some((point) => degreesBetween(point, at) < 0.45),
      )
      if (pieces && !within) farther.add(`${city} ${country}`)
    }
  }
  // Islets and enclaves that 1 : 50 million does not draw, and lands that its editors draw elsewhere.
  const notDrawn = ['adamstown PN', 'cockburn-town TC', 'laayoune EH', 'lampedusa IT', 'melilla ES', 'sevastopol UA']
  assert.deepEqual([...farther].sort(), notDrawn)
})
