import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NEWSLETTER, type Newsletter } from '../newsletters/newsletters.module.ts'
import { chooseBoxLetter } from './boxLetter.rule.ts'

const letter = (slug: string, language: string, audience: Newsletter['audience'] = 'everyone') =>
  NEWSLETTER.parse({ slug, language, audience, name: slug, promise: '', every: 'weekly' })
const all = [
  letter('ships', 'en', 'subscribers'),
  letter('daily', 'en'),
  letter('streets', 'en'),
  letter('midi', 'fr'),
  letter('hora', 'es'),
]

const cases: [named: string, page: string, box: string | undefined][] = [
  ['streets', 'en', 'streets'],
  ['hora', 'en', 'daily'],
  ['hora', 'es', 'hora'],
  ['streets', 'fr', 'midi'],
  // Nothing speaks the page's language: the named one is better than none.
  ['streets', 'ar', 'streets'],
  ['ships', 'en', 'daily'],
  ['ships', 'ar', 'daily'],
  ['nothing', 'en', undefined],
]

for (const [named, page, box] of cases) {
  test(`on a page in ${page} an article that names ${named} carries the box of ${box ?? 'none'}`, () => {
    assert.equal(chooseBoxLetter(all, named, page)?.slug, box)
  })
}
