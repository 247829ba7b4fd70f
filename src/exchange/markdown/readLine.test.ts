import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from './bodyTree.rule.ts'
import { readBody } from './readBody.ts'
import { readLine } from './readLine.ts'

test('a line that need not be parsed says what it says when it is parsed', () => {
  const signs = [...' ,.;?\'"()/%$’‘“”–—…-a1é字']
  for (const one of signs)
    for (const other of signs)
      for (const line of [one + other, `x${one}${other}${one}y`, `${one}${one}${one}${other} z`]) {
        const read = readBody(line, {}, 'line')
        if (read.kind !== 'read') return assert.fail(read.reason)
        assert.equal(readLine(line, {}), textOf(read.tree.nodes).replace(/\s+/g, ' ').trim(), JSON.stringify(line))
      }
})

test('marks, elements and entities are none of a line’s words', () => {
  for (const [line, words] of [
    ['A *plain* `line` of [words](x)', 'A plain line of words'],
    ['Sea &amp; land', 'Sea & land'],
    ['One<br>two', 'One two'],
    ['  much   room ', 'much room'],
  ] as const)
    assert.equal(readLine(line, {}), words)
})
