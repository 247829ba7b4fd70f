import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLines } from './progressBar.ts'

test('an import that nobody watches says every ten seconds how far it is, and nothing if it takes less', () => {
  const said: string[] = []
  let now = 0
  const progress = createLines(
    (line) => said.push(line),
    0,
    () => now,
  )
  for (let done = 0; done <= 100; done++) {
    progress(done, 100)
    now += 300
  }
  assert.deepEqual(said, ['34/100', '68/100'])
})

test('an import of a large archive says at once that it has begun', () => {
  const said: string[] = []
  const progress = createLines(
    (line) => said.push(line),
    0,
    () => 800,
  )
  progress(0, 200_000)
  progress(1, 200_000)
  assert.deepEqual(said, ['0/200000'])
})
