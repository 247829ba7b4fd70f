import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { judgeHealth } from './health.rule.ts'
import { judgeReply } from './reply.rule.ts'
import { decideSuppression, type PastLetter } from './suppression.rule.ts'
import { isLedgerToken, tokenOfAddress, tokenOfMessageId } from './token.rule.ts'

const TOKEN = 'aB3_dEfG-hIjKlMnOpQ7'

test('a token is found where servers put it, and nothing else is taken for one', () => {
  for (const text of [
    `bounce+${TOKEN}@mail.example.org`,
    `Reader <bounce+${TOKEN}@mail.example.org>`,
    `"x" <BOUNCE+${TOKEN}@MAIL.EXAMPLE.ORG>`,
  ]) {
    assert.equal(tokenOfAddress(text), TOKEN, text)
  }
  for (const text of [
    'bounce@example.org',
    `bounce+${TOKEN}x@example.org`,
    `rebounce+${TOKEN}@example.org`,
    `bounce+-${TOKEN.slice(1)}@x.org`,
  ]) {
    assert.equal(tokenOfAddress(text), undefined, text)
  }
  assert.equal(tokenOfMessageId(`<l.${TOKEN}@example.org>`), TOKEN)
  assert.equal(tokenOfMessageId(`l.${TOKEN}@example.org`), TOKEN)
  assert.equal(tokenOfMessageId(`Message-ID: <l.${TOKEN}@example.org>\nTo: x`), TOKEN)
  assert.equal(tokenOfMessageId(`<mail.${TOKEN}@example.org>`), undefined)
  assert.ok(isLedgerToken(TOKEN))
  assert.ok(!isLedgerToken(`${TOKEN} `))
})

describe('what a refusal says of a mailbox', () => {
  const CASES: ReadonlyArray<readonly [status: string | undefined, text: string, judged: string]> = [
    ['5.1.1', '', 'hard'],
    ['5.1.2', 'bad destination system address', 'hard'],
    ['5.2.1', 'mailbox disabled', 'hard'],
    ['5.1.8', "Bad sender's system address", 'soft'],
    ['5.2.2', 'mailbox full', 'soft'],
    ['5.2.3', 'message too large', 'soft'],
    ['4.2.2', 'over quota', 'soft'],
    ['4.7.0', 'try again later, closing connection', 'soft'],
    ['4.7.28', 'unusual rate of unsolicited mail', 'unknown'],
    ['5.7.26', 'unauthenticated', 'unknown'],
    ['5.7.1', 'user unknown; rejecting', 'hard'],
    ['5.7.1', 'Message rejected as spam', 'unknown'],
    ['5.0.0', '550 5.1.1 no such user', 'hard'],
    [undefined, '550 5.1.1 <a@b.example> User unknown', 'hard'],
    [undefined, '550 No such user here', 'hard'],
    [undefined, '552 Requested mail action aborted: exceeded storage allocation; storage exceeded', 'soft'],
    [undefined, '421 try again later', 'soft'],
    [undefined, '451 4.7.1 Greylisting in action', 'soft'],
    [undefined, '451 4.7.1 not from you', 'unknown'],
    [undefined, '554 5.7.5 Permanent error evaluating DMARC policy', 'unknown'],
    [undefined, '554 Message refused by the content filter', 'unknown'],
    [undefined, '550 rejected because 192.0.2.25 is in a black list at dnsbl.example', 'unknown'],
    [undefined, '554 transaction failed', 'soft'],
    [undefined, 'nothing that is known', 'unknown'],
    ['2.0.0', 'ok', 'unknown'],
  ]
  for (const [status, text, judged] of CASES) {
    test(`${status ?? '–'} “${text}”: ${judged}`, () => assert.equal(judgeReply({ status, text }), judged))
  }
})

describe('nothing more goes to a mailbox', () => {
  const now = Temporal.Instant.from('2026-11-28T08:00:00Z')
  const days = (ago: number, became: PastLetter['became']): PastLetter => ({
    at: now.subtract({ hours: 24 * ago }),
    became,
  })
  const CASES: ReadonlyArray<
    readonly [
      what: string,
      outcome: 'hard' | 'soft' | 'complaint' | 'delivered' | 'unknown',
      letters: PastLetter[],
      decided: string | undefined,
    ]
  > = [
    ['that is none, at once', 'hard', [], 'bounced'],
    ['whose reader complained, at once', 'complaint', [days(0, 'delivered')], 'complained'],
    ['not because the sender was refused', 'unknown', [days(0, 'soft'), days(4, 'soft'), days(8, 'soft')], undefined],
    ['not because it was full once', 'soft', [days(0, 'soft')], undefined],
    [
      'not because it was full for three days of a daily letter',
      'soft',
      [0, 1, 2].map((ago) => days(ago, 'soft')),
      undefined,
    ],
    [
      'that was full for a week of a daily letter',
      'soft',
      [0, 1, 2, 3, 4, 5, 6, 7].map((ago) => days(ago, 'soft')),
      'bounced-repeatedly',
    ],
    ['not after two weeks of a weekly letter', 'soft', [days(0, 'soft'), days(7, 'soft')], undefined],
    [
      'that was full for three weekly letters',
      'soft',
      [0, 7, 14].map((ago) => days(ago, 'soft')),
      'bounced-repeatedly',
    ],
    [
      'not if one arrived in between',
      'soft',
      [days(0, 'soft'), days(3, 'soft'), days(4, 'delivered'), days(8, 'soft'), days(9, 'soft')],
      undefined,
    ],
    [
      'not if one in between was not heard of again',
      'soft',
      [days(0, 'soft'), days(7, 'none'), days(8, 'soft'), days(14, 'soft')],
      undefined,
    ],
    [
      'where one of yesterday may still come back',
      'soft',
      [days(0, 'soft'), days(1, 'none'), days(3, 'soft'), days(8, 'soft')],
      'bounced-repeatedly',
    ],
  ]
  for (const [what, outcome, letters, decided] of CASES) {
    test(what, () => assert.equal(decideSuppression(outcome, letters, now), decided))
  }
})

describe('how a receiving domain takes mail', () => {
  const CASES: ReadonlyArray<readonly [sent: number, hard: number, complaints: number, state: string]> = [
    [100_000, 50, 20, 'good'],
    [100_000, 50, 79, 'good'],
    [100_000, 50, 80, 'watch'],
    [100_000, 50, 239, 'watch'],
    [100_000, 50, 240, 'danger'],
    [100_000, 2_000, 0, 'watch'],
    [100_000, 5_000, 0, 'danger'],
    // One angry reader is one, and of a handful of mails no share says anything.
    [600, 0, 1, 'good'],
    [100, 30, 10, 'good'],
    [0, 3, 3, 'good'],
  ]
  for (const [sent, hard, complaints, state] of CASES) {
    test(`${complaints} complaints and ${hard} dead addresses of ${sent}: ${state}`, () => {
      const health = judgeHealth({ domain: 'gmail.com', sent, hard, soft: 0, complaints })
      assert.equal(health.state, state)
      assert.equal(health.why === '', state === 'good')
    })
  }
})
