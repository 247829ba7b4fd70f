import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { insertStaff } from '../../../tests/support/insertStaff.ts'
import { createSite } from '../../../tests/support/site.ts'
import { Fault } from '../../platform/errors.ts'
import { findStaff, updateStaff } from '../../staff/accounts/accounts.module.ts'
import {
  type ArticleAction,
  mayWithArticle,
  STAFF_ROLES,
  type StaffRole,
  workflowState,
} from '../../staff/permissions/permissions.module.ts'
import type { StoredState } from '../articles/articles.module.ts'
import { listFacts, saveFact } from '../editor/editor.module.ts'
import { copyArticle } from './copyArticle.ts'
import { createDraft } from './createDraft.ts'
import { describeState } from './describeState.ts'
import { moveArticle } from './moveArticle.ts'
import { takeOff } from './takeOff.ts'
import { findStanding } from './workflow.sql.ts'

const site = await createSite('workflow_moves')
after(() => site.close())
const { db, clock } = site.dateline
const now = clock.now()

const body = { type: 'doc' as const, content: [] }
await site.publish({ slug: 'first', body, authors: ['Own'] })
const staff = new Map<StaffRole, Awaited<ReturnType<typeof member>>>()
for (const role of STAFF_ROLES) staff.set(role, await member(role))

async function member(role: StaffRole) {
  const id = await insertStaff(db, role, role, now)
  await updateStaff(db, id, { author: 'own', name: `The ${role}` })
  const found = await findStaff(db, { id })
  assert.ok(found)
  return found
}
const as = (role: StaffRole) => {
  const found = staff.get(role)
  assert.ok(found)
  return found
}

let count = 0
async function articleIn(state: StoredState, author = 'Own'): Promise<number> {
  const slug = `article-${++count}`
  const id = await site.publish({
    slug,
    body,
    authors: [author],
    ...(state === 'draft' && { status: 'draft' as const }),
  })
  await putInto(id, state)
  return id
}
async function putInto(id: number, state: StoredState) {
  await sql`update articles set status = ${state}, withdrawn_from = ${state === 'withdrawn' ? 'published' : null},
    withdrawn_reason = null where id = ${id}`.execute(db)
}
const stateOf = async (id: number) => (await findStanding(db, id))?.status

type Doing = (role: StaffRole, id: number) => Promise<unknown>
const DOINGS: Partial<Record<ArticleAction, { does: Doing; leadsTo: StoredState }>> = {
  'send-to-review': {
    does: (role, id) => moveArticle(db, as(role), id, { action: 'send-to-review' }, now),
    leadsTo: 'in-review',
  },
  'take-back': { does: (role, id) => moveArticle(db, as(role), id, { action: 'take-back' }, now), leadsTo: 'draft' },
  return: {
    does: (role, id) => moveArticle(db, as(role), id, { action: 'return', note: 'Who says so?' }, now),
    leadsTo: 'draft',
  },
  approve: { does: (role, id) => moveArticle(db, as(role), id, { action: 'approve' }, now), leadsTo: 'ready' },
  unschedule: { does: (role, id) => moveArticle(db, as(role), id, { action: 'unschedule' }, now), leadsTo: 'ready' },
  discard: { does: (role, id) => moveArticle(db, as(role), id, { action: 'discard' }, now), leadsTo: 'withdrawn' },
  withdraw: { does: (role, id) => takeOff(db, as(role), id, { reason: 'It was wrong.' }, now), leadsTo: 'withdrawn' },
  restore: { does: (role, id) => takeOff(db, as(role), id, undefined, now), leadsTo: 'published' },
}
const STATES: StoredState[] = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'withdrawn']

for (const [action, doing] of Object.entries(DOINGS) as [
  ArticleAction,
  NonNullable<(typeof DOINGS)[ArticleAction]>,
][]) {
  test(`${action}: whoever the table lets may, in the states that it names; for everybody else nothing changes`, async () => {
    const articles = new Map<string, number>()
    for (const author of ['Own', 'Somebody else']) articles.set(author, await articleIn('draft', author))
    for (const state of STATES) {
      for (const role of STAFF_ROLES) {
        for (const author of ['Own', 'Somebody else']) {
          const id = articles.get(author) as number
          await putInto(id, state)
          const isOwn = author === 'Own'
          // Of what is out only a change can be taken off that waits for its hour, and none of these has one.
          const isIdle = action === 'unschedule' && state === 'published'
          const may = !isIdle && mayWithArticle(role, action, { state: workflowState(state), isOwn })
          const where = `${role} ${action} ${state} ${author}`
          if (may) {
            await doing.does(role, id)
            assert.equal(await stateOf(id), doing.leadsTo, where)
          } else {
            const refused = await doing.does(role, id).then(
              () => undefined,
              (error: unknown) => error,
            )
            assert.ok(refused instanceof Fault, where)
            assert.equal(await stateOf(id), state, where)
          }
        }
      }
    }
  })
}

test('an article begins as a draft of whoever began it, and goes to review and back with a note', async () => {
  const deps = { db, publication: site.dateline.publication }
  const id = await createDraft(deps, as('contributor'), now)
  const [fresh] = [await describeState(db, as('contributor'), id, now)]
  assert.deepEqual([fresh.state, fresh.primary, fresh.changes], ['draft', 'send-to-review', 0])
  assert.deepEqual((await listFacts(db, id)).authors.value, ['Own'])
  await moveArticle(db, as('contributor'), id, { action: 'send-to-review' }, now)
  await moveArticle(db, as('editor'), id, { action: 'return', note: ' Who says so? ' }, now)
  const returned = await describeState(db, as('contributor'), id, now)
  assert.deepEqual([returned.state, returned.returned], ['draft', { note: 'Who says so?', by: 'The editor' }])
  await moveArticle(db, as('contributor'), id, { action: 'send-to-review' }, now)
  assert.equal((await describeState(db, as('editor'), id, now)).returned, undefined)
})

test('whoever writes under no name begins no article that would be nobody’s', async () => {
  const nameless = { ...as('contributor'), author: undefined }
  const deps = { db, publication: site.dateline.publication }
  await assert.rejects(createDraft(deps, nameless, now), /under no name/)
  assert.ok(await createDraft(deps, { ...as('editor'), author: undefined }, now))
})

test('an editor who approved sees how many edits came after', async () => {
  const id = await articleIn('in-review')
  await moveArticle(db, as('editor'), id, { action: 'approve' }, now)
  assert.equal((await describeState(db, as('editor'), id, now)).changes, 0)
  await saveFact(db, id, { fact: 'headline', value: 'Another', base: 0 }, as('editor').id, now)
  await saveFact(db, id, { fact: 'kicker', value: 'Boats', base: 0 }, as('editor').id, now)
  assert.equal((await describeState(db, as('editor'), id, now)).changes, 2)
})

test('a discarded draft comes back with everything that was typed', async () => {
  const id = await articleIn('draft')
  await saveFact(db, id, { fact: 'headline', value: 'Kept', base: 0 }, as('contributor').id, now)
  await moveArticle(db, as('contributor'), id, { action: 'discard' }, now)
  await takeOff(db, as('editor'), id, undefined, now)
  assert.equal(await stateOf(id), 'draft')
  assert.equal((await listFacts(db, id)).headline.value, 'Kept')
})

test('a copy is a draft of its own, and the article stays as it is', async () => {
  const id = await articleIn('published')
  await saveFact(db, id, { fact: 'standfirst', value: 'Nobody counted', base: 0 }, as('editor').id, now)
  const copy = await copyArticle(db, as('editor'), id, now)
  assert.deepEqual([await stateOf(id), await stateOf(copy)], ['published', 'draft'])
  assert.equal((await listFacts(db, copy)).standfirst.value, 'Nobody counted')
})

test('every step is in the audit log, with who did it', async () => {
  const id = await articleIn('draft')
  await moveArticle(db, as('editor'), id, { action: 'send-to-review' }, now)
  await moveArticle(db, as('publisher'), id, { action: 'approve' }, now)
  const { rows } = await sql<{ actor: string; action: string }>`select actor, action from audit_log
    where subject = ${`article:${id}`} order by id`.execute(db)
  assert.deepEqual(rows, [
    { actor: `staff:${as('editor').id}`, action: 'article.send-to-review' },
    { actor: `staff:${as('publisher').id}`, action: 'article.approve' },
  ])
})
