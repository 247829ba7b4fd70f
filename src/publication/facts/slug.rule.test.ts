import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pagePath } from './pagePath.rule.ts'
import { isSlug, slugOf, slugOrCode } from './slug.rule.ts'

for (const [name, slug] of [
  ['Crème brûlée, twice', 'creme-brulee-twice'],
  ['  The Ferry  ', 'the-ferry'],
  ['Große STRAẞE', 'grosse-strasse'],
  ['Le cœur de Łukasz Øster', 'le-coeur-de-lukasz-oster'],
  ["The town's people’s choice", 'the-towns-peoples-choice'],
  ['Hawaiʻi, п’ять і пʼять', 'hawaii-пять-і-пять'],
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
  ['--a--b--', 'a-b'],
  ['Łódź, Ærø & Cœur', 'lodz-aero-coeur'],
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

test('a name without a letter has an address all the same, the same for every way to write it', () => {
  assert.equal(slugOrCode('The Ferry'), 'the-ferry')
  assert.equal(slugOrCode('編集部'), '編集部')
  assert.equal(slugOrCode('か\u3099'), slugOrCode('が'))
  assert.equal(slugOrCode('☀'), 'n-e29880')
  assert.equal(slugOrCode('☀'.repeat(50)), `n-${'e29880'.repeat(7).slice(0, 40)}`)
  assert.equal(slugOrCode('a'.repeat(200)).length, 100)
})

test('a page of what groups articles stands where a header and a feed may name it', () => {
  assert.equal(pagePath('tag', 'sea-level'), '/tag/sea-level')
  assert.equal(pagePath('section', 'новости'), encodeURI('/section/новости'))
})
