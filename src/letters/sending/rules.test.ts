import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { allowanceOf } from './allowance.rule.ts'
import { decideArm } from './decideArm.rule.ts'
import { judgeReply } from './judgeReply.rule.ts'
import { relayFields } from './relayFields.rule.ts'
import { backOffFor, retryAfter } from './retry.rule.ts'

const judged = (command: string, code: number | undefined, words = '', handedOver = false) => {
  const judgment = judgeReply({ command, code, words, handedOver })
  return judgment.kind === 'later' ? `later: ${judgment.scope}` : judgment.kind
}

describe('what a reply means for a letter', () => {
  const table: ReadonlyArray<readonly [string, number | undefined, string, boolean, string]> = [
    ['CONN', undefined, 'ECONNREFUSED', false, 'later: server'],
    ['CONN', undefined, 'Timeout', true, 'undecided'],
    ['CONN', 421, '421 4.3.2 busy', false, 'later: server'],
    ['CONN', 554, '554 no', false, 'later: server'],
    ['AUTH PLAIN', 535, '535 5.7.8 no', false, 'configuration'],
    ['AUTH PLAIN', 454, '454 4.7.0 later', false, 'later: server'],
    ['MAIL FROM', 530, '530 5.7.0 authentication required', false, 'configuration'],
    ['MAIL FROM', 553, '553 5.7.1 not owned by user', false, 'configuration'],
    ['MAIL FROM', 452, '452 4.3.1 full', false, 'later: server'],
    ['RCPT TO', 550, '550 5.1.1 unknown', false, 'refused'],
    ['RCPT TO', 554, '554 5.7.1 relay access denied', false, 'refused'],
    ['RCPT TO', 451, '451 4.7.1 greylisted', false, 'later: receiver'],
    ['RCPT TO', 450, '450 4.2.1 busy', false, 'later: recipient'],
    ['RCPT TO', 503, '503 bad sequence', false, 'later: server'],
    ['DATA', 550, '550 5.7.515 Access denied', true, 'configuration'],
    ['DATA', 550, '550-5.7.26 unauthenticated', true, 'configuration'],
    ['DATA', 550, '550 5.7.1 Unauthenticated email is not accepted due to DMARC', true, 'configuration'],
    ['DATA', 550, '550-5.7.25 no PTR record', true, 'configuration'],
    ['DATA', 550, '550 5.7.1 message content rejected', true, 'refused'],
    ['DATA', 552, '552 5.3.4 too big', true, 'refused'],
    ['DATA', 421, '421 4.7.28 rate', true, 'later: receiver'],
    ['DATA', 452, '452 4.2.2 over quota', true, 'later: recipient'],
    ['DATA', undefined, 'hello there', true, 'undecided'],
  ]
  for (const [command, code, words, handedOver, expected] of table) {
    test(`${command} answered with “${words}” is ${expected}`, () => {
      assert.equal(judged(command, code, words, handedOver), expected)
    })
  }

  test('whatever is answered, nobody is refused for what is not about them, and only silence leaves it open', () => {
    const commands = fc.constantFrom('CONN', 'EHLO', 'STARTTLS', 'AUTH PLAIN', 'MAIL FROM', 'RCPT TO', 'DATA')
    fc.assert(
      fc.property(
        commands,
        fc.option(fc.integer({ min: 200, max: 599 })),
        fc.string(),
        fc.boolean(),
        (command, code, words, handedOver) => {
          const said = judged(command, code ?? undefined, words, handedOver)
          if (said === 'refused') assert.ok(['RCPT TO', 'DATA'].includes(command) && (code ?? 0) >= 500)
          assert.equal(said === 'undecided', code === null && handedOver)
        },
      ),
    )
  })
})

describe('how long a mail is tried', () => {
  test('a mailbox that is full is tried for about a day, at least once an hour, and then given up', () => {
    let minutes = 0
    let tries = 0
    for (let pause = retryAfter(++tries); pause; pause = retryAfter(++tries)) {
      assert.ok(pause.total('minutes') <= 60)
      minutes += pause.total('minutes')
    }
    assert.ok(minutes > 20 * 60 && minutes < 26 * 60, `${minutes} minutes`)
  })

  test('a server that restarts is asked again within seconds, a receiver that wants patience after a minute', () => {
    assert.equal(backOffFor('server', 1).total('seconds'), 5)
    assert.equal(backOffFor('gmail', 1).total('seconds'), 60)
    assert.equal(backOffFor('server', 30).total('seconds'), 300)
    assert.equal(backOffFor('gmail', 30).total('seconds'), 3600)
  })

  test('a domain that begins to send has few at first, twice as many each day, and after two weeks no limit', () => {
    const limits = { perSecond: {}, warmUpFrom: '2026-11-28' }
    assert.equal(allowanceOf(limits, '2026-11-28'), 500)
    assert.equal(allowanceOf(limits, '2026-11-30'), 2_000)
    assert.equal(allowanceOf(limits, '2026-12-12'), Number.POSITIVE_INFINITY)
    assert.equal(allowanceOf({ perSecond: {}, warmUpFrom: undefined }, '2026-11-28'), Number.POSITIVE_INFINITY)
  })
})

describe('which of two subjects wins', () => {
  const cases: ReadonlyArray<readonly [string, [number, number], [number, number], 'a' | 'b']> = [
    ['more people clicked the second', [100, 5], [100, 9], 'b'],
    ['more people clicked the first', [100, 9], [100, 5], 'a'],
    ['as many', [100, 8], [100, 8], 'a'],
    ['too few clicked to say', [100, 1], [100, 6], 'a'],
    ['a smaller half clicked more often', [100, 10], [50, 9], 'b'],
    ['nobody had either', [0, 0], [0, 0], 'a'],
  ]
  for (const [name, a, b, expected] of cases) {
    test(`${name}: ${expected}`, () => {
      const count = ([sent, clicked]: [number, number]) => ({ sent, clicked })
      assert.equal(decideArm(count(a), count(b)), expected)
    })
  }
})

describe('what a relay is told', () => {
  for (const [url, shared, own] of [
    ['smtp://key:key@smtp.postmarkapp.com:587', 'X-PM-KeepID: true', ''],
    ['smtp://key:key@smtp-broadcasts.postmarkapp.com:2525', 'X-PM-KeepID: true', ''],
    ['smtps://name:key@smtp-relay.brevo.com', '', 'X-Mailin-custom: token'],
    ['smtp://email-smtp.eu-west-1.amazonaws.com:587', '', ''],
    ['smtp://notpostmarkapp.com', '', ''],
    [undefined, '', ''],
  ] as const) {
    test(`${url ?? 'the outbox'} lets what comes back be known`, () => {
      const fields = relayFields(url)
      const said = (list: readonly (readonly [string, string])[]) => list.map((one) => one.join(': ')).join()
      assert.deepEqual([said(fields.shared), said(fields.own('token'))], [shared, own])
    })
  }
})
