import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeDispute } from './dispute.rule.ts'

test('what a dispute comes to, by the provider’s word for it; a person looks at words that nobody knows', () => {
  for (const [verdict, statuses] of [
    ['lost', ['lost']],
    ['over', ['won', 'warning_closed', 'prevented']],
    ['open', ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review']],
    ['open', ['appeal_needs_response', 'appeal_under_review', 'something new', '']],
  ] as const) {
    for (const status of statuses) assert.equal(judgeDispute(status), verdict, status)
  }
})
