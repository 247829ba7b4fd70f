import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { dayOfFileName, daysAgo, readMoment } from '../archives/archives.module.ts'
import { DROPPED_ELEMENTS, ELEMENT_MARKS } from './elements.ts'
import { embedAddress, hostOf } from './embed.rule.ts'
import { isBlank } from './saying.rule.ts'
import { anchorOf, nameFromSlug, titleFromSlug } from './slug.rule.ts'
import { titleOfBody } from './titleOfBody.rule.ts'

const x = (count: number) => 'x'.repeat(count)

const moments: [written: unknown, instant: string | undefined][] = [
  ['2014-03-01', '2014-02-28T23:00:00Z'],
  ['2014-3-1', '2014-02-28T23:00:00Z'],
  [' 2014-07-01 ', '2014-06-30T22:00:00Z'],
  ['2014-03-01 08:30', '2014-03-01T07:30:00Z'],
  ['2014-03-01T08:30', '2014-03-01T07:30:00Z'],
  ['2014-03-01t8:30', '2014-03-01T07:30:00Z'],
  ['2014-03-01 08:30:15', '2014-03-01T07:30:15Z'],
  ['2014-03-01T08:30:15.1234567', '2014-03-01T07:30:15.123Z'],
  ['2014-03-01T08:30:15,5Z', '2014-03-01T08:30:15.5Z'],
  ['2014-03-01T08:30:15.123456789Z', '2014-03-01T08:30:15.123Z'],
  ['2014-03-01T08:30:15.1234567890Z', undefined],
  ['2014-03-01 08:30 UTC', '2014-03-01T08:30:00Z'],
  ['2014-03-01 08:30 gmt', '2014-03-01T08:30:00Z'],
  ['2014-03-01T08:30:00z', '2014-03-01T08:30:00Z'],
  ['2014-03-01 08:30 +0530', '2014-03-01T03:00:00Z'],
  ['2014-03-01 08:30 -05:00', '2014-03-01T13:30:00Z'],
  ['2014-03-01 08:30 +2', '2014-03-01T06:30:00Z'],
  ['2014-02-30', undefined],
  ['2014-13-01', undefined],
  ['2014-03-01 24:00', undefined],
  ['2014-03-01 08:60', undefined],
  ['2014-03-01 08', undefined],
  ['2014-03-011', undefined],
  ['2014-003-01', undefined],
  ['20140-03-01', undefined],
  ['2014-03-01 008:30', undefined],
  ['2014-03-01 08:300', undefined],
  ['2014-03-01 08:30:150', undefined],
  ['2014-03-01 08:30 +05300', undefined],
  ['on 2014-03-01', undefined],
  ['2014-03-01 or so', undefined],
  [20140301, '2014-02-28T23:00:00Z'],
  ['20140301', '2014-02-28T23:00:00Z'],
  [20141301, undefined],
  [1433116800, '2015-06-01T00:00:00Z'],
  ['1433116800000', '2015-06-01T00:00:00Z'],
  ['2013/7/13 20:46:25', '2013-07-13T18:46:25Z'],
  ['2013/7-13', undefined],
  ['2014.03.01', '2014-02-28T23:00:00Z'],
  ['28.05.2015', '2015-05-27T22:00:00Z'],
  ['2015年5月28日', '2015-05-27T22:00:00Z'],
  ['2 January 2006', '2006-01-01T23:00:00Z'],
  ['January 2, 2006', '2006-01-01T23:00:00Z'],
  ['Jan. 2nd, 2006 at 3:04 PM', '2006-01-02T14:04:00Z'],
  ['2014-11-18 5:33:36 PM', '2014-11-18T16:33:36Z'],
  ['2014-11-18 12:00 am', '2014-11-17T23:00:00Z'],
  ['2014-11-18 13:00 pm', undefined],
  ['Mon, 02 Jan 2006 15:04:05 -0700', '2006-01-02T22:04:05Z'],
  ['Mon, 02 Jan 2006 15:04:05 GMT', '2006-01-02T15:04:05Z'],
  ['Mon Jan 02 2006 15:04:05 GMT+0100 (CET)', '2006-01-02T14:04:05Z'],
  ['2006-01-02 15:04:05 EST', '2006-01-02T20:04:05Z'],
  ['2006-01-02 15:04 America/New_York', '2006-01-02T20:04:00Z'],
  ['2006-01-02 15:04 XYZ', undefined],
  ['02/01/2006', undefined],
  ['2 Nonsense 2006', undefined],
  [new Date(0), undefined],
  [undefined, undefined],
]

for (const [written, instant] of moments) {
  test(`an archive’s date “${String(written)}” is ${instant ?? 'none'}`, () => {
    assert.equal(readMoment(written, 'Europe/Paris')?.toString(), instant)
  })
}

for (const [name, found] of [
  ['2014-03-01-ferry', { day: '2014-03-01', rest: 'ferry' }],
  ['2015-12-3-single-digit', { day: '2015-12-03', rest: 'single-digit' }],
  ['2015-7-01-single-month', { day: '2015-07-01', rest: 'single-month' }],
  ['20151203-compact', { day: '2015-12-03', rest: 'compact' }],
  ['2015_12_03-underscore', { day: '2015-12-03', rest: 'underscore' }],
  ['15-12-03-short', { day: '2015-12-03', rest: 'short' }],
  ['98-12-03-short', { day: '1998-12-03', rest: 'short' }],
  ['2015-12-03', { day: '2015-12-03', rest: '' }],
  ['2014-03-01-', { day: '2014-03-01', rest: '' }],
  ['x2014-03-01-ferry', undefined],
  ['20140-03-01-ferry', undefined],
  ['2014-033-01-ferry', undefined],
  ['2014-03-011-ferry', undefined],
  ['2014-13-01-ferry', undefined],
  ['2014-02-30-ferry', undefined],
  ['2014-03_01-ferry', undefined],
  ['ferry', undefined],
] as const) {
  test(`a file called ${name} is of ${found?.day ?? 'no day'}`, () => assert.deepEqual(dayOfFileName(name), found))
}

for (const [days, now, instant] of [
  [0, '2026-11-23T08:00:00Z', '2026-11-23T05:00:00Z'],
  [0, '2026-11-23T05:00:00Z', '2026-11-23T05:00:00Z'],
  // Not yet six in Paris: a little before now, never ahead of it.
  [0, '2026-11-23T04:59:00Z', '2026-11-23T04:39:00Z'],
  [1, '2026-11-23T08:00:00Z', '2026-11-22T05:00:00Z'],
  [1.5, '2026-11-23T08:00:00Z', '2026-11-21T17:00:00Z'],
  [0.25, '2026-11-23T08:00:00Z', '2026-11-22T23:00:00Z'],
  // By the calendar, over the change of the clocks.
  [30, '2026-11-23T08:00:00Z', '2026-10-24T04:00:00Z'],
] as const) {
  test(`the sample’s article of ${days} days ago, first started at ${now}, is of ${instant}`, () => {
    assert.equal(daysAgo(days, Temporal.Instant.from(now), 'Europe/Paris').toString(), instant)
  })
}

for (const [text, slug] of [
  ['Crème brûlée — twice!', 'creme-brulee-twice'],
  ['Große STRAẞE', 'grosse-strasse'],
  ['Łódź, Ærø & Cœur', 'lodz-aero-coeur'],
  ["The town's people’s choice", 'the-towns-peoples-choice'],
  ['--a--b--', 'a-b'],
  [x(130), x(120)],
  [`${x(119)}-y`, x(119)],
] as const) {
  test(`“${text.slice(0, 30)}” is ${slug.slice(0, 30) || 'nothing'} in an address`, () =>
    assert.equal(slugOf(text), slug))
}

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
