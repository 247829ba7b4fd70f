import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSlug, slugOf } from './slug.rule.ts'

for (const [name, slug] of [
  ['Crème brûlée, twice', 'creme-brulee-twice'],
  ['  The Ferry  ', 'the-ferry'],
  ['Große STRAẞE', 'grosse-strasse'],
  ['Le cœur de Łukasz Øster', 'le-coeur-de-lukasz-oster'],
  ["The town's people’s choice", 'the-towns-peoples-choice'],
  ['“Quoted!”', 'quoted'],
  ['Ｆｕｌｌ ｗｉｄｔｈ', 'full-width'],
  ['2030 — and then', '2030-and-then'],
  ['第3回会議', '第3回会議'],
  ['أسعار الخبز', 'أسعار-الخبز'],
  ['Новости дня', 'новости-дня'],
  ['Ελλάδα', 'ελλάδα'],
  ['हिन्दी समाचार', 'हिन्दी-समाचार'],
  ['か\u3099く', 'がく'],
  ['a'.repeat(200), 'a'.repeat(120)],
  [`${'a'.repeat(119)} - b`, 'a'.repeat(119)],
  ['!', ''],
  ['', ''],
] as const) {
  test(`the address of “${name.slice(0, 30)}” is “${slug.slice(0, 30)}”`, () => {
    assert.equal(slugOf(name), slug)
    assert.equal(isSlug(slug), slug !== '')
  })
}

test('what is no address is known as none', () => {
  for (const text of ['A', 'a--b', '-a', 'a-', 'a b', 'a/b', 'é', 'œ', 'a.b', 'か\u3099'])
    assert.equal(isSlug(text), false, text)
})
