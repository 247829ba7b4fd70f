import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FollowedLink, judgeVisit } from './visits.rule.ts'

const sentAt = Temporal.Instant.from('2026-11-24T06:00:00Z')
const link = (change: Partial<FollowedLink> = {}, minutes = 60): FollowedLink => ({
  recipientId: 7,
  token: 'token',
  groupId: 1,
  at: sentAt.add({ minutes }),
  sentAt,
  signs: 'person',
  cameBefore: false,
  ...change,
})
const soon = (change: Partial<FollowedLink> = {}) => link({ at: sentAt.add({ hours: 1, seconds: 19 }), ...change })

const cases: ['click' | 'scan', string, FollowedLink, FollowedLink[]][] = [
  ['click', 'a person comes', link(), []],
  ['click', 'a person comes back, with a browser that says little', link({ cameBefore: true, signs: 'unsure' }), []],
  ['click', 'a person follows two links at once', link({ cameBefore: true }), [soon()]],
  [
    'click',
    'somebody else comes when a while has passed',
    link(),
    [soon({ at: sentAt.add({ hours: 1, seconds: 20 }) })],
  ],
  ['scan', 'a machine says what it is', link({ signs: 'machine', cameBefore: true }), []],
  ['scan', 'somebody comes as the mail arrives', link({}, 1), []],
  ['scan', 'the mail is opened as another link is', link(), [soon()]],
  ['scan', 'a machine was there just before', soon(), [link({ signs: 'machine' })]],
  ['scan', 'nothing says that it is a person', link({ signs: 'unsure' }), []],
]

for (const [expected, what, judged, others] of cases) {
  test(`${what}: a ${expected}`, () => assert.equal(judgeVisit(judged, [...others, judged]), expected))
}
