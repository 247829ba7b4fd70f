import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawWorld } from './drawWorld.ts'
import { findCity } from './gazetteer.rule.ts'
import { openAtlas } from './openAtlas.ts'
import { spread } from './spread.rule.ts'

const world = drawWorld(openAtlas())

function at(country: string, city: string): [number, number] {
  const point = findCity(country, city)
  assert.ok(point, `${city} is in no gazetteer`)
  const [x, y] = world.at(point)
  return [x / world.width, y / world.height]
}

test('cities stand on the map as they do on the globe', () => {
  const [tokyo, suva, svalbard, lagos, lima] = [
    at('JP', 'Tokyo'),
    at('FJ', 'Suva'),
    at('NO', 'Longyearbyen'),
    at('NG', 'Lagos'),
    at('PE', 'Lima'),
  ]
  assert.ok(tokyo[0] > 0.8 && tokyo[0] < 0.9 && tokyo[1] > 0.2 && tokyo[1] < 0.35, `Tokyo is at ${tokyo}`)
  assert.ok(suva[0] > 0.93 && suva[1] > 0.6 && suva[1] < 0.75, `Suva is at ${suva}`)
  assert.ok(svalbard[0] > 0.45 && svalbard[0] < 0.55 && svalbard[1] < 0.06, `Longyearbyen is at ${svalbard}`)
  assert.ok(lima[0] < lagos[0] && lagos[0] < tokyo[0])
})

test('west of the Bering Strait is the right edge, east of it the left', () => {
  const [anadyr, nome] = [at('RU', 'Anadyr'), at('US', 'Nome')]
  assert.ok(anadyr[0] > 0.7 && nome[0] < 0.3, `${anadyr} ${nome}`)
})

test('no country is torn across the sheet', () => {
  for (const country of ['FJ', 'RU', 'US', 'NZ', 'KI']) {
    const lines = world.country(country).match(/l[^Mz]+/g) ?? []
    // Of Kiribati's islands, each is smaller than the pen.
    assert.equal(lines.length > 0, country !== 'KI', country)
    for (const line of lines)
      for (const step of line.match(/-?\d+/g) ?? [])
        assert.ok(Math.abs(Number(step)) < world.width / 6, `${country} has a line ${step} long`)
  }
})

test('the world weighs less than 15 KB', () => {
  assert.ok(world.land.length + world.graticule.length < 15_000, String(world.land.length))
})

const sheet = { width: 1952, height: 900 }
const spot = fc.record({ x: fc.integer({ min: 0, max: 1952 }), y: fc.integer({ min: 0, max: 900 }) })

test('marks keep their distance and stay on the sheet, wherever and however many reports there are', () => {
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 12 }), (spots) => {
      const marks = spread(spots, 72, sheet)
      for (const [position, one] of marks.entries()) {
        assert.ok(one.x >= 36 && one.y >= 36 && one.x <= sheet.width - 36 && one.y <= sheet.height - 36)
        for (const other of marks.slice(position + 1))
          assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 70, JSON.stringify(marks))
      }
    }),
  )
})

test('a mark with room around it stays where its place is', () => {
  const spots = [
    { x: 300, y: 300 },
    { x: 900, y: 500 },
  ]
  assert.deepEqual(spread(spots, 72, sheet), spots)
})

test('twelve reports from one city fan out around it', () => {
  const marks = spread(Array(12).fill({ x: 1000, y: 400 }), 72, sheet)
  assert.equal(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size, 12)
  for (const { x, y } of marks) assert.ok(Math.hypot(x - 1000, y - 400) < 300)
})
