import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STAFF_ROLES } from '../../staff/permissions/permissions.module.ts'
import type { StoredState } from '../articles/articles.module.ts'
import { nextSteps } from './nextSteps.rule.ts'

const STATES: StoredState[] = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn']

/** The primary verb of an editor, and of whoever wrote it; `–` where nothing leads on. */
const TABLE: [StoredState, editor: string, author: string][] = [
  ['draft', 'send-to-review', 'send-to-review'],
  ['in-review', 'approve', '–'],
  ['ready', 'sheet', '–'],
  ['scheduled', 'sheet', '–'],
  ['published', '–', '–'],
  ['expired', '–', '–'],
  ['withdrawn', '–', '–'],
]

for (const [state, editor, author] of TABLE) {
  test(`an article that is ${state} has one next step, and it is never to publish by default`, () => {
    const of = (role: 'editor' | 'contributor') =>
      nextSteps(role, { state, isOwn: true, isAhead: false }).primary ?? '–'
    assert.deepEqual([of('editor'), of('contributor')], [editor, author])
  })
}

test('what is published leads on only where something is not out yet', () => {
  assert.equal(nextSteps('editor', { state: 'published', isOwn: false, isAhead: true }).primary, 'sheet')
  assert.ok(nextSteps('editor', { state: 'published', isOwn: false, isAhead: false }).others.includes('correct'))
})

test('nobody is offered what would be refused: circulation nothing, writers nothing of a colleague’s', () => {
  for (const state of STATES) {
    for (const isOwn of [true, false]) {
      assert.deepEqual(nextSteps('circulation', { state, isOwn, isAhead: true }), { primary: undefined, others: [] })
    }
    assert.deepEqual(nextSteps('contributor', { state, isOwn: false, isAhead: true }).others, [])
  }
  const writers = STATES.flatMap((state) => nextSteps('contributor', { state, isOwn: true, isAhead: true }).others)
  assert.deepEqual([...new Set(writers)].toSorted(), ['copy', 'discard', 'take-back'])
})

test('what had its time is put back by nobody: nobody took it off', () => {
  for (const role of STAFF_ROLES) {
    assert.ok(!nextSteps(role, { state: 'expired', isOwn: true, isAhead: false }).others.includes('restore'))
  }
  assert.ok(nextSteps('editor', { state: 'withdrawn', isOwn: false, isAhead: false }).others.includes('restore'))
})

test('a change that waits for its hour can be taken off; where none waits nobody is offered to', () => {
  const offered = (hasHour: boolean) =>
    nextSteps('editor', { state: 'published', isOwn: false, isAhead: true, hasHour }).others.includes('unschedule')
  assert.deepEqual([offered(true), offered(false)], [true, false])
})
