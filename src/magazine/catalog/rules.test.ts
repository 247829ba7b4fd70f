import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRange } from '../../platform/files/readRange.ts'
import { readBasic } from './basic.rule.ts'
import { chooseForm } from './form.rule.ts'
import { pageOfYear } from './years.rule.ts'

const accepted: readonly [accept: string | undefined, form: 'atom' | 'json', who: string][] = [
  [undefined, 'atom', 'a program that says nothing'],
  ['', 'atom', 'a program that says nothing at all'],
  ['*/*', 'atom', 'a program that takes anything'],
  ['application/*', 'atom', 'anything of a kind'],
  ['application/opds+json', 'json', 'KOReader of July 2026'],
  ['application/atom+xml;profile=opds-catalog;kind=acquisition', 'atom', 'an old e-reader'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'atom', 'a browser'],
  ['application/opds+json,application/atom+xml;profile=opds-catalog', 'json', 'Thorium, which names 2.0 first'],
  ['application/atom+xml, application/opds+json', 'atom', 'who names 1.2 first'],
  ['application/atom+xml;q=0.5, application/opds+json;q=0.9', 'json', 'who likes 2.0 better'],
  ['application/opds+json;q=0.5, application/atom+xml;q=0.9', 'atom', 'who likes 1.2 better'],
  ['application/opds+json;q=0', 'atom', 'who refuses 2.0 and names nothing else'],
  ['application/opds+json;q=0, */*', 'atom', 'who refuses 2.0'],
  ['application/atom+xml;q=0, */*', 'json', 'who refuses 1.2'],
  ['*/*, application/opds+json', 'json', 'who names 2.0 beside anything'],
  ['image/png', 'atom', 'who takes only pictures: a catalog is never refused'],
  ['application/json', 'json', 'who takes JSON'],
  ['APPLICATION/OPDS+JSON ; Q=1.0', 'json', 'who shouts'],
  ['application/opds+json;q=x, application/atom+xml;q=0.1', 'atom', 'whose weight cannot be read'],
  [',;,', 'atom', 'who sends nonsense'],
]

for (const [accept, form, who] of accepted) {
  test(`${who} gets ${form}`, () => assert.equal(chooseForm(accept), form))
}

test('whatever a program sends, it gets one of the two', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (accept) => ['atom', 'json'].includes(chooseForm(accept))))
})

const dated = (...dates: string[]) => dates.map((date) => ({ date }))

test('few issues stand in one feed; of many there is one for each year that has any, newest first', () => {
  const few = dated('2026-11-28', '2025-11-21')
  assert.deepEqual(pageOfYear(few, undefined), { issues: few, year: undefined, newer: undefined, older: undefined })
  assert.equal(pageOfYear(few, 2025), undefined, 'where all stand together there is none of a year')
  const many = dated('2026-11-28', '2026-11-21', '2024-01-05', '2023-12-29')
  const page = (year?: number) => {
    const found = pageOfYear(many, year, 3)
    return found && [found.year, found.issues.length, found.newer, found.older]
  }
  assert.deepEqual(page(), [2026, 2, undefined, 2024])
  assert.deepEqual(page(2026), [2026, 2, undefined, 2024])
  assert.deepEqual(page(2024), [2024, 1, 2026, 2023])
  assert.deepEqual(page(2023), [2023, 1, 2024, undefined])
  assert.equal(page(2025), undefined)
})

test('the password of Basic is what stands after the first colon, whoever it names', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
  assert.equal(readBasic(basic('reader@example.org:secret')), 'secret')
  assert.equal(readBasic(basic(':a:b')), 'a:b')
  assert.equal(readBasic(basic('لقب:كلمة')), 'كلمة')
  assert.equal(readBasic(basic('nothing')), undefined)
  for (const none of [undefined, '', 'Basic', 'Basic ?', 'Bearer abc', 'Digest username="x"']) {
    assert.equal(readBasic(none), undefined)
  }
})

const ranges: readonly [header: string | undefined, answer: string][] = [
  [undefined, 'all'],
  ['bytes=0-99', '0-99'],
  ['bytes=90-', '90-99'],
  ['bytes=-10', '90-99'],
  ['bytes=-1000', '0-99'],
  ['bytes=10-1000', '10-99'],
  ['bytes=99-99', '99-99'],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=20-10', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['pages=1-2', 'all'],
  ['bytes=-', 'all'],
]

for (const [header, answer] of ranges) {
  test(`of a hundred bytes ${header ?? 'no range'} is ${answer}`, () => {
    const range = readRange(header, 100)
    assert.equal(range.kind === 'part' ? `${range.from}-${range.to}` : range.kind, answer)
  })
}
