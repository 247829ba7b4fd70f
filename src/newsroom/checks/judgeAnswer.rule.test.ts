import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeAnswer } from './judgeAnswer.rule.ts'
import type { Reached } from './ports.ts'

const cases: [reached: Reached, state: string][] = [
  ...[200, 204, 206, 304].map((status): [Reached, string] => [{ kind: 'answered', status }, 'there']),
  ...[404, 410, 400, 422].map((status): [Reached, string] => [{ kind: 'answered', status }, 'gone']),
  // What a machine is told says nothing about a person.
  ...[401, 403, 405, 429, 451, 500, 502, 503, 999].map((status): [Reached, string] => [
    { kind: 'answered', status },
    'unknown',
  ]),
  [{ kind: 'silent', why: 'timeout' }, 'unknown'],
  [{ kind: 'nowhere' }, 'gone'],
  [{ kind: 'private' }, 'private'],
]
for (const [reached, state] of cases) {
  test(`a link that answers ${JSON.stringify(reached)} is ${state}`, () => {
    assert.equal(judgeAnswer(reached).state, state)
  })
}
