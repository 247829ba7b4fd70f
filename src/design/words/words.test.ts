import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { en } from './english.ts'
import { createLanguages, loadCatalogues } from './languages.ts'
import { createWords, directionOf, type WordKey } from './words.ts'

const words = createWords(en, 'en')

test('a reader is told the limit in words', () => {
  assert.equal(words.t('gate.limit', { count: 1 }), 'You’ve reached your limit of one free article.')
  assert.equal(words.t('gate.limit', { count: 12 }), 'You’ve reached your limit of 12 free articles.')
  assert.equal(words.t('article.meter', { left: 0 }), 'This was the last of your free articles for now.')
})

test('prices are written as their currency counts', () => {
  assert.equal(words.money({ amountMinor: 290, currency: 'usd' }), '$2.90')
  assert.equal(words.money({ amountMinor: 1990, currency: 'eur' }), '€19.90')
  assert.equal(words.money({ amountMinor: 450, currency: 'jpy' }), '¥450')
})

test('a date is the one on the publication’s calendar, in the order of its English', async () => {
  const lateOnTheTwentySecond = Temporal.Instant.from('2026-11-22T23:30:00Z')
  assert.equal(words.date(lateOnTheTwentySecond, 'Europe/Paris'), 'November 23, 2026')
  assert.equal(words.date(lateOnTheTwentySecond, 'America/New_York'), 'November 22, 2026')
  assert.equal(words.day(Temporal.PlainDate.from('2026-12-23'), 'dayMonth'), 'December 23')
  const british = (await createLanguages({ own: () => 'en-GB', phrase: () => undefined })).own()
  assert.equal(british.date(lateOnTheTwentySecond, 'Europe/Paris'), '23 November 2026')
  assert.equal(british.day(Temporal.PlainDate.from('2026-12-23'), 'dayMonth'), '23 December')
})

const namesIn = (message: string) => new Set([...message.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? ''))

for (const [tag, catalogue] of await loadCatalogues()) {
  test(`every sentence can be said in ${tag}, for none, one, few and many, with what the English one says`, () => {
    const say = createWords(catalogue, tag).t as (key: string, values: Record<string, number>) => string
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(en).sort())
    for (const [key, message] of Object.entries(catalogue) as [WordKey, string][]) {
      assert.deepEqual(namesIn(message), namesIn(en[key]), `${tag} ${key}`)
      for (const number of [0, 1, 2, 3, 5, 11, 100]) {
        const said = say(key, Object.fromEntries([...namesIn(message)].map((name) => [name, number])))
        assert.ok(said.length > 0, `${tag} ${key}`)
        assert.doesNotMatch(said, /[{}$]/, `${tag} ${key}`)
      }
    }
  })
}

test('no line ends within the word for mail, in any language', async () => {
  for (const [tag, catalogue] of await loadCatalogues()) {
    // A hyphen is a place to break, and a narrow column takes it.
    for (const [key, message] of Object.entries(catalogue)) assert.doesNotMatch(message, /e-mail/i, `${tag} ${key}`)
  }
})

test('a first of the month is a first in French', () => {
  const french = createWords(en, 'fr')
  assert.equal(french.day(Temporal.PlainDate.from('2027-01-01')), '1er janvier 2027')
  assert.equal(french.day(Temporal.PlainDate.from('2027-01-01'), 'dayMonth'), '1er janvier')
  assert.equal(french.day(Temporal.PlainDate.from('2027-01-11')), '11 janvier 2027')
  assert.equal(
    french.date(Temporal.Instant.from('2027-01-01T12:00:00Z'), 'UTC', 'weekday'),
    'vendredi 1er janvier 2027',
  )
})

test('French signs stand on no line of their own', async () => {
  const french = new Map(await loadCatalogues()).get('fr')
  assert.ok(french)
  for (const [key, message] of Object.entries(french)) {
    const sentences = message.replace(/\.(?:input|match) [^{]*(?:\{[^{}]*\})?/g, '')
    assert.doesNotMatch(sentences, /[^ ] [;!?»]|« |[^ ] :[ ’'}]|'/, key)
  }
})

test('Arabic and Hebrew run from right to left, Japanese does not', () => {
  assert.equal(directionOf('ar'), 'rtl')
  assert.equal(directionOf('he-IL'), 'rtl')
  assert.equal(directionOf('ja'), 'ltr')
})

/** A fault with an English sentence of its own. */
const RAISED = /\b(?:invalid|notAllowed|notFound|conflict)\(\s*'[\w-]+',\s*['"`]|\bnew Fault\(/

test('whoever is refused something at the desk is told why in the desk’s language', async () => {
  const source = new URL('../../', import.meta.url)
  for (const wing of ['newsroom/', 'media/library/', 'staff/']) {
    const files = readdirSync(new URL(wing, source), { recursive: true }).map(String)
    const spoken = files.filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    assert.ok(spoken.length > 5, wing)
    for (const path of spoken) {
      const text = readFileSync(new URL(path, new URL(wing, source)), 'utf8')
      assert.doesNotMatch(text, RAISED, `${wing}${path} refuses in English; say it by refuse(…)`)
      if (/\.screen\.tsx$/.test(path))
        assert.doesNotMatch(text, /\berror\.message\b/, `${wing}${path}: say it by sayFault(…)`)
    }
  }
  const keys = (Object.keys(en) as WordKey[]).filter((key) => /^(?:refused|markdown)\./.test(key))
  for (const [tag, catalogue] of await loadCatalogues()) {
    const copied = keys.filter((key) => tag !== 'en' && /^\p{L}/u.test(en[key]) && catalogue[key] === en[key])
    assert.deepEqual(copied, [], `${tag} has sentences in English`)
  }
})
