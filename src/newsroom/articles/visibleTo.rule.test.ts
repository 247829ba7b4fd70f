import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STORED_STATES } from './articleSearch.rule.ts'
import { visibleTo } from './visibleTo.rule.ts'

test('editors see everything, whoever writes their own, a translator what is to be translated, circulation nothing', () => {
  const all = [...STORED_STATES]
  assert.deepEqual(visibleTo('publisher'), { anybodys: all, own: all })
  assert.deepEqual(visibleTo('editor'), { anybodys: all, own: all })
  assert.deepEqual(visibleTo('contributor'), { anybodys: [], own: all })
  assert.deepEqual(visibleTo('translator'), { anybodys: ['published'], own: all })
  assert.deepEqual(visibleTo('circulation'), { anybodys: [], own: [] })
})
