import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptFontFor, scriptFontStylesheet } from './scriptFont.ts'
import { unicodeRange } from './subset.ts'

test('an English page needs no further font, an Arabic or Japanese word does', () => {
  assert.equal(scriptFontFor('Kazungula, “São Paulo”, Łódź'), undefined)
  assert.equal(scriptFontFor('The word فلج means a channel'), 'arabic')
  assert.equal(scriptFontFor('東京 has no street names'), 'japanese')
  assert.equal(scriptFontFor('東京 and فلج'), 'both')
})

test('every Japanese character of a page is in its script font, and nothing else is', async () => {
  const css = (await scriptFontStylesheet('japanese', 'Tokyo 東京の住所、番地。')).toString()
  const ranges = [...css.matchAll(/unicode-range:([^}]+)\}/g)].flatMap(([, range]) => range?.split(',') ?? [])
  const expected = unicodeRange('東京の住所、番地。').split(',')
  assert.deepEqual(ranges.sort(), expected.sort())
  assert.ok(css.length < 20_000, `${css.length} bytes`)
})

test('an Arabic page carries only the letters it uses', async () => {
  const few = await scriptFontStylesheet('arabic', 'ماء')
  const more = await scriptFontStylesheet('arabic', 'قبل أن تشرق الشمس بساعة يقف رجل عند رأس القناة')
  assert.ok(few.length < more.length)
  assert.ok(more.length < 60_000, `${more.length} bytes`)
})

test('neighboring characters are written as one range', () => {
  assert.equal(unicodeRange('cab'), 'U+61-63')
  assert.equal(unicodeRange('az'), 'U+61,U+7a')
})
