import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenLanguage } from './chosenLanguage.rule.ts'

for (const [path, visitor, reader] of [
  ['/borders/the-ferry', true, true],
  ['/', false, true],
  ['/borders', false, true],
  ['/section/borders', false, true],
  ['/place/france', false, true],
  ['/author/ada', false, true],
  ['/source/partner', false, true],
  ['/tag/water', false, true],
  ['/about/us', false, true],
  ['/newsletters/daily', false, true],
  ['/borders/the-ferry/more', false, true],
  ['/fr/borders/the-ferry', false, true],
  ['/Borders/the-ferry', false, true],
  ['/новости/第3回会議', true, true],
  ['/section/новости', false, true],
  // A part of a page belongs to the page it was asked from.
  ['/borders/the-ferry?part=tail', false, false],
] as const) {
  test(`who has chosen French and opens ${path} is led to it: visitors ${visitor}, readers ${reader}`, () => {
    const url = new URL(path, 'https://example.org')
    assert.equal(chosenLanguage(url, false), visitor)
    assert.equal(chosenLanguage(url, true), reader)
  })
}
