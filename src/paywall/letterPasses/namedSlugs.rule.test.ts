import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedSlugs } from './namedSlugs.rule.ts'

for (const [link, slugs] of [
  ['/world/report', ['report']],
  ['https://news.example/world/report?ref=letter#note', ['report']],
  ['/fr/world/report/', ['report']],
  ['/world/%C3%89t%C3%A9', ['été']],
  ['/World/Report', ['report']],
  ['https://elsewhere.example/world/report', []],
  ['//elsewhere.example/world', []],
  ['https://news.example.elsewhere/world/report', []],
  ['/', []],
  ['/latest', []],
  ['/world/%', []],
  ['mailto:desk@news.example', []],
] as const) {
  test(`a letter with a link to ${link} names ${slugs.join() || 'no article'}`, () => {
    assert.deepEqual(namedSlugs([link, link], 'https://news.example'), slugs)
  })
}
