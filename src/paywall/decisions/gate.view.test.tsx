import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offeredBenefits, offeredPlans } from '../../../tests/support/offers.ts'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import { Gate, type GateProps, ShortGate } from './gate.view.tsx'

const props: GateProps = {
  words: createWords(en, 'en'),
  gate: 'subscribe',
  reason: 'allowance-spent',
  allowance: 1,
  registeredBonus: 0,
  offer: offeredPlans,
  benefits: offeredBenefits,
  promises: ['Coverage from everywhere.', 'Insights from anywhere.'],
  returnTo: '/earth/water',
  signInUrl: '/sign-in',
  subscribeUrl: '/subscribe',
}

/** What is read, without the markup. */
function said(html: { toString(): unknown }): string {
  return String(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('a visitor at the limit is told the limit, the trial, the price, the saving and the way out', () => {
  const text = said(<Gate {...props} />)
  assert.match(text, /You’ve reached your limit of one free article\./)
  assert.match(text, /30 days free then \$2\.90 per month/)
  assert.match(text, /Free until December 23\./)
  assert.match(text, /Best value/)
  assert.match(text, /\$19\.90 per year/)
  assert.match(text, /Save \$14\.90 compared to monthly billing\./)
  assert.match(text, /Ad-free new/)
  assert.match(text, /Already a subscriber\? Log in/)
})

test('each plan leads to the checkout and back to the article', () => {
  const html = String(<Gate {...props} />)
  assert.match(html, /href="\/subscribe\?plan=monthly&amp;return=%2Fearth%2Fwater"/)
  assert.match(html, /href="\/subscribe\?plan=annual&amp;return=%2Fearth%2Fwater"/)
  assert.match(html, /<section class="gate" data-gate="subscribe"/)
})

test('whoever is offered the magazine can look at it first', () => {
  const benefits = [{ name: 'Weekly magazine', isNew: true, url: '/magazine' }]
  assert.match(
    String(<Gate {...props} benefits={benefits} />),
    /<a href="\/magazine">Weekly magazine<\/a> <em class="new">/,
  )
})

test('nobody is offered a free trial that is not to be had', () => {
  const offer = props.offer.map((plan) => ({ ...plan, trialDays: 0 }))
  const text = said(<Gate {...props} offer={offer} />) + said(<ShortGate {...props} offer={offer} />)
  assert.doesNotMatch(text, /free trial|days free/i)
  assert.match(text, /\$2\.90 today, then every month\./)
})

test('the register gate asks for an account and no money', () => {
  const text = said(<Gate {...props} gate="register" reason="account-required" />)
  assert.match(text, /need an account to read/)
  assert.doesNotMatch(text, /\$/)
})

test('a subscribers’ article says so instead of speaking of a limit', () => {
  const text = said(<Gate {...props} reason="subscribers-only" />)
  assert.match(text, /This article is for subscribers\./)
  assert.doesNotMatch(text, /limit of/)
})

test('who is signed in is not asked to log in', () => {
  assert.doesNotMatch(said(<Gate {...props} signedIn />), /Log in/)
})

test('nobody reads the sentence about the limit twice within one screen', () => {
  for (const gate of ['subscribe', 'register'] as const) {
    const spent = { ...props, gate, reason: 'allowance-spent' } as const
    const whole = said(<Gate {...spent} />)
    for (const promises of [props.promises, []]) {
      const html = String(<ShortGate {...spent} promises={promises} plansUrl="#gate" />)
      const sentences = said(html).match(/[^.]+\./g) ?? []
      assert.ok(sentences.length > 0)
      for (const sentence of sentences) assert.ok(!whole.includes(sentence.trim()), sentence)
      assert.doesNotMatch(html, /limit/)
      assert.equal(html.match(/<a /g)?.length, 1, 'one link, to what it costs')
      assert.match(html, /href="#gate"/)
    }
  }
})

test('where a text is cut stand the publication’s two promises; one that has made none says how to read on', () => {
  const cut = <ShortGate {...props} plansUrl="#gate" />
  assert.equal(said(cut).trim(), 'Coverage from everywhere. Insights from anywhere. See the plans')
  const without = <ShortGate {...props} promises={[]} plansUrl="#gate" />
  assert.match(said(without), /^ To read the full story, start your free trial today\. See the plans/)
})

test('the promises of a publication are marked with its language where it has not said them in the page’s', () => {
  const words = createWords(en, 'en', {
    own: () => 'de',
    phrase: (text) => (text.startsWith('Nah') ? 'Near.' : undefined),
  })
  const html = String(<ShortGate {...props} words={words} promises={['Nah.', 'Fern.']} plansUrl="#gate" />)
  assert.match(html, /<p class="gate-short-promise">Near\.<\/p>/)
  assert.match(html, /<span lang="de" dir="ltr">Fern\.<\/span>/)
})

test('an unfolded article at the limit ends in two sentences, the promises and a way on', () => {
  const text = said(<ShortGate {...props} />)
  assert.match(
    text,
    /You’ve reached your limit of free articles\. To read the full story, start your free trial today\. Coverage from everywhere\. Insights/,
  )
})
