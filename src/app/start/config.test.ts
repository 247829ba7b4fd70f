import assert from 'node:assert/strict'
import test from 'node:test'
import { ConfigProblem, readConfig } from './config.ts'

test('nothing needs to be set', () => {
  const config = readConfig({})
  assert.equal(config.port, 3000)
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.origin, 'http://127.0.0.1:3000')
  assert.equal(config.simulatorPort, 3001)
  assert.equal(config.sample, true)
  assert.match(config.dataFolder, /\/data$/)
})

const wrong: [string, Record<string, string>, RegExp][] = [
  ['a port that is no number', { PORT: 'abc' }, /^PORT .*1 to 65535/],
  ['a port beyond the last', { PORT: '70000' }, /^PORT /],
  ['a port in another notation', { PORT: '0x10' }, /^PORT must be a port from 1 to 65535$/],
  ['a sample that is neither on nor off', { DATELINE_SAMPLE: 'no' }, /^DATELINE_SAMPLE must be one of on, off$/],
  ['an origin with a path', { DATELINE_URL: 'https://news.example.org/site' }, /^DATELINE_URL /],
  ['an origin of another scheme', { DATELINE_URL: 'ftp://news.example.org' }, /^DATELINE_URL /],
  ['a database of another kind', { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL .*postgres:\/\//],
  ['a database without the secret that its processes share', { DATABASE_URL: 'postgres://x/y' }, /DATELINE_SECRET/],
  ['a secret that can be guessed', { DATELINE_SECRET: 'short' }, /^DATELINE_SECRET .*32/],
  ['a payment key without its webhook secret', { STRIPE_SECRET_KEY: 'sk_test_x' }, /STRIPE_WEBHOOK_SECRET/],
  [
    'a publishable key where the secret one belongs',
    { STRIPE_SECRET_KEY: 'pk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' },
    /STRIPE_SECRET_KEY/,
  ],
  ['a mail server with a space in its name', { SMTP_URL: 'smtp://mail server' }, /^SMTP_URL /],
  ['a mail server of another scheme', { SMTP_URL: 'http://mail' }, /^SMTP_URL /],
  ['a mailbox of another scheme', { BOUNCE_IMAP_URL: 'pop3://a:b@mail.example.org' }, /^BOUNCE_IMAP_URL must be /],
  ['a mailbox of nobody', { BOUNCE_IMAP_URL: 'imaps://mail.example.org' }, /^BOUNCE_IMAP_URL must be /],
  ['a domain of returned mail that is none', { BOUNCE_DOMAIN: 'mail' }, /^BOUNCE_DOMAIN must be /],
  ['a provider that is not known', { MAIL_WEBHOOKS: 'mailer=abcdefgh' }, /^MAIL_WEBHOOKS .*postmark, mailgun/],
  ['a secret that is too short to be one', { MAIL_WEBHOOKS: 'brevo=short' }, /^MAIL_WEBHOOKS .*too short/],
  ['a password alone', { MAIL_WEBHOOKS: 'postmark=a-long-password' }, /^MAIL_WEBHOOKS .*user and a password/],
  ['a topic that is none', { MAIL_WEBHOOKS: 'ses=my-own-topic' }, /^MAIL_WEBHOOKS must name the topic/],
  ['two who sign', { DKIM_SIGNER: 'relay', DKIM_KEY: '/key.pem' }, /one of them signs/],
  ['a network without its length', { TRUSTED_PROXIES: '10.0.0.0/' }, /TRUSTED_PROXIES has “10.0.0.0\/”/],
  ['a network of half a bit', { TRUSTED_PROXIES: '10.0.0.0/8.5' }, /TRUSTED_PROXIES has /],
  ['a last port, which leaves none for the simulator', { PORT: '65535' }, /SIMULATOR_PORT/],
  ['a proxy that is no address', { TRUSTED_PROXIES: '10.0.0.0/8, proxy.local' }, /TRUSTED_PROXIES has “proxy.local”/],
  ['a network with too many bits', { TRUSTED_PROXIES: '10.0.0.0/40' }, /TRUSTED_PROXIES/],
  ['a log level that there is not', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of fatal, error, warn,/],
  ['a sample that is neither on nor off', { DATELINE_SAMPLE: 'maybe' }, /^DATELINE_SAMPLE /],
]

for (const [what, env, message] of wrong) {
  test(`${what} stops the start with one line that names it`, () => {
    assert.throws(
      () => readConfig(env),
      (error: Error) => error instanceof ConfigProblem && message.test(error.message) && !error.message.includes('\n'),
    )
  })
}

test('an empty variable is an absent one', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: '', SMTP_URL: '' }).port, 3000)
})

test('a wrong secret is never repeated on a terminal', () => {
  for (const env of [
    { BOUNCE_IMAP_URL: 'imap://me:hidden-word@' },
    { MAIL_WEBHOOKS: 'postmark=hidden-word' },
    { MAIL_WEBHOOKS: 'hidden-word' },
  ]) {
    assert.throws(
      () => readConfig(env),
      (error: Error) => error instanceof ConfigProblem && !error.message.includes('hidden'),
    )
  }
})

test('mail that comes back is looked for where the environment says, whatever signs its password has', () => {
  const { returnMailbox, mailWebhooks } = readConfig({
    BOUNCE_IMAP_URL: 'imaps://bounces%40news.example.org:p%40ss%3Aword@mail.example.org/Bounces/New',
    MAIL_WEBHOOKS: 'postmark=name:long-enough  sendgrid=MFkwEwYHKoZIzj0CAQ==',
  })
  assert.deepEqual(returnMailbox, {
    host: 'mail.example.org',
    port: 993,
    secure: true,
    user: 'bounces@news.example.org',
    password: 'p@ss:word',
    folder: 'Bounces/New',
  })
  assert.deepEqual(mailWebhooks, { postmark: 'name:long-enough', sendgrid: 'MFkwEwYHKoZIzj0CAQ==' })
  const google = 'https://oauth2.googleapis.com/token?client_id=a&client_secret=b%2B&refresh_token=1//c'
  const granted = { BOUNCE_IMAP_URL: 'imaps://bounces%40example.org@imap.gmail.com', BOUNCE_IMAP_OAUTH: google }
  assert.deepEqual(readConfig(granted).returnMailbox, {
    ...{ host: 'imap.gmail.com', port: 993, secure: true, user: 'bounces@example.org', password: '', folder: 'INBOX' },
    grant: {
      url: 'https://oauth2.googleapis.com/token',
      form: { grant_type: 'refresh_token', client_id: 'a', client_secret: 'b+', refresh_token: '1//c' },
    },
  })
  const microsoft = `https://login.microsoftonline.com/t/oauth2/v2.0/token?client_id=a&client_secret=b&scope=${encodeURIComponent('https://outlook.office365.com/.default')}`
  assert.deepEqual(readConfig({ ...granted, BOUNCE_IMAP_OAUTH: microsoft }).returnMailbox?.grant?.form, {
    ...{ grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' },
    scope: 'https://outlook.office365.com/.default',
  })
  for (const [wrong, says] of [
    [{ ...granted, BOUNCE_IMAP_URL: 'imaps://a:hush@b.example' }, /has a password beside BOUNCE_IMAP_OAUTH/],
    [{ BOUNCE_IMAP_OAUTH: google }, /BOUNCE_IMAP_URL is not/],
    [{ ...granted, BOUNCE_IMAP_OAUTH: google.replace('https', 'http') }, /^BOUNCE_IMAP_OAUTH must be an address/],
    [{ ...granted, BOUNCE_IMAP_OAUTH: 'https://a.example/?client_id=hush' }, /^BOUNCE_IMAP_OAUTH must be/],
  ] as const) {
    assert.throws(
      () => readConfig(wrong),
      ({ message }: Error) => says.test(message) && !/hush|=b/.test(message),
    )
  }
  assert.equal(readConfig({}).returnMailbox, undefined)
})

test('forwarded addresses are believed from the named proxies only', () => {
  const { trustedProxies } = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' })
  assert.equal(trustedProxies?.check('10.1.2.3'), true)
  assert.equal(trustedProxies?.check('::1', 'ipv6'), true)
  assert.equal(trustedProxies?.check('11.0.0.1'), false)
})

test('a bucket is named by one address, and what is wrong with it is said without its secret', () => {
  assert.equal(readConfig({}).bucket, undefined)
  assert.equal(readConfig({ S3_URL: '' }).bucket, undefined)
  assert.equal(readConfig({ S3_URL: 'https://key:hidden@s3.example.org/news' }).bucket?.bucket, 'news')
  for (const wrong of [
    'https://key:hid/den@s3.example.org/news',
    's3://key:hidden@news',
    'https://key:hidden@s3.example.org',
  ])
    assert.throws(
      () => readConfig({ S3_URL: wrong }),
      (error: Error) =>
        error instanceof ConfigProblem && /^S3_URL [^\n]*$/.test(error.message) && !/hid/.test(error.message),
    )
})
