import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from '../../platform/log.ts'
import { createVisitLog, type LetterVisit } from './createVisitLog.ts'
import type { FollowedLink } from './visits.rule.ts'

const now = Temporal.Instant.from('2026-11-24T12:00:00Z')
const link = (token: string, change: Partial<FollowedLink> = {}): FollowedLink => ({
  recipientId: Number(token),
  token,
  groupId: 7,
  at: now,
  sentAt: now.subtract({ hours: 1 }),
  signs: 'person',
  cameBefore: false,
  ...change,
})

function openLog(record: (visit: LetterVisit) => Promise<unknown>) {
  return createVisitLog({ clock: { now: () => now } as never, log: createLog('silent'), record })
}

test('a report tells people from machines, each link once', async () => {
  const told: LetterVisit[] = []
  const log = openLog(async (visit) => told.push(visit))
  log.note(link('1'))
  log.note(link('2'))
  // Another reader at the same time is no company.
  log.note(link('3'))
  log.note(link('2', { at: now.add({ seconds: 5 }), groupId: undefined }))
  await log.close()
  await log.close()
  assert.deepEqual(told, [
    { token: '1', kind: 'click', groupId: 7, at: now },
    { token: '2', kind: 'scan', groupId: 7, at: now },
    { token: '3', kind: 'click', groupId: 7, at: now },
    { token: '2', kind: 'scan', groupId: undefined, at: now.add({ seconds: 5 }) },
  ])
})

test('a reader reads on when their click cannot be counted', async () => {
  const log = openLog(async () => assert.fail('the database is away'))
  log.note(link('1'))
  await log.close()
})
