import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { findOrMakePlace } from './places.sql.ts'

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
