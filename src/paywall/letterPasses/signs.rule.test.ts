import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SCANNER_AGENTS } from './scannerAgents.ts'
import { judgeSigns, type Signs } from './signs.rule.ts'

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'
const EDGE = `${CHROME} Edg/147.0.0.0`
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:149.0) Gecko/20100101 Firefox/149.0'
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15'
const IN_AN_APP =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'

const cases: [Signs, string, string | undefined, [mode?: string, dest?: string | undefined, user?: string]][] = [
  ['person', 'a click in Chrome', CHROME, ['navigate', 'document', '?1']],
  ['person', 'a click in Firefox', FIREFOX, ['navigate', 'document', '?1']],
  ['person', 'a click in Safari, which says nothing of users', SAFARI, ['navigate', 'document']],
  ['person', 'a click in an app on an iPhone', IN_AN_APP, ['navigate', 'document']],
  ['unsure', 'Chrome that goes somewhere by itself', CHROME, ['navigate', 'document']],
  ['unsure', 'Edge that goes somewhere by itself', EDGE, ['navigate', 'document']],
  ['unsure', 'a browser behind a proxy that takes headers away', CHROME, []],
  ['unsure', 'nobody who says who it is', undefined, []],
  ['unsure', 'a library', 'python-requests/2.32', []],
  ['person', 'a browser that says no destination', FIREFOX, ['navigate', undefined, '?1']],
  ['machine', 'a script of a page', CHROME, ['cors', 'empty']],
  ['machine', 'a picture', CHROME, ['no-cors', 'image', '?1']],
  ['machine', 'a frame', CHROME, ['navigate', 'iframe', '?1']],
  ['machine', 'a scanner that says so', 'Mozilla/5.0 (compatible; BarracudaCentral)', ['navigate', 'document', '?1']],
]

for (const [expected, what, userAgent, [fetchMode, fetchDest, fetchUser]] of cases) {
  test(`${what} is ${expected === 'unsure' ? 'perhaps a person' : `a ${expected}`}`, () => {
    assert.equal(judgeSigns({ userAgent, fetchMode, fetchDest, fetchUser }), expected)
  })
}

test('every known scanner is one in any case of letters, and none is in the name of a browser', () => {
  for (const name of SCANNER_AGENTS) {
    const signs = { fetchMode: undefined, fetchDest: undefined, fetchUser: undefined }
    assert.equal(judgeSigns({ ...signs, userAgent: `X/1 ${name.toUpperCase()}` }), 'machine')
    for (const browser of [CHROME, EDGE, FIREFOX, SAFARI]) assert.ok(!browser.toLowerCase().includes(name), name)
  }
})
