import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embedAddress, hostOf } from './boxes.rule.ts'
import { DROPPED_ELEMENTS, ELEMENT_MARKS } from './elements.ts'
import { isBlank } from './saying.rule.ts'
import { anchorOf, nameFromSlug, titleFromSlug, titleOfBody } from './title.rule.ts'

const x = (count: number) => 'x'.repeat(count)

for (const [text, name, title] of [
  ['john-donmoyer', 'John Donmoyer', 'John donmoyer'],
  [' from_the-archive ', 'From The Archive', 'From the archive'],
  ['ada', 'Ada', 'Ada'],
  ['2014-review', '2014 Review', '2014 review'],
  ['Ada-Lovelace', 'Ada-Lovelace', 'Ada-Lovelace'],
  ['ada lovelace', 'ada lovelace', 'ada lovelace'],
  ['-ada', '-ada', '-ada'],
  ['ada-', 'ada-', 'ada-'],
  ['ada--l', 'ada--l', 'ada--l'],
] as const) {
  test(`where an archive kept only “${text}” a person is ${name} and a section ${title}`, () => {
    assert.equal(nameFromSlug(text), name)
    assert.equal(titleFromSlug(text), title)
  })
}

for (const [text, anchor] of [
  ['What is it?', 'what-is-it'],
  ['  A – b_c-d  ', 'a-b_c-d'],
  ['Été 2014', 'été-2014'],
  ['編集', '編集'],
  [x(130), x(120)],
  ['!', ''],
] as const) {
  test(`a heading “${text.slice(0, 30)}” is reached by #${anchor.slice(0, 30)}`, () =>
    assert.equal(anchorOf(text), anchor))
}

for (const [what, value, blank] of [
  ['nothing', undefined, true],
  ['null', null, true],
  ['blanks', ' \n', true],
  ['an empty list', [], true],
  ['a list of nothing', ['', null], true],
  ['an empty map', {}, true],
  ['a word', 'a', false],
  ['a list with a word', ['', 'a'], false],
  ['a map', { a: '' }, false],
  ['nought', 0, false],
  ['no', false, false],
] as const) {
  test(`front matter that holds ${what} says ${blank ? 'nothing' : 'something'}`, () =>
    assert.equal(isBlank(value), blank))
}

for (const [body, title, rest] of [
  ['# The *ferry*\n\nIt sails.', 'The *ferry*', '\nIt sails.'],
  ['\n\n# The ferry ##  \nIt sails.', 'The ferry', 'It sails.'],
  ['#\tThe ferry', 'The ferry', ''],
  ['The ferry\n=====\nIt sails.', 'The ferry', 'It sails.'],
  ['The ferry\n=  \n', 'The ferry', ''],
  ['The ferry\n-----\nIt sails.', undefined, undefined],
  ['The ferry\n==x\n', undefined, undefined],
  ['## The ferry\n', undefined, undefined],
  ['#The ferry\n', undefined, undefined],
  ['> The ferry\n===\n', undefined, undefined],
  ['It sails.\n# The ferry\n', undefined, undefined],
  ['# !!!\n', undefined, undefined],
  ['', undefined, undefined],
] as const) {
  test(`a text that begins ${JSON.stringify(body.slice(0, 24))} has ${title ?? 'no'} title`, () => {
    const found = titleOfBody(body, (line) => line.replaceAll('!', ''))
    assert.deepEqual(found, title === undefined ? undefined : { title, rest })
  })
}

for (const [raw, address] of [
  ['https://example.org/player?x=1', 'https://example.org/player?x=1'],
  ['//example.org/a', 'https://example.org/a'],
  ['http://example.org/a', undefined],
  ['/a', undefined],
  ['', undefined],
  ['https://www.youtube.com/embed/a-b_c', 'https://www.youtube.com/watch?v=a-b_c'],
  ['https://youtube.com/embed/abc', 'https://www.youtube.com/watch?v=abc'],
  ['https://www.youtube-nocookie.com/embed/abc?start=3', 'https://www.youtube.com/watch?v=abc'],
  ['https://www.youtube.com/embed/videoseries?list=x', 'https://www.youtube.com/embed/videoseries?list=x'],
  ['https://www.youtube.com/embed/abc/more', 'https://www.youtube.com/embed/abc/more'],
  ['https://www.youtube.com/x/embed/abc', 'https://www.youtube.com/x/embed/abc'],
  ['https://notyoutube.com/embed/abc', 'https://notyoutube.com/embed/abc'],
  ['https://youtube.com.example/embed/abc', 'https://youtube.com.example/embed/abc'],
  ['https://player.vimeo.com/video/123', 'https://vimeo.com/123'],
  ['https://player.vimeo.com/video/123/more', 'https://player.vimeo.com/video/123/more'],
  ['https://player.vimeo.com/x/video/123', 'https://player.vimeo.com/x/video/123'],
  ['https://player.vimeo.com/video/abc', 'https://player.vimeo.com/video/abc'],
  ['https://example.org/video/123', 'https://example.org/video/123'],
] as const) {
  test(`the card of ${raw || 'an embed without an address'} leads to ${address ?? 'nothing'}`, () => {
    assert.equal(embedAddress(raw), address)
  })
}

test('an embed without a title is called after its site', () => {
  assert.equal(hostOf('https://www.example.org/a'), 'example.org')
  assert.equal(hostOf('https://films.www.example.org/a'), 'films.www.example.org')
})

test('which elements are marks, and which are left out with what they hold', () => {
  const marks = (name: string) => Object.keys(ELEMENT_MARKS).filter((element) => ELEMENT_MARKS[element] === name)
  assert.deepEqual(marks('bold'), ['b', 'strong'])
  assert.deepEqual(marks('italic'), ['i', 'em', 'cite', 'dfn', 'var'])
  assert.deepEqual(marks('strike'), ['del', 's', 'strike'])
  assert.deepEqual([marks('superscript'), marks('subscript')], [['sup'], ['sub']])
  assert.deepEqual(marks('code'), ['code', 'kbd', 'samp', 'tt'])
  for (const element of ['script', 'style', 'video', 'audio', 'svg']) assert.ok(DROPPED_ELEMENTS.has(element), element)
  for (const element of ['p', 'b', 'img', 'iframe']) assert.ok(!DROPPED_ELEMENTS.has(element), element)
})
