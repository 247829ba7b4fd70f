import assert from 'node:assert/strict'
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { enterSentLetter, type SentLetter } from '../../../tests/support/ledgerLines.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { snsCertificate, snsKey } from '../../../tests/support/snsCertificate.ts'
import { findSuppression } from '../returns/returns.module.ts'

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:letters'
const CERTIFICATE = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem'
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const SECRETS = {
  postmark: 'dateline:a long password',
  mailgun: 'key-0123456789abcdef',
  ses: TOPIC,
  sendgrid: ec.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  brevo: 'a-bearer-token-of-brevo',
}

let site: TestSite
const asked: string[] = []
let isReachable = true
before(async () => {
  site = await createSite('mail webhooks', {
    returning: {
      webhooks: SECRETS,
      certificateAt: async (url) => {
        asked.push(url)
        if (!isReachable) throw new Error('no way there')
        return snsCertificate
      },
    },
  })
})
after(() => site?.close())

let day = 0
async function sent(email: string): Promise<SentLetter> {
  const [letter] = await enterSentLetter(site.dateline.db, site.dateline.clock.now().subtract({ hours: 24 * day++ }), [
    email,
  ])
  return letter as SentLetter
}

async function post(provider: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await site.dateline.app.request(`/webhooks/mail/${provider}`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const reasonOf = async (email: string) => (await findSuppression(site.dateline.db, email))?.reason

async function storedReturns(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from mail_returns`.execute(site.dateline.db)
  return rows[0]?.count ?? 0
}

const basic = { authorization: `Basic ${Buffer.from(SECRETS.postmark).toString('base64')}` }
const bearer = { authorization: `Bearer ${SECRETS.brevo}` }

const mailgun = (event: object, { key = SECRETS.mailgun } = {}) => {
  const [timestamp, token] = ['1796000000', 'e0b5477167110d68991efc6b9f89f0a11066af27834600e123']
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex')
  return { signature: { timestamp, token, signature }, 'event-data': event }
}

const sendgrid = (body: string) => {
  const timestamp = '1796000000'
  const signature = createSign('sha256')
    .update(timestamp + body)
    .sign(ec.privateKey)
    .toString('base64')
  return {
    'x-twilio-email-event-webhook-signature': signature,
    'x-twilio-email-event-webhook-timestamp': timestamp,
  }
}

function sns(message: unknown, more: Record<string, string> = {}) {
  const envelope: Record<string, string> = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: TOPIC,
    Subject: 'Amazon SES Email Event Notification',
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: '2026-11-28T08:00:00.000Z',
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE,
    UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
    ...more,
  }
  const names =
    envelope.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
  const text = names.map((name) => `${name}\n${envelope[name]}\n`).join('')
  const algorithm = envelope.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1'
  return { ...envelope, Signature: createSign(algorithm).update(text).sign(snsKey).toString('base64') }
}

const sesMail = (token: string) => ({
  messageId: '0102018f-aaaa',
  timestamp: '2026-11-28T07:00:00.000Z',
  headers: [
    { name: 'From', value: 'letters@meridian.example' },
    { name: 'Message-ID', value: `<l.${token}@meridian.example>` },
  ],
})

describe('a dead mailbox is written to no more, whichever provider says so', () => {
  test('Postmark', async () => {
    const { token, email } = await sent('postmark@example.org')
    const event = {
      RecordType: 'Bounce',
      ID: 4323372036854,
      Type: 'HardBounce',
      TypeCode: 1,
      MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
      Metadata: { letter: token },
      Email: email,
      Details: 'smtp;550 5.1.1 The email account that you tried to reach does not exist.',
      MessageStream: 'broadcast',
    }
    assert.deepEqual(await post('postmark', event, basic), {
      status: 200,
      body: { recorded: 1, again: 0, unmatched: 0 },
    })
    assert.deepEqual((await post('postmark', event, basic)).body, { recorded: 0, again: 1, unmatched: 0 })
    assert.equal(await reasonOf(email), 'bounced')
  })

  test('Mailgun', async () => {
    const { token, email } = await sent('mailgun@example.org')
    const event = {
      id: 'CCXMjJ7nQi2N3BPigGOdgQ',
      event: 'failed',
      severity: 'permanent',
      reason: 'bounce',
      recipient: email,
      'delivery-status': { code: 550, 'enhanced-code': '5.1.1', message: '5.1.1 no such user', 'attempt-no': 1 },
      message: { headers: { 'message-id': `l.${token}@meridian.example`, subject: 'x' } },
      timestamp: 1796000000.123,
    }
    assert.equal((await post('mailgun', mailgun(event))).body.recorded, 1)
    assert.equal(await reasonOf(email), 'bounced')
  })

  test('Amazon, by way of its notifications, signed in the old way and the new', async () => {
    for (const [version, name] of [
      ['1', 'old'],
      ['2', 'new'],
    ] as const) {
      const { token, email } = await sent(`ses-${name}@example.org`)
      const event = {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          feedbackId: `0102018f-${name}`,
          bouncedRecipients: [
            { emailAddress: email, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
          ],
          timestamp: '2026-11-28T07:00:04.000Z',
        },
        mail: sesMail(token),
      }
      assert.equal((await post('ses', sns(event, { SignatureVersion: version }))).body.recorded, 1)
      assert.equal(await reasonOf(email), 'bounced')
    }
  })

  test('SendGrid, many at once', async () => {
    const [first, second] = [await sent('sendgrid@example.org'), await sent('sendgrid2@example.org')]
    const event = (token: string, email: string, more: object) => ({
      email,
      timestamp: 1796000000,
      'smtp-id': `<l.${token}@meridian.example>`,
      sg_event_id: `event ${email}`,
      sg_message_id: 'x.filter0001',
      ...more,
    })
    const body = JSON.stringify([
      event(first.token, first.email, {
        event: 'bounce',
        type: 'bounce',
        status: '5.1.1',
        reason: '550 5.1.1 no such user',
      }),
      event(second.token, second.email, { event: 'dropped', reason: 'Bounced Address' }),
      event(second.token, second.email, { event: 'open', sg_event_id: 'an open' }),
      { nonsense: true },
    ])
    assert.equal((await post('sendgrid', body, sendgrid(body))).body.recorded, 2)
    assert.deepEqual([await reasonOf(first.email), await reasonOf(second.email)], ['bounced', 'bounced'])
  })

  test('Brevo', async () => {
    const { token, email } = await sent('brevo@example.org')
    const event = {
      event: 'hard_bounce',
      email,
      id: 26224,
      date: '2026-11-28 08:00:00',
      ts: 1796000000,
      'message-id': `<l.${token}@meridian.example>`,
      ts_event: 1796000000,
      subject: 'The Daily Mark',
      ts_epoch: 1796000000123,
      reason: '550 5.1.1 no such user',
    }
    assert.equal((await post('brevo', event, bearer)).body.recorded, 1)
    assert.equal(await reasonOf(email), 'bounced')
  })
})

describe('whoever complained gets nothing more', () => {
  test('told by each provider in its own words', async () => {
    const letters = await Promise.all(
      ['postmark', 'mailgun', 'ses', 'sendgrid', 'brevo'].map((name) => sent(`angry-${name}@example.org`)),
    )
    const [postmark, gun, ses, grid, brevo] = letters as [SentLetter, SentLetter, SentLetter, SentLetter, SentLetter]
    await post(
      'postmark',
      { RecordType: 'SpamComplaint', ID: 42, Type: 'SpamComplaint', Email: postmark.email, MessageID: 'x' },
      basic,
    )
    await post('mailgun', mailgun({ id: 'complaint', event: 'complained', recipient: gun.email }))
    await post(
      'ses',
      sns({
        notificationType: 'Complaint',
        complaint: {
          feedbackId: 'complaint',
          complaintFeedbackType: 'abuse',
          complainedRecipients: [{ emailAddress: ses.email }],
        },
        mail: sesMail(ses.token),
      }),
    )
    const body = JSON.stringify([{ event: 'spamreport', sg_event_id: 'complaint', email: grid.email }])
    await post('sendgrid', body, sendgrid(body))
    await post('brevo', { event: 'spam', email: brevo.email, 'message-id': '<x@y>', ts_epoch: 5 }, bearer)
    for (const { email } of letters) assert.equal(await reasonOf(email), 'complained', email)
  })
})

test('a refusal of the sender, a delay and an event that is new to us suppress nobody', async () => {
  const { token, email } = await sent('fine@example.org')
  const id = { 'message-id': `l.${token}@meridian.example` }
  await post(
    'postmark',
    {
      RecordType: 'Bounce',
      ID: 1,
      Type: 'Blocked',
      Email: email,
      MessageID: 'x',
      Details: '550 5.7.1 blocked by policy',
    },
    basic,
  )
  await post('postmark', { RecordType: 'SubscriptionChange', Recipient: email }, basic)
  await post('postmark', { RecordType: 'Bounce', ID: 2, Type: 'AutoResponder', Email: email, MessageID: 'x' }, basic)
  await post(
    'mailgun',
    mailgun({ id: 'delayed', event: 'failed', severity: 'temporary', recipient: email, message: { headers: id } }),
  )
  await post(
    'mailgun',
    mailgun({
      id: 'refused',
      event: 'failed',
      severity: 'permanent',
      recipient: email,
      message: { headers: id },
      'delivery-status': { code: 550, message: '5.7.26 unauthenticated' },
    }),
  )
  await post(
    'ses',
    sns({
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Transient',
        bounceSubType: 'ContentRejected',
        feedbackId: 'content',
        bouncedRecipients: [{ emailAddress: email }],
      },
      mail: sesMail(token),
    }),
  )
  await post(
    'ses',
    sns({
      eventType: 'Complaint',
      complaint: {
        feedbackId: 'kind',
        complaintFeedbackType: 'not-spam',
        complainedRecipients: [{ emailAddress: email }],
      },
      mail: sesMail(token),
    }),
  )
  await post(
    'brevo',
    { event: 'hard_bounce', email, 'message-id': '<x@y>', ts_epoch: 6, reason: '554 5.7.1 rejected by DMARC policy' },
    bearer,
  )
  await post('brevo', { event: 'a_new_event', email }, bearer)
  await post('brevo', 'no JSON at all', bearer)
  assert.equal(await reasonOf(email), undefined)
})

test('what a provider says it delivered is known of the letter', async () => {
  const { token, email, letterId } = await sent('delivered@example.org')
  await post(
    'ses',
    sns({ eventType: 'Delivery', delivery: { recipients: [email], smtpResponse: '250 ok' }, mail: sesMail(token) }),
  )
  const { rows } = await sql<{
    outcome: string
  }>`select outcome from mail_returns where letter_id = ${letterId}`.execute(site.dateline.db)
  assert.deepEqual(rows, [{ outcome: 'delivered' }])
})

test('what is signed wrongly, not at all, or by another provider is refused and leaves no trace', async () => {
  const { email } = await sent('victim@example.org')
  const before = await storedReturns()
  const bounce = { RecordType: 'Bounce', ID: 99, Type: 'HardBounce', Email: email, MessageID: 'x' }
  const failed = { id: 'forged', event: 'failed', severity: 'permanent', reason: 'suppress-bounce', recipient: email }
  const grid = JSON.stringify([{ event: 'bounce', type: 'bounce', status: '5.1.1', sg_event_id: 'forged', email }])
  const ses = {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'NoEmail',
      feedbackId: 'forged',
      bouncedRecipients: [{ emailAddress: email }],
    },
    mail: { messageId: 'x' },
  }
  const answers = {
    'Postmark without a password': await post('postmark', bounce),
    'Postmark with another': await post('postmark', bounce, {
      authorization: `Basic ${Buffer.from('dateline:guess').toString('base64')}`,
    }),
    'Postmark with Brevo’s': await post('postmark', bounce, bearer),
    'Mailgun unsigned': await post('mailgun', { 'event-data': failed }),
    'Mailgun with another key': await post('mailgun', mailgun(failed, { key: 'another key' })),
    'SendGrid unsigned': await post('sendgrid', grid),
    'SendGrid with another body': await post('sendgrid', `${grid} `, sendgrid(grid)),
    'SendGrid with nonsense': await post('sendgrid', grid, {
      ...sendgrid(grid),
      'x-twilio-email-event-webhook-signature': 'AAAA',
    }),
    'Brevo without a token': await post('brevo', { event: 'hard_bounce', email }),
    'Amazon unsigned': await post('ses', ses),
    'Amazon with another text': await post('ses', {
      ...sns(ses),
      Message: JSON.stringify({ ...ses, eventType: 'Complaint' }),
    }),
    'Amazon of another topic': await post('ses', sns(ses, { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:others' })),
  }
  for (const [what, { status, body }] of Object.entries(answers)) {
    assert.equal(status, 401, what)
    assert.equal((body.error as { code: string }).code, 'signature', what)
  }
  assert.equal(await storedReturns(), before)
  assert.equal(await reasonOf(email), undefined)
})

test('a certificate is fetched from Amazon alone, whatever a message says', async () => {
  asked.length = 0
  const elsewhere = [
    'https://evil.example/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
    'http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
    'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
    'https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
    'https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
    'https://sns.eu-west-1.amazonaws.com/other.pem',
    'file:///etc/passwd',
  ]
  for (const SigningCertURL of elsewhere) assert.equal((await post('ses', sns({}, { SigningCertURL }))).status, 401)
  assert.deepEqual(asked, [])
  isReachable = false
  assert.equal((await post('ses', sns({}))).status, 503)
  isReachable = true
})

test('a topic is confirmed where Amazon asks, and nowhere else', async () => {
  const confirmation = (SubscribeURL: string) =>
    sns('You have chosen to subscribe', { Type: 'SubscriptionConfirmation', Token: '2336412f37', SubscribeURL })
  const right = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37'
  assert.equal((await post('ses', confirmation('https://evil.example/?Action=ConfirmSubscription'))).status, 401)
  assert.equal((await post('ses', confirmation(right))).status, 200)
  const { rows } = await sql<{ data: { url: string } }>`
    select data from jobs.job where name = 'confirm-mail-topic'`.execute(site.dateline.db)
  assert.deepEqual(
    rows.map(({ data }) => data.url),
    [right],
  )
})

test('a provider that nobody has set up, a wrong method and a body without end are refused', async () => {
  assert.equal((await post('resend', {})).status, 404)
  assert.equal((await site.dateline.app.request('/webhooks/mail/postmark')).status, 405)
  assert.equal((await post('postmark', 'x'.repeat(5_000_000), basic)).status, 413)
})
