import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type StyleRule, styleBook, styleHits } from './style.rule.ts'

const rule = (phrase: string, more: Partial<StyleRule> = {}): StyleRule => ({
  id: 1,
  languages: ['en'],
  phrase,
  capitals: 'any',
  suggestion: '',
  reason: 'Because.',
  ...more,
})
const hits = (text: string, ...rules: StyleRule[]) => styleHits(text, styleBook(rules, 'en')).map((hit) => hit.text)

test('a word is found whole, however it is written, and nowhere in a longer one', () => {
  const utilize = rule('utilize')
  assert.deepEqual(hits('They utilize it. Utilize it! Others (utilize) it.', utilize), [
    'utilize',
    'Utilize',
    'utilize',
  ])
  for (const text of ['They utilized it.', 'reutilize', 'utilizе with a Cyrillic е', 'naïveutilize', 'utilizé', '_']) {
    assert.deepEqual(hits(text, utilize), [], text)
  }
})

test('foreign names raise no false alarm', () => {
  const rules = ['towards', 'gage', 'elderly', 'mail', 'per cent', 'nave'].map((phrase) => rule(phrase))
  for (const text of [
    'Dr. Towards left.',
    'They met J. Towards and Ángela Gage in Reykjavík.',
    'Mr. Gage and Mme. Elderly of Nave, Italy',
    'The Elderly family, the town of Gage, the river Nave.',
    'She sent an e-mail from Saint-Nave.',
    'Straße, Gagé, Nâve, Ñave, Gagę, Шgage',
    'GAGE is an agency.',
  ]) {
    assert.deepEqual(hits(text, ...rules), [], text)
  }
  assert.deepEqual(hits('He was late. Towards noon it rained.', ...rules), ['Towards'])
  assert.deepEqual(hits('What happened? “Later.” Towards noon it rained.', ...rules), ['Towards'])
})

test('names that are written otherwise now are found with their endings, and nothing else is', () => {
  const kiev = rule('Kiev', { capitals: 'exact', suggestion: 'Kyiv' })
  assert.deepEqual(hits('Kiev’s trains to Kiev-Pass, pro-Kiev, kiev, KIEV, Kievan Rus', kiev), ['Kiev', 'Kiev', 'Kiev'])
})

test('a capital that begins a sentence is no name', () => {
  const internet = rule('Internet', { capitals: 'exact', suggestion: 'internet' })
  assert.deepEqual(hits('Internet access was cut. Internet cafés closed.', internet), [])
  assert.deepEqual(hits('The Internet was cut.', internet), ['Internet'])
})

test('rules of other languages are silent, and a region’s hold there only', () => {
  const rules = [rule('colour', { languages: ['en-US'] }), rule('utiliser', { languages: ['fr'] }), rule('per cent')]
  const found = (language: string) =>
    styleHits('Le colour utiliser per cent', styleBook(rules, language)).map(({ text }) => text)
  assert.deepEqual(found('en-US'), ['colour', 'per cent'])
  assert.deepEqual(found('en-GB'), ['per cent'])
  assert.deepEqual(found('en'), ['per cent'])
  assert.deepEqual(found('fr-CA'), ['utiliser'])
  assert.deepEqual(found('ar'), [])
  // By its letters alone `eng` is no English.
  assert.deepEqual(found('eng'), [])
})

test('what somebody said stays as it was said', () => {
  const utilize = rule('utilize')
  assert.deepEqual(hits('“We utilize it,” she said. They utilize it, too.', utilize), ['utilize'])
  assert.deepEqual(hits('"We utilize it," „wir utilize“ « nous utilize »', utilize), [])
  assert.deepEqual(hits('A quote that “is never closed: utilize', utilize), ['utilize'])
})

test('signs that are written in several ways are one', () => {
  assert.deepEqual(hits('an e\u2011mail', rule('e-mail')), ['e\u2011mail'])
  assert.deepEqual(hits('ten per\u00A0cent', rule('per cent')), ['per\u00A0cent'])
  assert.deepEqual(hits('o’clock', rule("o'clock")), ['o’clock'])
  assert.deepEqual(hits('İ İ İ utilize', rule('utilize')), ['utilize'])
})

test('of two rules at one place the longer one speaks', () => {
  assert.deepEqual(hits('in close proximity to', rule('close'), rule('close proximity', { id: 2 })), [
    'close proximity',
  ])
})

test('a finding is known again by the words beside it', () => {
  const [hit] = styleHits('They often utilize it here.', styleBook([rule('utilize')], 'en'))
  assert.equal(hit?.around, 'often utilize it')
})
