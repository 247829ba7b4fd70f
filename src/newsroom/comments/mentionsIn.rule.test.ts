import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mentionsIn } from './mentionsIn.rule.ts'

const people = [
  { id: 1, name: 'Ana Ruiz', email: 'ruiz@news.test' },
  { id: 2, name: 'Ana Maria Berg', email: 'berg@news.test' },
  { id: 3, name: '', email: 'cy@news.test' },
  { id: 4, name: '田中 花子', email: 'tanaka@news.test' },
]

for (const [words, expected] of [
  ['@Ana Ruiz, please', [1]],
  ['@ana maria berg: and you, @CY?', [2, 3]],
  ['@ruiz', [1]],
  ['@ana knows', []],
  ['@ruizzz and mail to me@ruiz', []],
  ['@田中 花子さん、お願いします', [4]],
  ['@', []],
] as const) {
  test(`“${words}” names ${expected.length === 0 ? 'nobody' : expected.join(', ')}`, () => {
    assert.deepEqual(mentionsIn(words, people), expected)
  })
}
