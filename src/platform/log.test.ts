import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { logLineInWords } from './log.ts'

const time = '2026-11-28T14:37:17.375Z'
const clock = new Date(time).toTimeString().slice(0, 8)
const words = (line: object) =>
  stripVTControlCharacters(logLineInWords(JSON.stringify({ level: 30, time, pid: 7, ...line })))

test('a newcomer at a terminal reads words, and no JSON', () => {
  assert.equal(words({ msg: 'making the sample publication' }), `  ${clock}  making the sample publication\n`)
  assert.equal(
    words({ articles: 44, from: 'here', kinds: ['a', 'b'], msg: 'it is made' }),
    `  ${clock}  it is made  articles 44  from here  kinds a, b\n`,
  )
  assert.equal(words({ applied: ['1', '2', '3', '4'], msg: 'done' }), `  ${clock}  done  applied 4\n`)
  const failed = { level: 50, err: { type: 'Error', message: 'no room', stack: 'Error: no room\n  at …' } }
  assert.equal(words({ ...failed, msg: 'it failed' }), `  ${clock}  it failed  because no room\n`)
  assert.equal(words({ ...failed }), `  ${clock}  because no room\n`)
})
