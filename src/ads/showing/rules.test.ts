import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choiceOf, needsChoice } from './choice.rule.ts'
import { chooseOwn } from './ownNotices.rule.ts'

const all = { hasLetter: true, hasLeaves: true }

test('a page says no two things of the house alike, and the same to everybody who shares it', () => {
  for (const page of ['1', '2', '17', 'front', 'list world FR', 'list'] as const) {
    const chosen = chooseOwn(page, 3, all)
    assert.equal(new Set(chosen).size, 3, `${page}: ${chosen}`)
    assert.deepEqual(chooseOwn(page, 3, all), chosen)
  }
})

test('over many pages every notice of the house has its turn', () => {
  const firsts = Array.from({ length: 40 }, (_, group) => chooseOwn(String(group), 1, all)[0])
  for (const own of ['letter', 'trial', 'leaf', 'gift'] as const)
    assert.ok(firsts.filter((one) => one === own).length >= 6, `${own} hardly ever: ${firsts}`)
})

test('nobody is offered a letter or a leaf that there is not', () => {
  for (let group = 0; group < 20; group++)
    assert.deepEqual(
      chooseOwn(String(group), 2, { hasLetter: false, hasLeaves: false }).filter((one) => /letter|leaf/.test(one)),
      [],
    )
})

const words = { headline: 'Sail', text: '', button: '', link: 'https://ferry.example/' }
const plain = { cap: undefined, pausedAt: undefined, creative: { kind: 'text' as const, ...words } }

test('nobody is asked anything for a notice that remembers nothing and loads nothing', () => {
  assert.equal(needsChoice(plain), false)
  assert.equal(needsChoice({ ...plain, creative: { kind: 'frame', ...words, html: '<p>', outside: false } }), false)
  assert.equal(needsChoice({ ...plain, cap: 3 }), true)
  assert.equal(needsChoice({ ...plain, creative: { kind: 'frame', ...words, html: '<p>', outside: true } }), true)
  assert.equal(needsChoice({ ...plain, cap: 3, pausedAt: Temporal.Instant.from('2026-12-01T00:00:00Z') }), false)
})

for (const [isNeeded, objects, cookie, choice] of [
  [false, false, undefined, 'none'],
  [false, true, 'yes', 'none'],
  [true, false, undefined, 'open'],
  [true, false, 'yes', 'allowed'],
  [true, false, 'no', 'refused'],
  [true, false, 'perhaps', 'open'],
  [true, true, 'yes', 'objected'],
] as const) {
  test(`a browser ${objects ? 'with' : 'without'} Global Privacy Control that kept ${cookie} is told “${choice}”`, () => {
    assert.equal(choiceOf(isNeeded, objects, cookie), choice)
  })
}
