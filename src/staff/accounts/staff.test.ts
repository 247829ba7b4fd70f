import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { isStaffRole, may, STAFF_ROLES } from '../permissions/permissions.module.ts'
import { roleOf } from './accounts.module.ts'
import { setRole } from './setRole.ts'

const database = await createTestDatabase('staff')
const { db, close } = openDatabase(database.connection)
after(async () => {
  await close()
  await database.drop()
})

const now = Temporal.Instant.from('2026-11-23T07:00:00Z')

test('the newsroom may read everything; circulation and strangers read as readers do', () => {
  const allowed = STAFF_ROLES.filter((role) => may(role, 'preview'))
  assert.deepEqual(allowed, ['contributor', 'translator', 'editor', 'publisher'])
  assert.equal(may(undefined, 'preview'), false)
  assert.equal(isStaffRole('publisher'), true)
  for (const text of ['admin', '', 'constructor', 'Publisher']) assert.equal(isStaffRole(text), false, text)
})

test('whoever is invited has the role, and the audit log says who gave it and what was before', async () => {
  const invite = (role: 'editor' | 'publisher', by: string) =>
    db
      .transaction()
      .execute((tx) => setRole(tx, { email: 'Ed@example.org', emailKey: 'ed@example.org', role, by }, now))
  assert.equal(await roleOf(db, 'ed@example.org'), undefined)
  await invite('editor', 'cli')
  assert.equal(await roleOf(db, 'ed@example.org'), 'editor')
  await invite('publisher', 'staff:1')
  assert.equal(await roleOf(db, 'ed@example.org'), 'publisher')
  const { rows } = await sql<{ actor: string; action: string; subject: string; detail: unknown }>`
    select actor, action, subject, detail from audit_log order by id`.execute(db)
  assert.deepEqual(rows, [
    { actor: 'cli', action: 'staff.role', subject: 'staff:ed@example.org', detail: { from: null, to: 'editor' } },
    {
      actor: 'staff:1',
      action: 'staff.role',
      subject: 'staff:ed@example.org',
      detail: { from: 'editor', to: 'publisher' },
    },
  ])
})

test('a role that does not exist is refused by the database too', async () => {
  const wrong = { email: 'x@example.org', emailKey: 'x@example.org', role: 'admin' as 'editor', by: 'cli' }
  await assert.rejects(
    db.transaction().execute((tx) => setRole(tx, wrong, now)),
    /staff_role_check/,
  )
})
