import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { findOrMakePlace, findOrMakePlaces } from './places.sql.ts'

let database: TestDatabase
let open: OpenDatabase
before(async () => {
  database = await createTestDatabase('places')
  open = openDatabase(database.connection)
})
after(async () => {
  await open.close()
  await database.drop()
})

test('a city whose page has an address from before its letters were folded is found, and keeps it', async () => {
  const { db } = open
  await sql`insert into places (slug, country, city) values ('troms-no', 'NO', 'Tromsø')`.execute(db)
  assert.equal((await findOrMakePlace(db, { country: 'NO', city: 'Tromsø' })).slug, 'troms-no')
  assert.equal((await findOrMakePlace(db, { country: 'DK', city: 'Ærø' })).slug, 'aero-dk')
  assert.equal((await findOrMakePlace(db, { country: 'DK', city: 'Ærø' })).slug, 'aero-dk')
  assert.equal((await findOrMakePlace(db, { country: 'DK' })).slug, 'denmark')
})

test('Moscow does not stand on the page of Kazan because neither is written in Latin letters', async () => {
  const { db } = open
  const [moscow, kazan, moscowAgain] = [
    await findOrMakePlace(db, { country: 'RU', city: 'Москва' }),
    await findOrMakePlace(db, { country: 'RU', city: 'Казань' }),
    await findOrMakePlace(db, { country: 'RU', city: 'Москва' }),
  ]
  assert.deepEqual([moscow.slug, kazan.slug], ['москва-ru', 'казань-ru'])
  assert.deepEqual([kazan.city, moscowAgain.id], ['Казань', moscow.id])
})

test('of many places at once each is the one that it would be alone, however often and however it is written', async () => {
  const { db } = open
  const point = { latitude: -23.5, longitude: -46.6 }
  const wanted = [
    { country: 'BR', city: 'São Paulo' },
    { country: 'DK', city: 'Ærø' },
    { country: 'BR', city: 'Sao Paulo', point },
    { country: 'NO', city: 'Tromsø' },
    { country: 'BR' },
    { country: 'BR', city: 'São Paulo' },
  ]
  const ids = await findOrMakePlaces(db, wanted)
  const alone = []
  for (const place of wanted) alone.push(await findOrMakePlace(db, place))
  assert.deepEqual(
    ids,
    alone.map(({ id }) => id),
  )
  assert.deepEqual(alone[0]?.point, point)
  assert.equal(new Set(ids).size, 4)
  assert.deepEqual(await findOrMakePlaces(db, []), [])
})
