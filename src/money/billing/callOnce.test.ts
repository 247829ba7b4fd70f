import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import Stripe from 'stripe'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { callOnce } from './callOnce.ts'

let database: TestDatabase
let open: OpenDatabase
before(async () => {
  database = await createTestDatabase('call once')
  open = openDatabase(database.connection)
})
after(async () => {
  await open.close()
  await database.drop()
})

const stripe = async () => new Stripe('sk_test_nobody')
const refuse = () =>
  Promise.reject(
    Stripe.errors.StripeError.generate({
      type: 'invalid_request_error',
      message: 'Invalid email address',
      statusCode: 400,
    } as never),
  )

test('strangers whose checkouts the provider refuses leave no row behind each', async () => {
  const deps = { db: open.db, stripe }
  const intent = { verb: 'checkout', parameters: {}, repeatable: false }
  for (let id = 1; id <= 5; id++)
    assert.equal((await callOnce(deps, { ...intent, subject: String(id), fresh: true }, refuse)).kind, 'refused')
  assert.equal((await callOnce(deps, { ...intent, verb: 'cancel', subject: 'sub_1' }, refuse)).kind, 'refused')
  const { rows } = await sql<{ intent: string }>`select intent from provider_answers`.execute(open.db)
  assert.deepEqual(
    rows.map(({ intent: name }) => name.split(':').slice(0, 2)),
    [['cancel', 'sub_1']],
  )
})
