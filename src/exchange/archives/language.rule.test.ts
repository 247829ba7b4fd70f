import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importKeyOf } from './importKey.rule.ts'
import { isLanguage, languageTag } from './language.rule.ts'

test('a part of a name is a language where the world knows one by it', () => {
  for (const part of ['fr', 'FR', 'pt-br', 'pt-BR', 'zh_Hans', 'zh-cn', 'de_AT'])
    assert.equal(isLanguage(part), true, part)
  for (const part of ['', 'f', 'fra', 'qq', 'news', 'fr-', 'fr-f', 'fr-latin', 'fr/', 'x-fr', '-fr', 'en1'])
    assert.equal(isLanguage(part), false, part)
})

for (const [text, tag] of [
  ['fr', 'fr'],
  ['pt-br', 'pt-BR'],
  ['zh_hans_cn', 'zh-Hans-CN'],
  ['EN_us', 'en-US'],
  ['not a language', undefined],
  ['', undefined],
] as const) {
  test(`the language that an archive calls “${text}” has ${tag ?? 'no'} tag`, () =>
    assert.equal(languageTag(text), tag))
}

test('an article is known by its archive and its file', () =>
  assert.equal(importKeyOf('north', 'posts/a.md'), 'markdown:north/posts/a.md'))
