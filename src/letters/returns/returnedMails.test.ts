import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openMail } from './openMail.ts'
import { judgeReturnedMail } from './returnedMail.rule.ts'

/** As the ledger makes them, with the signs that base64url has. */
const TOKEN = 'aB3_dEfG-hIjKlMnOpQ7'
const VERP = `bounce+${TOKEN}@mail.meridian.example`
const LETTER = `Received: from mail.meridian.example (mail.meridian.example [192.0.2.25])
\tby mx.example.net with ESMTPS id 4Xq; Fri, 27 Nov 2026 07:00:03 +0000
From: The Meridian <letters@meridian.example>
To: reader@example.net
Subject: The Daily Mark, 27 November
Message-ID: <l.${TOKEN}@meridian.example>
List-Id: <daily-mark.meridian.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Good morning. This mailbox is full of news; nobody unknown.
`

type Report = {
  from?: string
  to?: string
  subject?: string
  words: string
  fields?: string
  type?: string
  statusType?: string
  returned?: string
  headers?: string
}

/** A report in the standard's form (RFC 3464), of which servers vary everything. */
function report({ from, to = VERP, subject, words, fields = '', returned = LETTER, ...odd }: Report): string {
  const { type = 'multipart/report; report-type=delivery-status', statusType = 'message/delivery-status' } = odd
  return `Return-Path: <>
From: ${from ?? 'Mail Delivery System <MAILER-DAEMON@mx.example.net>'}
To: ${to}
Subject: ${subject ?? 'Undelivered Mail Returned to Sender'}
Message-ID: <20261127.1@mx.example.net>
${odd.headers ?? 'Auto-Submitted: auto-replied'}
MIME-Version: 1.0
Content-Type: ${type}; boundary="=_b1"

--=_b1
Content-Type: text/plain; charset=us-ascii

${words}

--=_b1
Content-Type: ${statusType}

${fields}

--=_b1
Content-Type: message/rfc822

${returned}
--=_b1--
`
}

const failed = (status: string, diagnostic: string, more = '') => `Reporting-MTA: dns; mx.example.net
Arrival-Date: Fri, 27 Nov 2026 07:00:03 +0000

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: ${status}
${more}Diagnostic-Code: ${diagnostic}`

const plain = (headers: string, body: string) => `${headers}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

${body}
`

const heardOf = async (source: string) =>
  judgeReturnedMail(await openMail(Buffer.from(source.replace(/\r?\n/g, '\r\n'))))

const CASES: ReadonlyArray<readonly [what: string, source: string, heard: string, says?: RegExp]> = [
  [
    'Postfix: no such user',
    report({
      words: 'This is the mail system at host mx.example.net. I am sorry to have to inform you …',
      fields: failed(
        '5.1.1',
        'smtp; 550 5.1.1 <reader@example.net>: Recipient address rejected: User unknown in\n    virtual mailbox table',
      ),
    }),
    'hard',
    /User unknown in virtual mailbox table/,
  ],
  [
    'Gmail: the account does not exist',
    report({
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      words:
        "** Address not found **\n\nYour message wasn't delivered to reader@gmail.example because the address couldn't be found.",
      fields: failed(
        '5.1.1',
        "smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n 550-5.1.1 double-checking the recipient's email address for typos.",
      ),
    }),
    'hard',
  ],
  [
    'Gmail: over quota',
    report({
      from: 'mailer-daemon@googlemail.com',
      words: "The recipient's inbox is out of storage space.",
      fields: failed('5.2.2', "smtp; 552-5.2.2 The recipient's inbox is out of storage space and inactive."),
    }),
    'soft',
  ],
  [
    'Gmail: it is our signature that is wrong',
    report({
      from: 'mailer-daemon@googlemail.com',
      words: 'Message blocked',
      fields: failed('5.7.26', 'smtp; 550-5.7.26 This mail has been blocked because the sender is unauthenticated.'),
    }),
    'unknown',
    /unauthenticated/,
  ],
  [
    'Microsoft 365: not found',
    report({
      from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@contoso.example>',
      subject: 'Undeliverable: The Daily Mark, 27 November',
      words: "Your message to reader@contoso.example couldn't be delivered.",
      fields: failed(
        '5.1.10',
        'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      ),
      headers: 'X-MS-Exchange-Message-Is-Ndr:\nAuto-Submitted: auto-generated',
    }),
    'hard',
  ],
  [
    'Microsoft 365: access denied is how a directory says that there is nobody',
    report({
      words: 'Delivery has failed to these recipients or groups',
      fields: failed('5.4.1', 'smtp;550 5.4.1 Recipient address rejected: Access denied. [AM0EUR02FT012.eop-EUR02]'),
    }),
    'unknown',
  ],
  [
    'Outlook.com: not signed as it wants',
    report({
      words: 'Delivery has failed',
      fields: failed(
        '5.7.515',
        'smtp; 550 5.7.515 Access denied, sending domain MERIDIAN.EXAMPLE does not meet the required authentication level.',
      ),
    }),
    'unknown',
  ],
  [
    'Hotmail: mailbox unavailable under a general code',
    report({
      words: 'failed',
      fields: failed('5.5.0', 'smtp; 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).'),
    }),
    'hard',
  ],
  [
    'Yahoo: a code of its own',
    report({
      words: 'Sorry, we were unable to deliver your message to the following address.',
      fields: failed(
        '5.0.0',
        "smtp; 554 delivery error: dd This user doesn't have a yahoo.example account (reader@yahoo.example) [0]",
      ),
    }),
    'hard',
  ],
  [
    'iCloud: by local policy',
    report({
      words: 'failed',
      fields: failed('5.7.1', 'smtp; 554 5.7.1 [CS01] Message rejected due to local policy.'),
    }),
    'unknown',
  ],
  [
    'GMX: greylisted for days',
    report({
      words: 'failed',
      fields: failed(
        '4.2.0',
        'smtp; 450 4.2.0 <reader@gmx.example>: Recipient address rejected: Greylisted, see http://postgrey.example',
      ),
    }),
    'soft',
  ],
  [
    'an expired one whose server was never reached',
    report({
      words: 'Delivery expired (message too old).',
      fields: failed('4.4.1', 'smtp; connect to mx.example.net[192.0.2.9]:25: Connection timed out'),
    }),
    'soft',
  ],
  [
    'a domain that is no more',
    report({
      words: 'failed',
      fields: failed(
        '5.4.4',
        'x-unix; Host or domain name not found. Name service error for name=gone.example type=AAAA: Host not found',
      ),
    }),
    'hard',
  ],
  [
    'a blocklist',
    report({
      words: 'failed',
      fields: failed(
        '5.0.0',
        'smtp; 554 Service unavailable; Client host [192.0.2.25] blocked using zen.dnsbl.example',
      ),
    }),
    'unknown',
  ],
  [
    'only delayed: the server goes on trying',
    report({
      subject: 'Delivery Status Notification (Delay)',
      words: 'Delivery incomplete. Gmail will retry for 47 more hours.',
      fields: failed('4.4.1', 'smtp; The recipient server did not accept our requests to connect.').replace(
        'Action: failed',
        'Action: delayed',
      ),
    }),
    'unknown',
  ],
  [
    'delivered, as was asked for by nobody',
    report({
      words: 'Your message was successfully delivered.',
      fields: failed('2.1.5', 'smtp; 250 ok').replace('Action: failed', 'Action: delivered'),
    }),
    'delivered',
  ],
  [
    'a report that calls itself mixed, with its status as text',
    report({
      type: 'multipart/mixed',
      statusType: 'text/plain; name="details.txt"',
      words: 'Could not be delivered',
      fields: failed('5.1.1', 'smtp; 550 No such user here'),
    }),
    'hard',
  ],
  [
    'a report whose status is attached in base64',
    report({ words: 'failed', fields: '' }).replace(
      'Content-Type: message/delivery-status\n\n\n',
      `Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${Buffer.from(failed('5.1.1', 'smtp; 550 5.1.1 unknown user')).toString('base64')}\n`,
    ),
    'hard',
  ],
  [
    'an internationalized report (RFC 6533)',
    report({
      statusType: 'message/global-delivery-status',
      words: 'fehlgeschlagen',
      fields: failed('5.1.1', 'smtp; 550 Unbekannter Empfänger'),
    }),
    'hard',
  ],
  [
    'a report that names an action and no reason',
    report({
      words: 'Your message could not be delivered. The mailbox is full.',
      fields:
        'Reporting-MTA: dns; x.example\n\nFinal-Recipient: rfc822; reader@example.net\nAction: failed\nStatus: 5.0.0',
    }),
    'soft',
  ],
  [
    'the second of two recipients of a relay failed',
    report({
      words: 'see below',
      fields: `Reporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; list@example.net\nAction: expanded\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; reader@example.net\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 5.2.1 The email account that you tried to reach is disabled.`,
    }),
    'hard',
  ],
  [
    'qmail',
    plain(
      `Return-Path: <>\nFrom: MAILER-DAEMON@qmail.example\nTo: ${VERP}\nSubject: failure notice`,
      `Hi. This is the qmail-send program at qmail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<reader@qmail.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${LETTER}`,
    ),
    'hard',
    /no mailbox here/,
  ],
  [
    'qmail that asked another',
    plain(
      `Return-Path: <>\nFrom: MAILER-DAEMON@qmail.example\nTo: ${VERP}\nSubject: failure notice`,
      `Hi. This is the qmail-send program at qmail.example.\n\n<reader@example.net>:\n192.0.2.77 does not like recipient.\nRemote host said: 552 5.2.2 Mailbox over quota\nGiving up on 192.0.2.77.\n\n--- Below this line is a copy of the message.\n\n${LETTER}`,
    ),
    'soft',
  ],
  [
    'Exim',
    plain(
      `Return-path: <>\nX-Failed-Recipients: reader@example.net\nAuto-Submitted: auto-replied\nFrom: Mail Delivery System <Mailer-Daemon@exim.example>\nTo: ${VERP}\nSubject: Mail delivery failed: returning message to sender`,
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  reader@example.net\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\n${LETTER}`,
    ),
    'hard',
  ],
  [
    'Exim that has not given up',
    plain(
      `Return-path: <>\nAuto-Submitted: auto-replied\nFrom: Mail Delivery System <Mailer-Daemon@exim.example>\nTo: ${VERP}\nSubject: Warning: message 1aBcD delayed 24 hours`,
      'This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on exim.example.\nNo action is required on your part.',
    ),
    'unknown',
  ],
  [
    'an old Exchange in words',
    plain(
      `Return-Path: <>\nFrom: System Administrator <postmaster@exchange.example>\nTo: ${VERP}\nSubject: Undeliverable: The Daily Mark`,
      `Your message did not reach some or all of the intended recipients.\n\n      Subject:  The Daily Mark, 27 November\n      Sent:     27/11/2026 07:00\n\nThe following recipient(s) could not be reached:\n\n      reader@exchange.example on 27/11/2026 07:00\n            The e-mail account does not exist at the organization this message was sent to.\n            <exchange.example #5.1.1>`,
    ),
    'hard',
  ],
  [
    'Exchange 2003 in German, a mailbox that is full',
    plain(
      `Return-Path: <>\nFrom: postmaster@firma.example\nTo: ${VERP}\nSubject: Undelivered Mail Returned to Sender`,
      'Fehler bei der Übermittlung der folgenden Nachricht.\nreader@firma.example\n#< #5.2.2 smtp; 552 5.2.2 Das Postfach ist voll: quota exceeded>',
    ),
    'soft',
  ],
  [
    'Lotus Domino in HTML alone',
    `Return-Path: <>\nFrom: Postmaster@domino.example\nTo: ${VERP}\nSubject: DELIVERY FAILURE: User reader (reader@domino.example) not listed in Domino Directory\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>Your message</p><p>was not delivered: undeliverable to <b>reader@domino.example</b></p><p>because:</p><p>550 5.1.1 No such user</p></body></html>\n`,
    'hard',
  ],
  [
    'a complaint as Yahoo sends it',
    report({
      from: 'Yahoo! Mail AntiSpam Feedback <feedback@arf.mail.example>',
      to: 'abuse@meridian.example',
      subject: 'FW: The Daily Mark, 27 November',
      type: 'multipart/report; report-type=feedback-report',
      statusType: 'message/feedback-report',
      words: 'This is an email abuse report for an email message from meridian.example.',
      fields:
        'Feedback-Type: abuse\nUser-Agent: Yahoo!-Mail-Feedback/2.0\nVersion: 0.1\nOriginal-Mail-From: <letters@meridian.example>\nReported-Domain: meridian.example',
      headers: 'X-Feedback: 1',
    }),
    'complaint',
    /abuse/,
  ],
  [
    'a complaint whose headers alone came back',
    report({
      to: 'abuse@meridian.example',
      type: 'multipart/report; report-type="feedback-report"',
      statusType: 'message/feedback-report',
      words: 'Abuse report',
      fields: 'Feedback-Type: ABUSE\nUser-Agent: SomeGenerator/1.0\nVersion: 1',
    }).replace('Content-Type: message/rfc822', 'Content-Type: text/rfc822-headers'),
    'complaint',
  ],
  [
    'not spam after all',
    report({
      type: 'multipart/report; report-type=feedback-report',
      statusType: 'message/feedback-report',
      words: 'Not spam report',
      fields: 'Feedback-Type: not-spam\nUser-Agent: x\nVersion: 1',
    }),
    'unknown',
  ],
  [
    'somebody is out of the office, by the standard',
    plain(
      `Return-Path: <reader@example.net>\nFrom: Reader <reader@example.net>\nTo: ${VERP}\nAuto-Submitted: auto-replied\nSubject: Re: The Daily Mark\nIn-Reply-To: <l.${TOKEN}@meridian.example>`,
      'I am traveling until Monday. The mailbox of my colleague does not exist yet.',
    ),
    'auto-reply',
  ],
  [
    'Exchange is out of the office',
    plain(
      `Return-Path: <>\nFrom: Reader <reader@contoso.example>\nTo: ${VERP}\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated\nSubject: Automatic reply: The Daily Mark, 27 November`,
      'Thank you for your message. I am out of the office.',
    ),
    'auto-reply',
  ],
  [
    'one that only its subject gives away, in Japanese',
    plain(
      `From: reader@example.jp\nTo: ${VERP}\nSubject: =?UTF-8?B?${Buffer.from('自動返信: 休暇中です').toString('base64')}?=`,
      '休暇中です。',
    ),
    'auto-reply',
  ],
  [
    'one that only its subject gives away, in German',
    plain(
      `From: leser@example.de\nTo: ${VERP}\nSubject: Abwesenheitsnotiz: The Daily Mark`,
      'Ich bin bis Montag nicht da.',
    ),
    'auto-reply',
  ],
  [
    'a vacation program of an old Unix',
    plain(`From: reader@unix.example\nTo: ${VERP}\nPrecedence: bulk\nSubject: away`, 'I am reading my mail seldom.'),
    'auto-reply',
  ],
  [
    'a reader who writes about a mailbox that is full',
    plain(
      `From: Reader <reader@example.net>\nTo: ${VERP}\nSubject: Re: The Daily Mark`,
      'Please stop, my mailbox is full and the user unknown to me.',
    ),
    'personal',
  ],
]

describe('what comes back', () => {
  for (const [what, source, heard, says] of CASES) {
    test(`${what}: ${heard}`, async () => {
      const judged = await heardOf(source)
      assert.deepEqual([judged.heard, judged.token], [heard, TOKEN])
      if (says) assert.match(judged.diagnostic, says)
    })
  }

  test('a relay that rewrote the return path is understood by the Message-ID that it sends back', async () => {
    const rewritten = report({
      to: 'bounces@relay.example',
      words: 'failed',
      fields: failed('5.1.1', 'smtp; 550 5.1.1 no such user'),
    })
    assert.equal((await heardOf(rewritten)).token, TOKEN)
    const elsewhere = rewritten.replaceAll(TOKEN, 'not-a-token')
    assert.deepEqual((await heardOf(elsewhere)).token, undefined)
  })

  test('a mail cut off in its middle, one without an end and one that is none are read as far as they go', async () => {
    const whole = report({ words: 'failed', fields: failed('5.1.1', 'smtp; 550 5.1.1 no such user') })
    assert.equal((await heardOf(whole.slice(0, whole.indexOf('List-Id')))).heard, 'hard')
    assert.equal((await heardOf('')).heard, 'personal')
    assert.equal((await heardOf('\u0000\u0001 nothing')).heard, 'personal')
    const deep = Array.from(
      { length: 60 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('')
    assert.equal((await heardOf(`From: x@example.org\n${deep}`)).heard, 'personal')
  })
})
