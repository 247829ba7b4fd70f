import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeskArticleRow } from '../articles/articles.module.ts'
import { type Facts, waitingFor } from './waitingFor.rule.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00Z')
const row = (id: number, due?: string) =>
  ({ id, due_at: due === undefined ? null : Temporal.Instant.from(due) }) as DeskArticleRow
const nothing: Facts = { inReview: [], assigned: [], returned: [], mentions: [], byId: new Map() }
const said = (facts: Partial<Facts>) =>
  waitingFor({ ...nothing, ...facts }, now, 'Europe/Paris').map(({ kind, row }) => `${kind} ${row.id}`)

test('an editor who has an article that came back and is due sees it once, for what came back', () => {
  const returned = [{ id: 1, kind: 'returned' as const, articleId: 7, by: 'Ana', detail: 'Names?', at: now }]
  const facts = { returned, assigned: [row(7, '2026-11-23T12:00:00Z')], inReview: [row(7), row(8)] }
  assert.deepEqual(said({ ...facts, byId: new Map([[7, row(7)]]) }), ['returned 7', 'review 8'])
})

test('what is due the day after tomorrow does not wait for anybody today, what was due last week does', () => {
  const assigned = [
    row(1, '2026-11-24T22:59:00Z'),
    row(2, '2026-11-24T23:00:00Z'),
    row(3, '2026-11-16T09:00:00Z'),
    row(4),
  ]
  assert.deepEqual(said({ assigned }), ['due 1', 'due 3'])
})

test('an article that is gone waits for nobody', () => {
  const returned = [{ id: 1, kind: 'returned' as const, articleId: 7, by: null, detail: '', at: now }]
  assert.deepEqual(said({ returned }), [])
})
